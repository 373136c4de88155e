"""Each change is on disk before anyone sees it, and what costs nothing to lose is not written."""

from itertools import count

import pytest

from hailuo_desktop.domain.errors import (
    DiskFull,
    Unreachable,
)
from hailuo_desktop.domain.service import TaskStatus
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Processing,
    Submitting,
    Take,
)
from hailuo_desktop.engine.events import TakeChanged, TakeForgotten
from tests.engine.steps import DONE, doubted, report, script
from tests.fakes.world import Bench


async def test_the_intent_and_the_key_are_on_disk_before_the_post(bench: Bench) -> None:
    take = bench.take(frames=(bench.frame("a"),))
    seen: list[object] = []
    submit = bench.service.submit

    async def watched(*args: object) -> object:
        seen.append(bench.now())
        return await submit(*args)  # type: ignore[arg-type]

    bench.service.submit = watched  # type: ignore[method-assign,assignment]
    bench.queue.add([take])
    await bench.queue.quiet()
    (written,) = seen
    assert isinstance(written.state, Submitting)  # type: ignore[attr-defined]
    assert written.key == take.key  # type: ignore[attr-defined]
    assert written.urls == ("https://files/1",)  # type: ignore[attr-defined]


async def test_removing_a_paid_take_from_the_panel_keeps_it_in_the_ledger(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    bench.queue.remove("take-1")
    assert bench.now().dismissed
    assert isinstance(bench.now().state, Completed)
    assert TakeForgotten("take-1") in bench.events


async def test_a_batch_that_cannot_be_written_down_whole_is_not_sent_in_part(bench: Bench) -> None:
    """The artist sends it again when there is room: its first half would be paid for twice."""
    save, saves = bench.ledger.save, count(1)

    def third_fails(take: Take) -> None:
        if next(saves) == 3:
            raise DiskFull("The disk is full.")
        save(take)

    bench.ledger.save = third_fails
    with pytest.raises(DiskFull):
        bench.queue.add(bench.take(n) for n in range(1, 6))
    await bench.queue.quiet()
    assert bench.ledger.takes == {}
    assert {TakeForgotten("take-1"), TakeForgotten("take-2")} <= {
        event for event in bench.events if isinstance(event, TakeForgotten)
    }
    bench.queue.add(bench.take(n) for n in range(1, 6))
    await bench.queue.quiet()
    assert len(bench.service.bodies) == 5


async def test_progress_is_shown_without_a_write_each(bench: Bench) -> None:
    steps = [report(TaskStatus.PROCESSING, progress=float(n)) for n in range(1, 60)]
    script(bench, *steps, DONE)
    await bench.queue.quiet()
    shown = [e.take.state for e in bench.events if isinstance(e, TakeChanged)]
    assert Processing(59.0) in shown
    assert sum(isinstance(take.state, Processing) for take in bench.ledger.saved) == 1


async def test_what_may_have_been_sent_leaves_the_panel_and_not_the_ledger(bench: Bench) -> None:
    await doubted(bench)
    bench.service.faults["recent"].extend(Unreachable("No network.") for _ in range(20))
    bench.queue.resend("take-1")
    bench.queue.remove("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Cancelled)
    assert bench.now("take-1").dismissed
    assert bench.now("take-1").submitted is not None
    bench.service.faults.clear()
