"""The artist's verbs, and what a restart finds."""

from hailuo_desktop.domain.take import (
    Completed,
    Processing,
)
from hailuo_desktop.engine.limits import Limits
from tests.fakes.world import Bench


async def test_no_more_takes_are_in_flight_than_the_limit(bench: Bench) -> None:
    bench.limits = Limits(in_flight=2)
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 8))
    flying: list[int] = []

    def finished() -> bool:
        takes = bench.ledger.takes.values()
        flying.append(sum(take.at_service for take in takes))
        return len(takes) == 7 and all(take.settled for take in takes)

    await bench.until(finished)
    assert max(flying) == 2


async def test_stop_following_is_not_cancelling_and_can_be_undone(bench: Bench) -> None:
    bench.service.reads_to_finish = 50
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Processing))
    bench.queue.stop_following("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Processing)
    assert not bench.now().followed
    bench.queue.follow("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
