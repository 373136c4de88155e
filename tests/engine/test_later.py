"""What is not sent yet: its order, when it goes, and what it asks for."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.errors import Unauthorised, Unreachable
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed, Hold, Queued
from hailuo_desktop.engine.decisions import BadDecision
from hailuo_desktop.engine.events import QueueChanged
from hailuo_desktop.engine.limits import Limits
from tests.fakes.world import Bench


def sent(bench: Bench) -> list[str]:
    """The prompts in the order in which they went out."""
    return [body[0].prompt for body in bench.service.bodies]


def queue(bench: Bench, *names: str, hold: Hold | None = None) -> None:
    takes = [replace(bench.take(n), id=name, hold=hold) for n, name in enumerate(names, start=1)]
    bench.queue.add(replace(t, request=replace(t.request, prompt=t.id)) for t in takes)


async def test_takes_go_in_the_order_in_which_they_came(bench: Bench) -> None:
    queue(bench, *"abc")
    queue(bench, *"de")
    await bench.queue.quiet()
    assert sent(bench) == list("abcde")


@pytest.mark.parametrize(
    ("ids", "before", "order"),
    [
        (["d"], "b", "adbce"),
        (["e", "a"], "c", "baecd"),
        (["a"], None, "bcdea"),
        (["c", "d"], "a", "cdabe"),
        (["a", "b", "c", "d", "e"], None, "abcde"),
        (["b"], "nobody", "acdeb"),
    ],
)
async def test_the_artist_changes_the_order(
    bench: Bench, ids: list[str], before: str | None, order: str
) -> None:
    bench.queue.pause(True)
    queue(bench, *"abcde")
    bench.queue.reorder(ids, before)
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == list(order)


async def test_to_the_front_and_the_order_survives_a_restart(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, *"abc")
    bench.queue.to_front(["c"])
    await bench.queue.aclose()
    bench.wake()
    await bench.queue.quiet()
    assert sent(bench) == list("cab")


async def test_a_thousand_moves_into_one_gap_still_keep_the_order(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, *"abc")
    for _ in range(500):
        bench.queue.reorder(["c"], "b")
        bench.queue.reorder(["b"], "c")
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == list("abc")


async def test_only_a_few_are_made_ready_so_that_the_order_counts_to_the_end(bench: Bench) -> None:
    bench.limits = Limits(uploads=1)
    bench.restart()
    bench.service.faults["submit"].append(Unreachable("No network."))
    queue(bench, *"abcdefgh")
    await bench.until(lambda: bench.service.count("submit") == 1)
    bench.queue.to_front(["h"])
    await bench.queue.quiet()
    assert sent(bench).index("h") <= 2


async def test_held_for_later_nothing_is_sent_until_the_artist_starts(bench: Bench) -> None:
    queue(bench, "a", hold=Hold())
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Queued)
    bench.queue.release()
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)


async def test_a_hold_survives_a_restart_and_ends_at_its_time(bench: Bench) -> None:
    at = bench.clock.now() + 8 * 3600
    queue(bench, "a", hold=Hold(at=at))
    await bench.queue.aclose()
    bench.wake()
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)
    assert bench.now("a").hold is None
    assert bench.service.calls[0][1] >= at


async def test_a_send_starts_its_own_takes_and_no_held_ones(bench: Bench) -> None:
    at = bench.clock.now() + 20 * 86_400  # far: time flies while files are looked at
    queue(bench, "night", hold=Hold(at=at))
    queue(bench, "start", hold=Hold())
    queue(bench, *"ab")
    await bench.until(lambda: isinstance(bench.now("b").state, Completed))
    assert sent(bench) == ["a", "b"]
    assert bench.clock.now() < at
    await bench.queue.quiet()
    assert sent(bench) == ["a", "b", "night"]
    assert isinstance(bench.now("start").state, Queued)


async def test_queueing_for_later_holds_back_nothing_that_was_sent(bench: Bench) -> None:
    bench.limits = Limits(in_flight=1)
    bench.restart()
    queue(bench, *"abc")
    queue(bench, "later", hold=Hold())
    await bench.queue.quiet()
    assert sent(bench) == list("abc")


async def test_some_of_the_held_takes_are_started(bench: Bench) -> None:
    queue(bench, *"abc", hold=Hold())
    bench.queue.release(["b"])
    await bench.queue.quiet()
    assert sent(bench) == ["b"]
    assert bench.queue.finish(later=True) is not None


async def test_a_full_disk_only_delays_the_start(bench: Bench) -> None:
    queue(bench, "a", hold=Hold(at=bench.clock.now() + 60))
    bench.ledger.full = 1
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)


@pytest.mark.parametrize("answer", [None, Unauthorised("The key is wrong.")])
async def test_a_hold_ends_when_the_network_is_back(bench: Bench, answer: Exception | None) -> None:
    away = [Unreachable("No network.")] * 9
    bench.service.faults["credits"].extend([*away, *([answer] if answer else [])])
    queue(bench, "a", hold=Hold(network=True))
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)
    assert bench.service.calls[9][0] == "credits"
    assert bench.service.count("submit") == 1


async def test_a_refused_key_is_an_answer_of_the_network(bench: Bench) -> None:
    bench.service.faults["credits"].append(Unauthorised("The key is refused."))
    queue(bench, "a", hold=Hold(network=True))
    await bench.until(lambda: bench.now("a").hold is None)
    assert bench.service.count("credits") == 1


async def test_what_is_at_the_service_goes_on_while_the_rest_is_held(bench: Bench) -> None:
    queue(bench, "a")
    await bench.until(lambda: bench.now("a").at_service)
    queue(bench, "b", hold=Hold())
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)
    assert isinstance(bench.now("b").state, Queued)


async def test_a_queued_take_is_amended_under_a_new_key(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, "a")
    key = bench.now("a").key
    bench.queue.amend("a", replace(bench.now("a").request, prompt="better"))
    assert bench.now("a").key != key
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == ["better"]
    with pytest.raises(BadDecision, match="never been sent"):
        bench.queue.amend("a", replace(bench.now("a").request, prompt="too late"))


async def test_how_long_the_queue_may_take_is_learnt(bench: Bench) -> None:
    assert bench.queue.finish() is None
    queue(bench, "a")
    await bench.queue.quiet()
    queue(bench, *"bc", hold=Hold())
    assert bench.queue.finish() is None
    seconds = bench.queue.finish(later=True)
    assert seconds == bench.now("a").changed - (bench.now("a").submitted or 0.0)


def chained(bench: Bench, name: str, after: str, wait: bool = False) -> None:
    """A take of the shot ``name`` that begins where the shot ``after`` ends."""
    take = replace(bench.take(1), id=name, shot=name, first_from=Link(after, wait))
    request = replace(take.request, mode=Mode.I2V, prompt=name)
    bench.queue.add([replace(take, request=request)])


async def test_a_whole_chain_runs_unattended(bench: Bench) -> None:
    chained(bench, "third", "second")
    chained(bench, "second", "shot")
    queue(bench, "first")
    await bench.queue.quiet()
    assert sent(bench) == ["first", "second", "third"]
    second = bench.now("second")
    assert isinstance(second.state, Completed)
    assert second.source == "first"
    assert second.first_from is None
    assert [frame.digest for frame in second.request.frames] == ["end"]
    assert bench.service.bodies[1][1] == ("https://files/1",)


async def test_who_waits_for_a_film_has_no_place_and_asks_only_when_something_happened(
    bench: Bench,
) -> None:
    bench.limits = Limits(in_flight=1)
    bench.restart()
    bench.service.reads_to_finish = 200
    chained(bench, "second", "shot")
    queue(bench, "first")
    await bench.until(lambda: bench.now("first").at_service)
    await bench.until(lambda: bench.service.count("task") > 100)
    assert bench.chain.looks == 1
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.chain.looks == 2


async def test_a_broken_chain_stands_and_goes_on_with_the_next_take(bench: Bench) -> None:
    from hailuo_desktop.domain.errors import ContentRefused

    bench.service.faults["submit"].append(ContentRefused("Refused."))
    queue(bench, "first")
    chained(bench, "second", "shot")
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Queued)
    assert "No take of the shot came through." in worded(bench.now("second").note)
    queue(bench, "again")
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.now("second").source == "again"


async def test_by_choice_a_chain_waits_for_a_kept_take(bench: Bench) -> None:
    queue(bench, "first")
    chained(bench, "second", "shot", wait=True)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Queued)
    assert "keep" in worded(bench.now("second").note)
    bench.chain.kept.add("first")
    bench.queue.look_again()
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)


async def test_a_chained_take_can_be_given_a_frame_of_its_own(bench: Bench) -> None:
    chained(bench, "second", "shot")
    await bench.queue.quiet()
    request = replace(bench.now("second").request, frames=(bench.frame("own"),))
    bench.queue.amend("second", request)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.now("second").source == ""


async def test_a_chained_take_says_which_shot_it_waits_for(bench: Bench) -> None:
    bench.queue.pause(True)
    bench.queue.add([replace(bench.take(1), id="first", name="03")])
    chained(bench, "second", "shot")
    chained(bench, "third", "shot", wait=True)
    chained(bench, "fourth", "nobody")
    await bench.queue.quiet()
    assert worded(bench.now("second").note) == "Waits for shot 03."
    assert worded(bench.now("third").note) == "Waits until you keep a take of shot 03."
    assert worded(bench.now("fourth").note) == "Waits for the shot that it begins with."


async def test_an_amended_take_may_begin_with_another_film(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, "first")
    chained(bench, "second", "nobody")
    bench.queue.amend("second", bench.now("second").request, Link("shot"))
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now("second").state, Completed)
    assert bench.now("second").source == "first"


async def test_a_chain_survives_a_kill(bench: Bench) -> None:
    queue(bench, "first")
    chained(bench, "second", "shot")
    await bench.until(lambda: bench.now("first").at_service)
    await bench.kill()
    await bench.queue.quiet()
    assert bench.now("second").source == "first"
    assert isinstance(bench.now("second").state, Completed)


async def test_a_pause_survives_a_restart(bench: Bench) -> None:
    """The artist has stopped it: a new start is no reason to spend."""
    bench.queue.pause(True)
    queue(bench, "a")
    await bench.kill()
    bench.queue.restore_pause()
    await bench.queue.quiet()
    assert bench.service.count("submit") == 0
    assert QueueChanged(True, None) in bench.events
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)


async def test_closing_is_no_pause(bench: Bench) -> None:
    queue(bench, "a")
    await bench.queue.aclose()
    bench.wake().restore_pause()
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)
