"""A lost answer: looked for as long as it takes, and never mistaken for another take's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Cancelled, Completed, Submitting, Take, Uncertain
from hailuo_desktop.engine.events import QueueChanged
from tests.engine.steps import LOST
from tests.fakes.world import Bench


def other(bench: Bench, number: int) -> Take:
    take = bench.take(number)
    return replace(take, request=replace(take.request, prompt=f"Shot {number}"))


async def test_a_task_that_shows_late_is_no_other_takes(bench: Bench) -> None:
    """The first take's task turns up while the second one's is looked for."""
    bench.service.lost, bench.service.lag, bench.service.price = 1, 90.0, None
    bench.queue.add([other(bench, 1)])
    await bench.queue.quiet()
    bench.service.lag = 0.0
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([other(bench, 2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Uncertain)
    assert bench.now("take-2").task == ""


async def test_the_task_of_a_take_sent_again_is_no_other_takes(bench: Bench) -> None:
    bench.service.lost, bench.service.lag, bench.service.price = 1, 300.0, None
    bench.queue.add([other(bench, 1)])
    await bench.queue.quiet()
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)
    bench.clock.time += 300.0
    bench.service.lag = 0.0
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([other(bench, 2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Uncertain)


async def test_where_somebody_else_uses_the_key_nothing_is_adopted(bench: Bench) -> None:
    bench.service._make("MiniMax-Hailuo-02", "a key of theirs")
    bench.clock.time += 3000.0
    bench.service.lost = 1
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "somebody else's" in worded(state.why)


async def test_a_balance_that_fell_makes_the_search_longer(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 40.0
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_a_fallen_balance_is_told_and_proves_nothing(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 4000.0
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "fell by 20 credits" in worded(state.why)


async def test_a_service_without_a_list_leaves_it_open(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([NotFound("No such call.")] * 3)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.count("recent") == 1


async def test_hours_without_a_network_are_waited_out_gently(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([Unreachable("No network.")] * 200)
    start = bench.clock.now()
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.clock.now() - start > 5 * 3600


async def test_a_list_that_only_errs_is_given_up_truthfully(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([OutcomeUnknown("Fault.")] * 50)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)


@pytest.mark.parametrize("error", [Unauthorised("The key is wrong."), OutOfCredits("No credits.")])
async def test_a_search_without_a_key_waits_for_one(bench: Bench, error: Exception) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].append(error)
    bench.queue.add([bench.framed(1), bench.framed(2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Submitting)
    assert any(isinstance(e, QueueChanged) and e.halt for e in bench.events)
    bench.queue.go_on()
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_clock_an_hour_off_does_not_hide_a_task(bench: Bench) -> None:
    bench.service.skew = 3600.0
    bench.queue.add([bench.framed(1)])
    await bench.queue.quiet()
    bench.service.lost = 1
    bench.queue.add([bench.framed(2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_take_given_up_in_doubt_still_counts_against_the_cap(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 4000.0
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.abandon("take-1")
    assert isinstance(bench.now("take-1").state, Cancelled)
    bench.queue.set_cap(Decimal(50))
    bench.queue.add([bench.take(3)])
    await bench.queue.quiet()
    assert bench.service.count("submit") == 2
