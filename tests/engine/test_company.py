"""Somebody else on the key: what fits a lost request may be theirs, and is left to the artist."""

from hailuo_desktop.domain.errors import OutcomeUnknown
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Completed, Uncertain
from hailuo_desktop.engine.company import DAY, REMEMBERED, Company
from tests.fakes.service import FakeService
from tests.fakes.world import Bench

MODEL = "MiniMax-Hailuo-02"
LOST = OutcomeUnknown("The service did not answer.")
THEIRS = "a key of theirs"


async def undelivered(bench: Bench, number: int = 1) -> None:
    """A request of ours that never gets there."""
    bench.service.faults["submit"].append(LOST)
    posts = bench.service.count("submit")
    bench.queue.add([bench.framed(number)])
    await bench.until(lambda: bench.service.count("submit") > posts)


async def in_doubt(bench: Bench, number: int = 1) -> None:
    """With what may be its task shown, and none filed."""
    await bench.queue.quiet()
    state = bench.now(f"take-{number}").state
    assert isinstance(state, Uncertain)
    assert "somebody else's" in worded(state.why)
    assert bench.now(f"take-{number}").task == ""
    assert [*await bench.queue.found.look()] != []


async def met_long_ago(bench: Bench, ago: float) -> None:
    """A stranger's task was seen as a batch was sent; it is out of sight by now."""
    bench.service._make(MODEL, THEIRS)
    await bench.queue.found.look()
    bench.clock.time += ago


async def test_a_stranger_who_shows_only_later_in_the_minute_is_waited_for(bench: Bench) -> None:
    """Nothing in the list is ours, so two reads that agree say little."""
    await undelivered(bench)
    bench.service._make(MODEL, THEIRS)
    reads = bench.service.count("recent")
    await bench.until(lambda: bench.service.count("recent") >= reads + 3)
    bench.service._make(MODEL, THEIRS)
    await in_doubt(bench)


async def test_a_stranger_of_days_ago_is_remembered(bench: Bench) -> None:
    await met_long_ago(bench, 3 * DAY)
    await undelivered(bench)
    bench.service._make(MODEL, THEIRS)
    await in_doubt(bench)


async def test_a_stranger_of_long_ago_is_forgotten(bench: Bench) -> None:
    await met_long_ago(bench, REMEMBERED + DAY)
    bench.service.lost = 1
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_service_that_counts_in_milliseconds_makes_nobody_stay_for_ever(
    bench: Bench,
) -> None:
    Company(bench.world).met(bench.clock.now() * 1000)
    assert Company(bench.world).known
    bench.clock.time += REMEMBERED + DAY
    assert not Company(bench.world).known


async def test_whoever_made_an_unlike_film_is_remembered(bench: Bench) -> None:
    await undelivered(bench)
    bench.service._make(MODEL, THEIRS)
    bench.disk.unlike = True
    await bench.queue.quiet()
    assert Company(bench.world).known


async def test_where_the_key_is_ours_alone_two_reads_are_enough(bench: Bench) -> None:
    bench.queue.add([bench.framed(1)])
    await bench.queue.quiet()
    bench.service.lost = 1
    reads = _reads(bench.service)
    bench.queue.add([bench.framed(2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
    assert _reads(bench.service) - reads == 2


async def test_a_stranger_is_known_by_the_key(bench: Bench) -> None:
    await met_long_ago(bench, DAY)
    assert Company(bench.world).known
    bench.account = "another key"
    assert not Company(bench.world).known


def _reads(service: FakeService) -> int:
    return service.count("recent")
