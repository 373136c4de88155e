"""Unknown is not failed: what a take at the service lives through."""

from collections import deque
from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import BadVideo, Busy, DiskFull, OutcomeUnknown, Unreachable
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Pending
from hailuo_desktop.engine.events import Cause, QueueChanged
from tests.fakes.service import FILM
from tests.fakes.world import Bench


def script(bench: Bench, *reports: TaskReport) -> None:
    """Put a take at the service whose task answers so, the last for ever."""
    task = bench.service._make("MiniMax-Hailuo-02", "key")
    task.reports = deque(replace(report, id=task.id) for report in reports)
    take = replace(bench.take(), state=Pending(), task=task.id, submitted=bench.clock.now())
    bench.ledger.save(take)
    bench.queue.start([take])


def report(status: TaskStatus, **more: object) -> TaskReport:
    return TaskReport("", status, **more)  # type: ignore[arg-type]


DONE = report(TaskStatus.COMPLETED, progress=100.0, results=("https://result/1.mp4",))


async def test_unknown_words_backward_progress_and_missing_links_settle_nothing(
    bench: Bench,
) -> None:
    script(
        bench,
        report(TaskStatus.UNKNOWN),
        report(TaskStatus.PROCESSING, progress=80.5),
        report(TaskStatus.PROCESSING, progress=3.0),
        report(TaskStatus.PENDING),
        report(TaskStatus.COMPLETED),
        DONE,
    )
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


@pytest.mark.parametrize(
    "error",
    [Unreachable("No network."), Busy("Slow down.", retry_after=60.0), OutcomeUnknown("HTML")],
)
async def test_a_broken_read_is_no_report(bench: Bench, error: Exception) -> None:
    bench.service.faults["task"].extend([error] * 20)
    script(bench, DONE)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_failed_carries_the_services_words_and_charge(bench: Bench) -> None:
    script(bench, report(TaskStatus.FAILED, error="No.", code="service_error", charge=Charge.NO))
    await bench.queue.quiet()
    assert bench.now().state == Failed("No.", "service_error", Charge.NO)


async def test_cancelled_at_the_service_settles(bench: Bench) -> None:
    script(bench, report(TaskStatus.CANCELLED))
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Cancelled)


async def test_not_found_is_believed_only_after_many_reads_over_time(bench: Bench) -> None:
    take = replace(bench.take(), state=Pending(), task="task-unified-9", submitted=0.0)
    start = bench.clock.now()
    bench.queue.start([take])
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Failed)
    assert state.charge is Charge.UNKNOWN
    assert bench.clock.now() - start >= bench.limits.patience
    assert bench.service.count("task") >= 5


async def test_a_dead_link_is_asked_for_again(bench: Bench) -> None:
    bench.service.expired_links = 2
    script(bench, DONE)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("task") == 3


async def test_a_download_that_is_no_film_never_gets_a_name(bench: Bench) -> None:
    bench.service.film = b"<html>sorry</html>"
    script(bench, DONE)
    await bench.until(lambda: bench.service.count("fetch") == 2)
    assert not list(bench.folder.glob("*.mp4"))
    bench.service.film = FILM
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_full_disk_halts_and_goes_on_when_there_is_room(bench: Bench) -> None:
    bench.service.faults["fetch"].extend([DiskFull("2 MB are missing.")] * 2)
    script(bench, DONE)
    await bench.until(lambda: bench.now().settled)
    assert isinstance(bench.now().state, Completed)
    causes = [e.halt.cause for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert causes == [Cause.DISK]  # it stands until there is room


async def test_a_broken_download_is_tried_again_later(bench: Bench) -> None:
    bench.service.faults["fetch"].extend([Unreachable("Reset."), BadVideo("Short.")])
    script(bench, DONE)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
