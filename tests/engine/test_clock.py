"""Waiting goes by a clock that only goes on, however the wall clock is set meanwhile."""

import pytest

from hailuo_desktop.domain.errors import Busy, OutcomeUnknown, Unreachable
from hailuo_desktop.domain.take import Completed, Uncertain
from tests.fakes.world import Bench

HOUR = 3600.0
JUMPS = [-48 * HOUR, -5 * HOUR, -60.0, 60.0, 5 * HOUR, 72 * HOUR]
POINTS = ["submit", "tasks", "fetch"]


@pytest.mark.parametrize("jump", JUMPS)
@pytest.mark.parametrize("point", POINTS)
async def test_a_clock_that_is_set_holds_no_take_up(bench: Bench, point: str, jump: float) -> None:
    bench.queue.start([])
    bench.queue.add([bench.take(n) for n in range(1, 4)])
    await bench.until(lambda: bench.service.count(point) > 0)
    before = bench.clock.ticks()
    bench.clock.jump(jump)
    await bench.queue.quiet()
    assert {type(take.state) for take in bench.ledger.takes.values()} == {Completed}
    assert bench.service.count("submit") == 3
    assert bench.clock.ticks() - before < HOUR


@pytest.mark.parametrize("jump", JUMPS)
@pytest.mark.parametrize("call", ["submit", "tasks", "fetch"])
@pytest.mark.parametrize("error", [Busy("Slow.", retry_after=20.0), Unreachable("Away.")])
async def test_a_clock_that_is_set_amid_a_wait_makes_it_no_longer(
    bench: Bench, call: str, error: Exception, jump: float
) -> None:
    bench.service.faults[call].extend([error] * 3)
    bench.queue.start([])
    bench.queue.add([bench.take(n) for n in range(1, 4)])
    await bench.until(lambda: bench.service.count(call) > 1)
    before = bench.clock.ticks()
    bench.clock.jump(jump)
    await bench.queue.quiet()
    assert {type(take.state) for take in bench.ledger.takes.values()} == {Completed}
    assert bench.clock.ticks() - before < HOUR


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_clock_that_is_set_amid_a_search_ends_it_all_the_same(
    bench: Bench, jump: float
) -> None:
    """Whatever the task's time then seems to be, nothing is sent again."""
    bench.service.faults["submit"].append(OutcomeUnknown("Nothing came back."))
    bench.queue.start([])
    bench.queue.add([bench.take()])
    await bench.until(lambda: bench.service.count("recent") == 1)
    before = bench.clock.ticks()
    bench.clock.jump(jump)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.count("submit") == 1
    assert bench.clock.ticks() - before < HOUR
