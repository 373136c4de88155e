"""How much goes on at once, and how often the service is asked, may change while it runs."""

import pytest

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.engine.limits import Limits
from tests.fakes.world import Bench

COUNT = 6


def in_flight(bench: Bench) -> int:
    return sum(bench.now(f"take-{at}").at_service for at in range(1, COUNT + 1))


@pytest.mark.parametrize(("first", "then"), [(1, 4), (2, 3)])
async def test_more_places_are_filled_at_once(bench: Bench, first: int, then: int) -> None:
    bench.limits = Limits(in_flight=first)
    bench.restart()
    bench.service.reads_to_finish = 400
    bench.queue.add([bench.take(at) for at in range(1, COUNT + 1)])
    await bench.until(lambda: in_flight(bench) == first)
    at = bench.clock.now()
    await bench.until(lambda: bench.clock.now() > at + 60)
    assert in_flight(bench) == first
    bench.queue.pace.change(then, 8.0)
    await bench.until(lambda: in_flight(bench) == then)
    assert bench.queue.pace.places == then


async def test_fewer_places_stop_nothing_that_is_under_way(bench: Bench) -> None:
    bench.limits = Limits(in_flight=4)
    bench.restart()
    bench.service.reads_to_finish = 30
    bench.queue.add([bench.take(at) for at in range(1, COUNT + 1)])
    await bench.until(lambda: in_flight(bench) == 4)
    bench.queue.pace.change(1, 8.0)
    assert in_flight(bench) == 4
    await bench.queue.quiet()
    states = [bench.now(f"take-{at}").state for at in range(1, COUNT + 1)]
    assert all(isinstance(state, Completed) for state in states)
    assert len(bench.service.bodies) == COUNT


async def test_asking_more_seldom_takes_longer(bench: Bench) -> None:
    spans = list[float]()
    for number, poll in ((1, 4.0), (2, 40.0)):
        bench.queue.pace.change(20, poll)
        bench.service.reads_to_finish = 10
        began = bench.clock.now()
        bench.queue.add([bench.take(number)])
        await bench.queue.quiet()
        spans.append(bench.clock.now() - began)
    assert spans[1] > 3 * spans[0]
