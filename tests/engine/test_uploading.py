"""Frames on their way to the files service: each content once."""

from hailuo_desktop.domain.errors import (
    Busy,
    OutcomeUnknown,
    Unreachable,
)
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
)
from tests.fakes.world import Bench


async def test_one_frame_in_many_takes_is_uploaded_once(bench: Bench) -> None:
    frame = bench.frame("a")
    bench.queue.add(bench.take(n, (frame,)) for n in range(1, 6))
    await bench.queue.quiet()
    assert bench.service.uploads == ["a.png"]
    assert {urls for _, urls, _ in bench.service.bodies} == {("https://files/1",)}


async def test_uploads_run_side_by_side_up_to_the_limit(bench: Bench) -> None:
    bench.queue.add(bench.take(n, (bench.frame(f"f{n}"),)) for n in range(1, 9))
    await bench.queue.quiet()
    assert bench.service.most_uploads == 3


async def test_uploads_wait_out_what_the_files_service_asks_for(bench: Bench) -> None:
    """One for all: other takes and other frames do not try meanwhile."""
    bench.service.faults["upload"].extend([Busy("Slow down.", retry_after=600.0)] * 3)
    for number in range(1, 13):
        bench.queue.add([bench.take(number, frames=(bench.frame(f"f{number}"),))])
    await bench.queue.quiet()
    times = [at for name, at in bench.service.calls if name == "upload"]
    early = [at for at in times if at < times[0] + 600.0]
    assert len(early) <= bench.limits.uploads
    assert len(bench.service.uploads) == 12


async def test_an_upload_about_to_expire_is_sent_again(bench: Bench) -> None:
    frame = bench.frame("a")
    bench.queue.add([bench.take(1, (frame,))])
    await bench.queue.quiet()
    bench.clock.time += 71 * 3600
    bench.queue.add([bench.take(2, (frame,))])
    await bench.queue.quiet()
    assert bench.service.uploads == ["a.png", "a.png"]


async def test_files_that_cannot_be_sent_hold_up_no_take_without_frames(bench: Bench) -> None:
    bench.service.faults["upload"].extend([Unreachable("No files service.")] * 100_000)
    bench.queue.add(bench.take(n, (bench.frame(f"f{n}"),)) for n in range(1, 7))
    bench.queue.add([bench.take(7)])
    await bench.until(lambda: bench.now("take-7").settled)
    assert bench.service.count("submit") == 1
    bench.service.faults["upload"].clear()
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())


async def test_a_frame_that_the_files_service_never_takes_fails_in_words(bench: Bench) -> None:
    bench.service.faults["upload"].extend([OutcomeUnknown("EvoLink has a fault (500).")] * 30)
    bench.queue.add([bench.take(1, (bench.frame("a"),))])
    await bench.queue.quiet()
    assert bench.now().state == Failed(plain("EvoLink has a fault (500)."))


async def test_frames_that_die_while_another_take_is_looked_for_go_up_again(bench: Bench) -> None:
    bench.service.lost = 1
    away = 3 * 24 * 30  # reads of the list, at most two minutes apart
    bench.service.faults["recent"].extend(Unreachable("No network.") for _ in range(away))
    frame = bench.frame("a")
    bench.queue.add([bench.take(1, (frame,)), bench.take(2, (frame,))])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
    assert [urls for _, urls, _ in bench.service.bodies] == [
        ("https://files/1",),
        ("https://files/2",),
    ]
