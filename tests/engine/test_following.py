"""Unknown is not failed: what a take at the service lives through."""

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
from hailuo_desktop.domain.service import TaskStatus
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
)
from hailuo_desktop.engine.events import Cause, QueueChanged
from tests.engine.steps import DONE, report, script
from tests.fakes.service import FILM
from tests.fakes.world import Bench


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
