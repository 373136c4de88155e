"""Unknown is not failed: what a take at the service lives through."""

from collections import deque
from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    BadVideo,
    Busy,
    DiskFull,
    LinkExpired,
    NotFound,
    OutcomeUnknown,
    Unreachable,
)
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Processing,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.events import Cause, QueueChanged, TakeChanged
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
    script(
        bench, report(TaskStatus.FAILED, error=plain("No."), code="service_error", charge=Charge.NO)
    )
    await bench.queue.quiet()
    assert bench.now().state == Failed(plain("No."), "service_error", Charge.NO)


async def test_cancelled_at_the_service_settles(bench: Bench) -> None:
    script(bench, report(TaskStatus.CANCELLED, charge=Charge.NO))
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Cancelled)


async def test_cancelled_at_the_service_without_a_refund_may_have_been_charged(
    bench: Bench,
) -> None:
    script(bench, report(TaskStatus.CANCELLED))
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Failed)
    assert (state.code, state.charge) == ("request_cancelled", Charge.UNKNOWN)
    assert not bench.now().bought_nothing


def lost_sight(bench: Bench) -> Take:
    return replace(
        bench.take(),
        state=Failed(plain("Gone."), "task_not_found", Charge.UNKNOWN),
        task="task-unified-1",
        submitted=bench.clock.now(),
        changed=bench.clock.now(),
    )


async def test_a_task_that_was_not_found_is_looked_for_again_after_hours(bench: Bench) -> None:
    take = lost_sight(bench)
    bench.ledger.save(take)
    bench.queue.start([take])
    await bench.queue.quiet()  # nobody waits for it
    assert bench.now().settled
    bench.service._make("MiniMax-Hailuo-02", take.key)
    start = bench.clock.now()
    await bench.until(lambda: isinstance(bench.now().state, Completed))
    assert bench.clock.now() - start >= 3 * 3600.0
    assert bench.service.count("submit") == 0


async def test_a_task_that_was_not_found_can_be_followed_again(bench: Bench) -> None:
    take = lost_sight(bench)
    bench.service._make("MiniMax-Hailuo-02", take.key)
    bench.queue.start([take])
    bench.queue.follow(take.id)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_the_artist_may_name_another_task_for_one_that_was_not_found(bench: Bench) -> None:
    take = lost_sight(bench)
    for _ in range(2):
        bench.service._make("MiniMax-Hailuo-02", take.key)
    bench.queue.start([take])
    bench.queue.adopt(take.id, "task-unified-2")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.now().task == "task-unified-2"


async def test_every_link_of_the_results_is_tried(bench: Bench) -> None:
    links = ("https://result/dead.mp4", "https://result/alive.mp4")
    script(bench, report(TaskStatus.COMPLETED, results=links))
    bench.service.faults["fetch"].append(LinkExpired("Dead."))
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("task") == 1


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


async def test_not_found_without_a_name_for_it_is_believed_much_later(bench: Bench) -> None:
    task = replace(bench.take(), state=Pending(), task="task-unified-9", submitted=0.0)
    bench.service.faults["task"].extend([NotFound("Nothing there.") for _ in range(400)])
    start = bench.clock.now()
    bench.queue.start([task])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Failed)
    assert bench.clock.now() - start >= 6 * bench.limits.patience


async def test_progress_is_shown_without_a_write_each(bench: Bench) -> None:
    steps = [report(TaskStatus.PROCESSING, progress=float(n)) for n in range(1, 60)]
    script(bench, *steps, DONE)
    await bench.queue.quiet()
    shown = [e.take.state for e in bench.events if isinstance(e, TakeChanged)]
    assert Processing(59.0) in shown
    assert sum(isinstance(take.state, Processing) for take in bench.ledger.saved) == 1


async def test_a_film_that_came_home_before_the_crash_is_not_fetched_again(bench: Bench) -> None:
    (bench.folder / "take-1.mp4").write_bytes(FILM)
    bench.queue.start([replace(bench.take(), state=Pending(), task="task-unified-9")])
    await bench.queue.quiet()
    assert bench.now().state == Completed("take-1.mp4")
    assert bench.service.calls == []


async def test_a_film_is_signed_after_it_was_found_whole(bench: Bench) -> None:
    bench.service.film = b"<html>sorry</html>"
    script(bench, DONE)
    await bench.until(lambda: bench.service.count("fetch") == 2)
    assert bench.disk.signed == []
    bench.service.film = FILM
    await bench.queue.quiet()
    assert bench.disk.signed == ["take-1"]


async def test_a_film_damaged_at_the_service_is_fetched_ever_more_seldom(bench: Bench) -> None:
    bench.service.film = b"<html>sorry</html>"
    script(bench, DONE)
    await bench.until(lambda: bench.service.count("fetch") == 14)
    times = [at for call, at in bench.service.calls if call == "fetch"]
    assert times[-1] - times[-2] > 1500.0


async def test_while_the_disk_is_full_only_one_take_keeps_trying(bench: Bench) -> None:
    bench.service.reads_to_finish = 1
    bench.service.faults["fetch"].extend([DiskFull("2 MB are missing.")] * 6)
    bench.queue.add(bench.take(n) for n in range(1, 4))
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged)]
    assert len([halt for halt in halts if halt]) <= 2
    assert halts[-1] is None


async def test_nothing_is_paid_for_while_there_is_no_room_for_it(bench: Bench) -> None:
    bench.service.faults["fetch"].extend([DiskFull("2 MB are missing.")] * 20)
    bench.service.reads_to_finish = 1
    script(bench, DONE)
    await bench.until(lambda: bench.service.count("fetch") == 3)
    bench.queue.add([bench.take(2)])
    await bench.until(lambda: bench.service.count("fetch") == 20)
    assert bench.service.count("submit") == 0
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_story_that_breaks_of_a_bug_is_told_again(bench: Bench) -> None:
    bench.service.faults["fetch"].append(ValueError("a bug"))
    script(bench, DONE)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert [str(bug) for bug in bench.bugs] == ["a bug"]
    bench.bugs.clear()


async def test_a_bug_that_stays_is_said_beside_its_take_and_harms_no_other(bench: Bench) -> None:
    bench.service.faults["upload"].extend([ValueError("a bug")] * 6)
    bench.queue.add([bench.take(1, (bench.frame("a"),)), bench.take(2)])
    await bench.queue.quiet()
    assert "fault of the app" in worded(bench.now("take-1").note)
    assert isinstance(bench.now("take-2").state, Completed)
    assert len(bench.bugs) == 6
    bench.bugs.clear()


async def test_a_found_task_that_the_service_knows_no_more_settles_nothing(bench: Bench) -> None:
    bench.service.lost = 1
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.now().unproven)
    bench.service.tasks_made.clear()
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "nothing shows whose it is" in worded(state.why)
