"""A price that nobody knows: under a cap nothing goes before the artist lets one go to learn it."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.errors import Busy, OutcomeUnknown
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.prices import UNITS
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed, Failed, Hold, Queued, Take, Uncertain
from hailuo_desktop.engine.events import Cause, Halt, QueueChanged
from tests.fakes.service import FakeTask
from tests.fakes.world import Bench

PRICES = {("512p", 6): 8, ("512p", 10): 13, ("768p", 6): 20, ("768p", 10): 33, ("1080p", 6): 50}
STILL = Frame("still", "still.png", ImageFacts("png", 1280, 720, 7))
CAPS = (1, 19, 70, 1000)


def halt(bench: Bench) -> Halt | None:
    found = [event.halt for event in bench.events if isinstance(event, QueueChanged)]
    return found[-1] if found else None


def of_kind(take: Take, quality: str, duration: int, model: str = "") -> Take:
    """A kind that there is: only with a first frame can a film have 512p."""
    frames = (STILL,) if quality == "512p" else ()
    request = replace(take.request, quality=quality, duration=duration, frames=frames)
    mode = Mode.I2V if frames else Mode.T2V
    return replace(take, request=replace(request, mode=mode, model=model or request.model))


def priced(bench: Bench, stated: bool) -> None:
    """The service counts by its own table; it says so, or the balance alone does."""
    make = bench.service._make

    def made(model: str, key: str) -> FakeTask:
        request = bench.service.bodies[-1][0]
        price = Decimal(PRICES[request.quality, request.duration])
        known = (price, Decimal(0)) if stated else (None, price)
        bench.service.price, bench.service.untold = known
        return make(model, key)

    bench.service._make = made


def sent(bench: Bench) -> list[str]:
    return [take.id for take in bench.ledger.takes.values() if take.submitted is not None]


@pytest.fixture(autouse=True)
def still(bench: Bench) -> None:
    bench.frame(STILL.key)


@pytest.mark.parametrize("stated", [True, False], ids=["stated", "by the balance"])
@pytest.mark.parametrize("cap", CAPS)
@pytest.mark.parametrize("kind", UNITS)
async def test_a_first_take_of_unknown_price_waits_and_one_goes_when_told(
    bench: Bench, kind: tuple[str, int], cap: int, stated: bool
) -> None:
    priced(bench, stated)
    before, price = bench.service.balance, PRICES[kind]
    bench.queue.set_cap(Decimal(cap))
    bench.queue.add(of_kind(bench.take(n), *kind) for n in range(1, 6))
    await bench.queue.quiet()
    assert sent(bench) == []
    held = halt(bench)
    assert held is not None
    assert held.cause is Cause.PRICE
    assert "learn its price" in held.sentence
    assert "lift the cap" in held.sentence
    assert bench.queue.learning.send_one()
    await bench.queue.quiet()
    fit = 1 + max(0, min(4, (cap - price) // price))
    assert len(sent(bench)) == fit
    assert before - bench.service.balance <= max(price, cap)
    ended = halt(bench)
    assert (ended is None) == (fit == 5)
    assert ended is None or ended.cause is Cause.CAP


@pytest.mark.parametrize("kind", UNITS)
async def test_lifting_the_cap_is_the_other_way_out(bench: Bench, kind: tuple[str, int]) -> None:
    bench.queue.set_cap(Decimal(100))
    bench.queue.add(of_kind(bench.take(n), *kind) for n in range(1, 4))
    await bench.queue.quiet()
    assert sent(bench) == []
    bench.queue.set_cap(Decimal(1000))  # nobody knows more than before
    await bench.queue.quiet()
    assert sent(bench) == []
    bench.queue.set_cap(None)
    await bench.queue.quiet()
    assert len(sent(bench)) == 3


@pytest.mark.parametrize("known", UNITS)
@pytest.mark.parametrize("kind", UNITS)
async def test_what_can_be_estimated_is_held_against_the_cap_and_asks_nothing(
    bench: Bench, known: tuple[str, int], kind: tuple[str, int]
) -> None:
    made = of_kind(bench.take(1), *known)
    cost = Cost(reserved=Decimal(PRICES[known]))
    bench.ledger.save(replace(made, state=Completed("a.mp4"), cost=cost))
    priced(bench, stated=True)
    queue = bench.restart()
    queue.set_cap(Decimal(2000))
    queue.add([of_kind(bench.take(2), *kind)])
    await queue.quiet()
    assert sent(bench) == ["take-2"]


async def test_another_model_asks_anew(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(1000))
    other = of_kind(bench.take(2), "768p", 6, model="MiniMax-Hailuo-2.3")
    bench.queue.add([bench.take(1), other])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1"]
    assert bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1", "take-2"]


async def test_said_twice_one_goes(bench: Bench) -> None:
    bench.service.price = None
    bench.queue.set_cap(Decimal(1000))
    bench.queue.add(bench.take(n) for n in range(1, 5))
    await bench.queue.quiet()
    assert [bench.queue.learning.send_one() for _ in range(3)] == [True, False, False]
    await bench.until(lambda: bool(sent(bench)))
    assert not bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1"]


@pytest.mark.parametrize("waits", range(0, 60, 3))
async def test_a_kill_at_any_moment_neither_forgets_the_word_nor_takes_it_twice(
    bench: Bench, waits: int
) -> None:
    """``waits``: so many turns of the loop after the word the program dies."""
    bench.service.price = None
    bench.queue.set_cap(Decimal(1000))
    bench.limits.credits = Decimal(1000)
    still = [bench.take(n, (bench.frame("a"),)) for n in range(1, 4)]
    bench.queue.add(still)
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    turns = 0

    def turned() -> bool:
        nonlocal turns
        turns += 1
        return turns > waits

    await bench.until(turned)
    queue = await bench.kill()
    await queue.quiet()
    assert len(bench.service.tasks_made) == 1
    for _ in range(2):
        queue = await bench.kill()
        await queue.quiet()
    assert len(bench.service.tasks_made) == 1


async def test_no_restart_lets_anything_go_by_itself(bench: Bench) -> None:
    bench.limits.credits = Decimal(100)
    bench.queue = bench.restart()
    bench.queue.add(bench.take(n) for n in range(1, 4))
    for _ in range(3):
        await bench.queue.quiet()
        bench.queue.go_on()
        await bench.queue.quiet()
        assert sent(bench) == []
        await bench.kill()


async def test_one_that_failed_without_a_charge_taught_nothing_and_the_rest_asks_again(
    bench: Bench,
) -> None:
    free = replace(
        bench.take(1), state=Failed(plain("No.")), submitted=bench.clock.now(), learns_price=True
    )
    bench.ledger.save(free)
    queue = bench.wake()
    queue.set_cap(Decimal(100))
    queue.add([bench.take(2), bench.take(3)])
    await queue.quiet()
    assert "not told" not in (halt(bench) or Halt(Cause.CAP, ())).sentence
    assert queue.learning.send_one(anew=False)
    await queue.quiet()
    assert len(bench.service.tasks_made) == 2


async def test_where_nothing_tells_what_it_cost_the_rest_waits_and_is_told_so(
    bench: Bench,
) -> None:
    """Neither the service nor the balance: only the artist lets the next one go."""
    bench.service.price = None
    bench.queue.set_cap(Decimal(100))
    bench.queue.add(bench.take(n) for n in range(1, 4))
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1"]
    held = halt(bench)
    assert held is not None
    assert held.cause is Cause.PRICE
    assert "has not told" in held.sentence
    assert not bench.queue.learning.send_one(anew=False)
    await bench.queue.quiet()
    assert sent(bench) == ["take-1"]
    assert bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1", "take-2"]


async def test_a_lost_answer_of_the_one_that_went_holds_the_rest_until_it_is_settled(
    bench: Bench,
) -> None:
    bench.service.price = None
    bench.service.faults["submit"].append(OutcomeUnknown("The service did not answer."))
    bench.queue.set_cap(Decimal(100))
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Uncertain)
    assert isinstance(bench.now("take-2").state, Queued)
    assert not bench.queue.learning.send_one()
    bench.queue.resend("take-1")  # the word still stands: nothing of it was ever made
    await bench.queue.quiet()
    bench.queue.go_on()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1"]
    assert len(bench.service.tasks_made) == 1


async def test_one_that_is_told_to_come_again_still_goes(bench: Bench) -> None:
    bench.service.faults["submit"].append(Busy("Too many requests."))
    bench.queue.set_cap(Decimal(100))
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert len(bench.service.tasks_made) == 2


async def test_with_other_words_it_is_another_take_and_asks_again(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(100))
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.queue.pause(True)
    bench.queue.learning.send_one()
    bench.queue.amend("take-1", replace(bench.now().request, prompt="A ship"))
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == []


@pytest.mark.parametrize("verb", ["remove", "stop_following"])
async def test_taken_out_it_holds_nobody_up(bench: Bench, verb: str) -> None:
    bench.queue.set_cap(Decimal(1000))
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.pause(True)
    bench.queue.learning.send_one()
    getattr(bench.queue, verb)("take-1")
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == []
    assert bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-2"]


async def test_the_one_that_learns_goes_whoever_is_moved_before_it(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(1000))
    bench.queue.add(bench.take(n) for n in range(1, 4))
    await bench.queue.quiet()
    bench.queue.pause(True)
    bench.queue.learning.send_one()
    bench.queue.to_front(["take-3"])
    bench.queue.pause(False)
    await bench.until(lambda: bool(sent(bench)))
    assert sent(bench) == ["take-1"]
    await bench.queue.quiet()
    assert len(sent(bench)) == 3


async def test_what_waits_for_later_or_for_a_film_is_not_the_one(bench: Bench) -> None:
    """Else the film that it waits for would wait for its price."""
    bench.queue.set_cap(Decimal(1000))
    later = replace(bench.take(1), hold=Hold())
    chained = replace(bench.take(2), shot="next", first_from=Link("shot"))
    bench.queue.add([later, chained, bench.take(3)])
    await bench.queue.quiet()
    assert bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert set(sent(bench)) == {"take-2", "take-3"}


async def test_a_cap_that_is_spent_asks_for_no_price(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(20))
    other = of_kind(bench.take(2), "768p", 6, model="MiniMax-Hailuo-2.3")
    bench.queue.add([bench.take(1), other])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.queue.quiet()
    held = halt(bench)
    assert held is not None
    assert held.cause is Cause.CAP
    assert not bench.queue.learning.send_one()
    await bench.queue.quiet()
    assert sent(bench) == ["take-1"]


MEMBERS = [*product((0, *CAPS), (True, False), (True, False))]


@pytest.mark.parametrize(("cap", "stated", "estimated"), MEMBERS)
async def test_only_what_is_neither_stated_nor_estimated_under_a_cap_is_held(
    bench: Bench, cap: int, stated: bool, estimated: bool
) -> None:
    cost = Cost(reserved=Decimal(1))
    if stated:
        bench.ledger.save(replace(bench.take(1), state=Completed("a.mp4"), cost=cost))
    if estimated:
        near = of_kind(bench.take(2), "512p", 6)
        bench.ledger.save(replace(near, state=Completed("b.mp4"), cost=cost))
    queue = bench.restart()
    queue.set_cap(Decimal(cap) if cap else None)
    queue.add([bench.take(3)])
    await queue.quiet()
    held = halt(bench)
    asked = held is not None and held.cause is Cause.PRICE
    assert asked == (bool(cap) and not stated and not estimated)
    assert not asked or sent(bench) == []
