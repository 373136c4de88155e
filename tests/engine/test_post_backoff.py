"""Answers that ask to slow down slow every POST down, and fail none."""

from itertools import pairwise

from hailuo_desktop.domain.errors import (
    Busy,
)
from hailuo_desktop.domain.take import (
    Completed,
)
from tests.fakes.world import Bench


async def test_busy_slows_every_submission_down_and_fails_none(bench: Bench) -> None:
    bench.service.faults["submit"].extend([Busy("Too many requests.", retry_after=30.0)])
    start = bench.clock.now()
    bench.queue.add([bench.take(1), bench.take(2), bench.take(3)])
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    later = [at - start for call, at in bench.service.calls if call == "submit"]
    assert len(later) == 4
    assert min(later[2:]) >= 30.0


async def test_busy_answers_in_a_row_slow_down_more_and_more(bench: Bench) -> None:
    bench.service.faults["submit"].extend([Busy("Too many requests.")] * 6)
    bench.queue.add(bench.take(n) for n in range(1, 7))
    await bench.queue.quiet()
    times = [at for call, at in bench.service.calls if call == "submit"][:7]
    gaps = [after - before for before, after in pairwise(times)]
    assert gaps[0] < gaps[2] < gaps[4]
    assert max(gaps) <= 140.0
