"""Queued for later: the artist, the clock or the network starts it."""

import pytest

from hailuo_desktop.domain.errors import Unauthorised, Unreachable
from hailuo_desktop.domain.take import Completed, Hold, Queued
from hailuo_desktop.engine.limits import Limits
from tests.engine.steps import queue, sent
from tests.fakes.world import Bench


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
