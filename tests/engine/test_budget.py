"""The cap holds before the POST."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import OutcomeUnknown, Unauthorised, Unreachable
from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.prices import UNITS
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
    Hold,
    Pending,
    Queued,
    Take,
    Uncertain,
    Uploading,
)
from hailuo_desktop.engine.events import Cause, QueueChanged
from hailuo_desktop.engine.limits import Limits
from hailuo_desktop.engine.queue import Queue
from tests.engine.steps import learnt
from tests.fakes.service import FakeTask
from tests.fakes.world import Bench

COST = Cost(reserved=Decimal(20))


async def hours_later(bench: Bench) -> Queue:
    """The program is killed, and started again in the same day."""
    await bench.clock.sleep(10_000.0)
    return await bench.kill()


async def test_takes_that_the_cap_has_no_room_for_are_never_sent(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 7))  # each costs 20
    await learnt(queue)
    states = [type(take.state) for take in bench.ledger.takes.values()]
    assert states.count(Completed) == 3
    assert states.count(Queued) == 3
    assert bench.service.count("submit") == 3
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert halts[-1].cause is Cause.CAP
    assert "65" in halts[-1].sentence
    assert "60" in halts[-1].sentence


async def test_while_a_price_is_unknown_takes_of_its_kind_go_one_at_a_time(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(1000))
    bench.service.price = None
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 5))
    bench.service.untold = Decimal(20)
    await queue.quiet()
    queue.learning.send_one()
    most = 0

    def finished() -> bool:
        nonlocal most
        takes = bench.ledger.takes.values()
        most = max(most, sum(t.at_service for t in takes))
        return len(takes) == 4 and all(t.settled for t in takes)

    await bench.until(finished)
    assert most == 1


async def test_what_is_in_flight_from_an_earlier_run_counts(bench: Bench) -> None:
    bench.service.reads_to_finish = 1000
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.until(lambda: all(t.at_service for t in bench.ledger.takes.values()))
    await bench.queue.aclose()
    bench.limits = Limits(credits=Decimal(50))
    queue = bench.restart()
    queue.start(list(bench.ledger.takes.values()))
    queue.add([bench.take(3)])
    await bench.until(
        lambda: any(isinstance(e, QueueChanged) and e.halt is not None for e in bench.events)
    )
    assert isinstance(bench.now("take-3").state, Queued)
    assert bench.service.count("submit") == 2


async def test_where_no_cost_is_stated_the_balance_tells_what_the_cap_has_left(
    bench: Bench,
) -> None:
    bench.limits = Limits(credits=Decimal(35))
    bench.service.price, bench.service.untold = None, Decimal(10)
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 9))
    await learnt(queue)
    assert bench.service.count("submit") == 3
    queue = await hours_later(bench)
    await learnt(queue)
    assert bench.service.count("submit") == 3
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert "30 are spent" in halts[-1].sentence
    queue.set_cap(Decimal(45))
    await learnt(queue)
    assert bench.service.count("submit") == 4


async def test_a_new_batch_does_not_pay_for_what_the_balance_fell_by_before(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(35))
    bench.service.price, bench.service.untold = None, Decimal(10)
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 4))
    await learnt(queue)
    queue = await hours_later(bench)
    queue.add(bench.take(n) for n in range(4, 9))
    await learnt(queue)
    assert bench.service.count("submit") == 6


async def test_a_batch_has_one_cap_however_often_it_is_started(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 7))  # each costs 20
    await learnt(queue)
    for _ in range(2):
        queue = await hours_later(bench)
        await learnt(queue)
    assert bench.service.count("submit") == 3
    queue.set_cap(Decimal(85))
    await learnt(queue)
    assert bench.service.count("submit") == 4


async def test_what_was_done_before_is_not_held_against_the_next_batch(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 4))
    await learnt(queue)
    await bench.clock.sleep(10_000.0)
    chosen_first = replace(bench.take(7), created=0.0, first_from=Link("other", wait=True))
    bench.ledger.save(chosen_first)  # since long ago, until the artist keeps a take
    queue = await bench.kill()
    queue.add(bench.take(n) for n in range(4, 8))
    await learnt(queue)
    assert bench.service.count("submit") == 6


async def test_what_is_queued_for_later_has_a_cap_of_its_own_batch(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 4))
    await learnt(queue)
    for_later = [replace(bench.take(n), created=0.0, hold=Hold()) for n in (7, 8)]
    queue.add(for_later)
    queue = await hours_later(bench)
    queue.add([bench.take(4)])
    await learnt(queue)
    assert bench.service.count("submit") == 4  # what waits for later is no part of this batch
    await bench.clock.sleep(10_000.0)
    queue.release()
    queue = await bench.kill()
    await learnt(queue)
    assert bench.service.count("submit") == 6  # and counts from when it was started


async def test_a_clock_set_back_spends_no_cap_twice(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    queue = bench.restart()
    queue.add([bench.take(1)])
    await learnt(queue)
    bench.clock.time -= 3600.0
    for number in range(2, 7):
        queue.add([bench.take(number)])
        await learnt(queue)
    assert bench.service.count("submit") == 3


async def test_a_clock_set_back_forgets_no_fall_of_the_balance(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(35))
    bench.service.price, bench.service.untold = None, Decimal(10)
    queue = bench.restart()
    queue.add([bench.take(1), bench.take(2)])
    await learnt(queue)
    bench.clock.time -= 3600.0
    queue.add(bench.take(n) for n in range(3, 9))
    await learnt(queue)
    assert bench.service.count("submit") == 3


async def test_takes_beside_count_while_they_are_in_flight(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(65))
    others = [
        replace(bench.take(n), state=Pending(), task=f"task-unified-9{n}", submitted=1.0, cost=COST)
        for n in (7, 8)
    ]
    done = replace(others[0], id="take-9", state=Completed("a.mp4"))
    queue = bench.restart()
    queue.start([], beside=[*others, done])
    queue.add([bench.take(1), bench.take(2)])
    await learnt(queue)
    assert bench.service.count("submit") == 1


async def test_what_failed_without_a_charge_counts_nothing(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(45))
    at = bench.clock.now() + 1.0
    refunded = replace(bench.take(8), state=Failed(plain("No.")), submitted=at, cost=COST)
    never_sent = replace(bench.take(9), state=Failed(plain("No.")))
    queue = bench.restart()
    queue.start([never_sent], beside=[refunded])
    queue.add(bench.take(n) for n in range(1, 4))
    await learnt(queue)
    assert bench.service.count("submit") == 2


async def test_no_cap_asks_nothing(bench: Bench) -> None:
    bench.queue.add([replace(bench.take(1), name="free")])
    await learnt(bench.queue)
    assert isinstance(bench.now().state, Completed)


async def test_several_at_once_do_not_overshoot_together(bench: Bench) -> None:
    bench.limits = Limits(credits=Decimal(60), submissions=4)
    bench.service.slow = 5.0
    queue = bench.restart()
    queue.add([bench.take(1)])
    await learnt(queue)
    queue.add(bench.take(n) for n in range(2, 9))
    await learnt(queue)
    assert bench.service.count("submit") == 3


async def test_no_credits_at_all_is_a_cap(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(0))
    bench.queue.add([bench.take(1)])
    await learnt(bench.queue)
    assert bench.service.count("submit") == 0


async def test_a_raised_cap_lets_the_rest_go(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(25))
    bench.queue.add([bench.take(1), bench.take(2)])
    await learnt(bench.queue)
    assert bench.service.count("submit") == 1
    bench.queue.set_cap(None)
    await learnt(bench.queue)
    assert bench.service.count("submit") == 2


async def test_a_take_in_doubt_holds_its_unpriced_kind_back_and_says_so(bench: Bench) -> None:
    bench.service.price = None
    bench.service.faults["submit"].append(OutcomeUnknown("The service did not answer."))
    bench.queue.set_cap(Decimal(100))
    bench.queue.add([bench.take(1), bench.take(2)])
    await learnt(bench.queue)
    assert isinstance(bench.now("take-1").state, Uncertain)
    assert isinstance(bench.now("take-2").state, Queued)
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert "settle it" in halts[-1].sentence


async def test_another_kind_goes_while_one_is_learning(bench: Bench) -> None:
    longer = bench.take(1)
    longer = replace(longer, request=replace(longer.request, duration=10))
    bench.queue.add([longer])
    await learnt(bench.queue)
    bench.queue.set_cap(Decimal(1000))
    bench.service.reads_to_finish = 40
    bench.queue.add([bench.take(2), bench.take(3), replace(longer, id="take-4", number=4)])
    bench.service.price = None
    await bench.until(lambda: bench.now("take-4").at_service)
    assert isinstance(bench.now("take-3").state, Queued)
    assert "alone" in worded(bench.now("take-3").note)


async def test_an_upload_of_an_earlier_run_that_waits_for_a_price_is_done_again(
    bench: Bench,
) -> None:
    bench.limits = Limits(credits=Decimal(1000))
    bench.restart()
    bench.service.price, bench.service.untold = None, Decimal(20)
    bench.ledger.save(replace(bench.take(2, (bench.frame("a"),)), state=Uploading()))
    learning = replace(bench.take(1, (bench.frame("b"),)), place=-1.0)
    bench.service.reads_to_finish = 40
    bench.queue.add([learning])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.until(lambda: bench.now("take-1").at_service)
    bench.queue.start([bench.now("take-2")])
    await learnt(bench.queue)
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_key_that_is_refused_while_the_cap_holds_is_told_and_goes_on(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(25))
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.until(lambda: bench.now("take-1").at_service)
    bench.service.faults["task"].append(Unauthorised("The key is refused."))
    await learnt(bench.queue)
    assert not bench.now("take-1").settled
    halts = [e.halt.cause for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert halts == [Cause.PRICE, Cause.CAP, Cause.KEY]
    bench.queue.go_on()
    await learnt(bench.queue)
    assert isinstance(bench.now("take-1").state, Completed)
    assert isinstance(bench.now("take-2").state, Queued)
    assert bench.service.count("submit") == 1


async def test_takes_cleared_from_the_panel_still_count(bench: Bench) -> None:
    bench.queue.set_cap(Decimal(25))
    bench.queue.add([bench.take(1)])
    await learnt(bench.queue)
    bench.queue.remove("take-1")
    bench.queue.add([bench.take(2)])
    await learnt(bench.queue)
    assert bench.service.count("submit") == 1


async def test_a_cost_beyond_the_balance_is_recorded_as_stated_and_told(bench: Bench) -> None:
    bench.service.price, bench.service.balance = Decimal(270000), Decimal(500)
    bench.queue.set_cap(Decimal(100))
    bench.queue.add([bench.take(1), bench.take(2)])
    await learnt(bench.queue)
    assert bench.now("take-1").cost.reserved == Decimal(270000)
    assert bench.service.count("submit") == 1
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert "another unit" in halts[-1].sentence


async def test_where_neither_cost_nor_balance_is_told_a_cap_holds_all_back(bench: Bench) -> None:
    bench.service.price = None
    bench.service.faults["credits"].extend([Unreachable("No balance.")] * 50)
    other = bench.take(9)
    other = replace(other, request=replace(other.request, duration=10))
    bench.ledger.save(replace(other, state=Completed("film.mp4"), cost=COST))
    queue = bench.restart()
    queue.set_cap(Decimal(1000))
    queue.add([bench.take(number) for number in range(1, 7)])
    await queue.quiet()
    assert bench.service.count("submit") == 0
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert halts[-1].cause is Cause.CAP
    assert "cannot be kept" in halts[-1].sentence
    queue.set_cap(None)
    await queue.quiet()
    assert bench.service.count("submit") == 6


async def test_a_balance_that_can_be_read_again_lets_a_capped_batch_go(bench: Bench) -> None:
    bench.service.faults["credits"].append(Unreachable("No balance."))
    longer = bench.take(9)
    longer = replace(longer, request=replace(longer.request, duration=10))
    bench.ledger.save(replace(longer, state=Completed("film.mp4"), cost=COST))
    queue = bench.restart()
    queue.set_cap(Decimal(100))
    queue.add([bench.take()])
    await queue.quiet()
    assert bench.service.count("submit") == 0
    queue.go_on()
    await queue.quiet()
    assert bench.service.count("submit") == 1


@pytest.mark.parametrize("topped_up_after", [0, 1, 2])
async def test_a_top_up_amid_a_batch_is_taken_out_of_the_sum(
    bench: Bench, topped_up_after: int
) -> None:
    bench.service.price, bench.service.untold = None, Decimal(13)
    start = bench.service.balance
    bench.queue.set_cap(Decimal(30))
    topped = Decimal(0)

    def top_up() -> bool:
        return len(bench.service.tasks_made) >= topped_up_after

    bench.queue.add([bench.take(number) for number in range(1, 7)])
    await bench.queue.quiet()
    bench.queue.learning.send_one()
    await bench.until(top_up)
    bench.service.balance += 1000
    topped = Decimal(1000)
    await learnt(bench.queue)
    assert start + topped - bench.service.balance <= 30


async def test_a_failure_whose_charge_nobody_told_counts_under_the_cap(bench: Bench) -> None:
    at = bench.clock.now()
    untold = replace(
        bench.take(8),
        state=Failed(plain("No."), charge=Charge.UNKNOWN),
        submitted=at,
        cost=COST,
        task="task-unified-8",
    )
    bench.queue.start([untold])
    bench.queue.set_cap(COST.reserved)
    bench.queue.add([bench.take(1)])
    await learnt(bench.queue)
    assert bench.service.count("submit") == 0


async def test_a_lost_answer_of_unknown_price_counts_by_what_the_balance_fell(
    bench: Bench,
) -> None:
    """Also while takes of another kind go, whose price is known."""
    other = [bench.take(n) for n in range(4)]
    other = [replace(take, request=replace(take.request, duration=10)) for take in other]
    bench.ledger.save(replace(other[0], state=Completed("film.mp4"), cost=COST))
    bench.limits = Limits(credits=Decimal(45))
    bench.service.lost, bench.service.lag = 1, 1e9
    queue = bench.restart()
    queue.add([bench.take(9), *other[2:]])
    await learnt(queue)
    assert isinstance(bench.now("take-9").state, Uncertain)
    assert bench.service.count("submit") == 2


KINDS = [(quality, seconds) for (quality, seconds) in UNITS if quality != "512p"]


@pytest.mark.parametrize("told", [True, False], ids=["stated", "by the balance"])
@pytest.mark.parametrize("second", KINDS)
@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("room", [1, 19, 21, 49, 61, 99])
async def test_a_second_kind_of_unknown_cost_never_goes_beyond_the_cap(
    bench: Bench, first: tuple[str, int], second: tuple[str, int], told: bool, room: int
) -> None:
    """The service counts by its own prices; only the very first take tells what films cost."""
    prices = {("768p", 6): 20, ("768p", 10): 33, ("1080p", 6): 50}
    make = bench.service._make

    def priced(model: str, key: str) -> FakeTask:
        request = bench.service.bodies[-1][0]
        price = Decimal(prices[request.quality, request.duration])
        bench.service.price, bench.service.untold = (price, Decimal(0)) if told else (None, price)
        return make(model, key)

    bench.service._make = priced
    start = bench.service.balance
    bench.queue.set_cap(Decimal(prices[first] + room))
    takes: list[Take] = []
    for number, (quality, duration) in enumerate((first, second, first, second), start=1):
        take = bench.take(number)
        request = replace(take.request, quality=quality, duration=duration)
        takes.append(replace(take, request=request))
    bench.queue.add(takes)
    await learnt(bench.queue)
    assert bench.service.count("submit") >= 1
    assert start - bench.service.balance <= prices[first] + room
