"""How often, and how evenly, the service is asked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    OutcomeUnknown,
    OutOfCredits,
    Refused,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.take import Completed, Pending
from hailuo_desktop.engine.events import QueueChanged
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
    bench.service.faults["task"].extend([Unreachable("No network.")] * 6)
    put_at_service(bench, 1, finish_after=1)
    await bench.queue.quiet()
    gaps = [after - before for before, after in pairwise(reads(bench))]
    assert gaps[0] < gaps[1] < gaps[2]
    assert max(gaps) < 80.0


async def test_one_task_that_only_errs_keeps_no_other_from_being_read(bench: Bench) -> None:
    bench.service.batches = False
    put_at_service(bench, 5, finish_after=1)
    read = bench.service.task

    async def sick(task_id: str) -> TaskReport:
        if task_id == "task-unified-2":
            bench.service.calls.append(("sick", bench.clock.now()))
            raise Refused("The service says: invalid_task_id.")
        return await read(task_id)

    bench.service.task = sick
    await bench.until(lambda: sum(t.settled for t in bench.ledger.takes.values()) == 4)
    assert worded(bench.now("take-2").note) == "The service says: invalid_task_id."
    bench.service.task = read
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_batch_query_that_is_broken_is_made_up_for_by_name(bench: Bench) -> None:
    bench.service.faults["tasks"].extend([OutcomeUnknown("HTML")] * 50)
    put_at_service(bench, 3, finish_after=1)
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())


async def test_a_fault_of_our_own_is_reported_and_strands_nobody(bench: Bench) -> None:
    bench.service.faults["tasks"].append(ValueError("a bug"))
    put_at_service(bench, 3, finish_after=1)
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    assert [str(bug) for bug in bench.bugs] == ["a bug"]
    bench.bugs.clear()


@pytest.mark.parametrize("error", [Unauthorised("The key is wrong."), OutOfCredits("No credits.")])
async def test_a_refused_key_stops_the_reads_until_one_action(
    bench: Bench, error: Exception
) -> None:
    bench.service.faults["tasks"].extend([error] * 3)
    put_at_service(bench, 3, finish_after=1)
    for _ in range(3):
        await bench.queue.quiet()
        bench.queue.go_on()
    await bench.queue.quiet()
    assert bench.service.count("tasks") == 3 + 2
    halts = [e.halt.sentence for e in bench.events if isinstance(e, QueueChanged) and e.halt]
    assert halts == [str(error)] * 3
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())


async def test_hidden_it_reads_seldom_and_seen_again_at_once(bench: Bench) -> None:
    bench.queue.show_hidden(True)
    put_at_service(bench, 2, finish_after=6)
    await bench.until(lambda: bench.service.count("tasks") == 3)
    gaps = [after - before for before, after in pairwise(reads(bench))]
    assert min(gaps) > 3 * bench.limits.poll
    hidden_at = bench.clock.now()
    bench.queue.show_hidden(False)
    await bench.until(lambda: bench.service.count("tasks") == 4)
    assert bench.clock.now() - hidden_at < 2.0
    await bench.queue.quiet()


async def test_a_clock_set_back_stops_no_reads(bench: Bench) -> None:
    put_at_service(bench, 2, finish_after=4)
    await bench.until(lambda: bench.service.count("tasks") == 2)
    bench.clock.time -= 7200.0
    start = bench.clock.now()
    await bench.queue.quiet()
    assert bench.clock.now() - start < 7200.0 + 60.0
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())


async def test_a_retry_after_of_days_is_not_obeyed_to_the_letter(bench: Bench) -> None:
    bench.service.faults["tasks"].append(Busy("Slow down.", retry_after=1e9))
    put_at_service(bench, 2, finish_after=1)
    start = bench.clock.now()
    await bench.queue.quiet()
    assert bench.clock.now() - start < 3700.0


@pytest.mark.parametrize("batches", [True, False])
async def test_one_task_whose_reading_never_ends_keeps_no_other_from_being_read(
    bench: Bench, batches: bool
) -> None:
    """Its own fault looks like an absent service, and would come first in every round."""
    bench.service.batches = batches
    put_at_service(bench, 5, finish_after=1)
    read, several = bench.service.task, bench.service.tasks
    sick = {"task-unified-2"}

    async def one(task_id: str) -> TaskReport:
        if task_id in sick:
            await bench.clock.sleep(45.0)
            raise Unreachable("EvoLink did not answer in time.")
        return await read(task_id)

    async def many(task_ids: Sequence[str]) -> list[TaskReport] | None:
        if sick.intersection(task_ids) and batches:
            await bench.clock.sleep(45.0)
            raise Unreachable("EvoLink did not answer in time.")
        return await several(task_ids)

    bench.service.task, bench.service.tasks = one, many
    await bench.until(lambda: sum(t.settled for t in bench.ledger.takes.values()) == 4)
    sick.clear()
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
