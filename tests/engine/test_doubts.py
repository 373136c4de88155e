"""Answers that say nothing, one after the other: the rest of the batch waits, and that is told."""

from collections.abc import Sequence

import pytest

from hailuo_desktop.domain.errors import OutcomeUnknown
from hailuo_desktop.domain.take import Queued, Uncertain
from hailuo_desktop.engine.doubts import IN_A_ROW
from hailuo_desktop.engine.events import Cause, QueueChanged
from tests.fakes.world import Bench


def doubts(bench: Bench) -> int:
    return sum(isinstance(take.state, Uncertain) for take in bench.ledger.takes.values())


def halts(bench: Bench) -> Sequence[Cause]:
    told = (event.halt for event in bench.events if isinstance(event, QueueChanged))
    return [halt.cause for halt in told if halt is not None]


async def test_a_service_that_loses_every_answer_is_not_fed_a_whole_batch(bench: Bench) -> None:
    bench.service.faults["submit"].extend(OutcomeUnknown("Nothing.") for _ in range(20))
    bench.queue.start([])
    bench.queue.add([bench.take(n) for n in range(1, 11)])
    await bench.queue.quiet()
    assert bench.service.count("submit") == doubts(bench) == IN_A_ROW
    assert halts(bench) == [Cause.ANSWERS]


async def test_the_artist_goes_on_and_as_many_may_go_again(bench: Bench) -> None:
    bench.service.faults["submit"].extend(OutcomeUnknown("Nothing.") for _ in range(20))
    bench.queue.start([])
    bench.queue.add([bench.take(n) for n in range(1, 11)])
    await bench.queue.quiet()
    bench.queue.go_on()
    await bench.queue.quiet()
    assert bench.service.count("submit") == doubts(bench) == 2 * IN_A_ROW


@pytest.mark.parametrize("between", range(1, IN_A_ROW))
async def test_an_answer_in_between_ends_the_row(bench: Bench, between: int) -> None:
    """The fake forgets each fault as it raises it: what follows comes through."""
    bench.queue.start([])
    number = 0
    for _ in range(3):
        bench.service.faults["submit"].extend(OutcomeUnknown("Nothing.") for _ in range(between))
        takes = [bench.take(number + n) for n in range(1, between + 2)]
        number += len(takes)
        bench.queue.add(takes)
        await bench.queue.quiet()
    assert halts(bench) == []
    assert not any(isinstance(take.state, Queued) for take in bench.ledger.takes.values())
