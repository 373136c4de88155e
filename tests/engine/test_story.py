"""One take's life, from wherever it stands on disk."""

from dataclasses import replace
from decimal import Decimal

from hailuo_desktop.domain.take import (
    Completed,
    Pending,
)
from tests.fakes.service import FILM
from tests.fakes.world import Bench


async def test_a_take_goes_from_queued_to_a_file_on_disk(bench: Bench) -> None:
    bench.queue.add([bench.take(frames=(bench.frame("a"), bench.frame("b")))])
    await bench.queue.quiet()
    assert bench.states() == [
        "Queued",
        "Uploading",
        "Submitting",
        "Pending",
        "Processing",
        "Downloading",
        "Completed",
    ]
    state = bench.now().state
    assert isinstance(state, Completed)
    assert (bench.folder / state.file).read_bytes() == bench.service.film
    assert bench.now().cost.reserved == Decimal(20)


async def test_a_restart_resumes_takes_in_flight_without_another_post(bench: Bench) -> None:
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.until(lambda: all(t.at_service for t in bench.ledger.takes.values()))
    await bench.queue.aclose()
    queue = bench.restart()
    queue.start(list(bench.ledger.takes.values()))
    await queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    assert bench.service.count("submit") == 2


async def test_a_film_that_came_home_before_the_crash_is_not_fetched_again(bench: Bench) -> None:
    (bench.folder / "take-1.mp4").write_bytes(FILM)
    bench.queue.start([replace(bench.take(), state=Pending(), task="task-unified-9")])
    await bench.queue.quiet()
    assert bench.now().state == Completed("take-1.mp4")
    assert bench.service.calls == []
