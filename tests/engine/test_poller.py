"""How often, and how evenly, the service is asked."""

from dataclasses import replace
from itertools import pairwise

from hailuo_desktop.domain.take import Completed, Pending
from tests.fakes.world import Bench


def put_at_service(bench: Bench, count: int, finish_after: int) -> None:
    bench.service.reads_to_finish = finish_after
    for number in range(1, count + 1):
        task = bench.service._make("MiniMax-Hailuo-02", f"key {number}")
        now = bench.clock.now()
        take = replace(bench.take(number), state=Pending(), task=task.id, submitted=now)
        bench.ledger.save(take)
    bench.queue.start(list(bench.ledger.takes.values()))


def reads(bench: Bench) -> list[float]:
    return [at for call, at in bench.service.calls if call in ("task", "tasks")]


async def test_many_takes_are_read_in_one_query(bench: Bench) -> None:
    put_at_service(bench, 40, finish_after=4)
    await bench.queue.quiet()
    assert bench.service.count("tasks") == 4
    assert bench.service.count("task") == 0


async def test_two_hundred_takes_need_at_most_one_request_a_second(bench: Bench) -> None:
    put_at_service(bench, 200, finish_after=5)
    await bench.queue.quiet()
    gaps = [after - before for before, after in pairwise(reads(bench))]
    assert min(gaps) >= 0.999


async def test_a_service_without_the_batch_query_is_asked_one_by_one_evenly(bench: Bench) -> None:
    bench.service.batches = False
    put_at_service(bench, 200, finish_after=2)
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    assert bench.service.count("tasks") == 1
    gaps = [after - before for before, after in pairwise(reads(bench)[1:])]
    assert min(gaps) >= 0.999


async def test_the_first_read_waits_for_the_estimate(bench: Bench) -> None:
    bench.service.estimated = 160.0
    start = bench.clock.now()
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert reads(bench)[0] - start >= 80.0


async def test_reads_slow_down_while_the_service_is_away(bench: Bench) -> None:
    from hailuo_desktop.domain.errors import Unreachable

    bench.service.faults["task"].extend([Unreachable("No network.")] * 6)
    put_at_service(bench, 1, finish_after=1)
    await bench.queue.quiet()
    gaps = [after - before for before, after in pairwise(reads(bench))]
    assert gaps[0] < gaps[1] < gaps[2]
    assert max(gaps) < 80.0
