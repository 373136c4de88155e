"""What the artist decides about a take: what can be, what cannot, and that it is kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    DiskFull,
    OutcomeUnknown,
)
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Uncertain,
)
from hailuo_desktop.engine.decisions import BadDecision
from hailuo_desktop.engine.queue import Queue
from tests.engine.steps import LOST, queue, sent, stop_amid_the_post
from tests.fakes.world import Bench

VERBS = {
    "stop": lambda queue: queue.stop_following("take-1"),
    "remove": lambda queue: queue.remove("take-1"),
    "amend": lambda queue: queue.amend("take-1", queue._live_takes["take-1"].request),
}


@pytest.mark.parametrize("task", ["", "12345", "task-unified-", "task-unified-1/../2", "x" * 300])
async def test_what_is_no_task_id_is_refused_in_a_sentence(bench: Bench, task: str) -> None:
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    with pytest.raises(BadDecision, match="no task id"):
        bench.queue.adopt("take-1", task)
    assert isinstance(bench.now().state, Uncertain)


async def test_the_task_of_another_take_is_refused_in_a_sentence(bench: Bench) -> None:
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([bench.take(2)])
    await bench.queue.quiet()
    with pytest.raises(BadDecision, match="already belongs to another take"):
        bench.queue.adopt("take-2", "task-unified-1")


async def test_only_uncertain_takes_are_decided_about(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    for decide in (bench.queue.resend, bench.queue.abandon):
        with pytest.raises(BadDecision, match="done"):
            decide("take-1")


@pytest.mark.parametrize("decision", ["resend", "adopt"])
async def test_what_the_artist_decides_for_is_followed_again(bench: Bench, decision: str) -> None:
    bench.service.faults["submit"].append(OutcomeUnknown("The connection broke."))
    await stop_amid_the_post(bench)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    if decision == "resend":
        bench.queue.resend("take-1")
    else:
        task = bench.service._make("MiniMax-Hailuo-02", "another key")
        bench.queue.adopt("take-1", task.id)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert len(bench.service.tasks_made) == 1


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
async def test_what_could_not_be_written_down_leaves_the_take_on_its_way(
    bench: Bench, verb: Callable[[Queue], None]
) -> None:
    """Its story must not end with a decision that the full disk did not take."""
    bench.queue.pause(True)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    bench.ledger.full = 1
    with pytest.raises(DiskFull):
        verb(bench.queue)
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_uncertain_takes_can_be_given_up(bench: Bench) -> None:
    bench.service.faults["submit"].append(OutcomeUnknown("The service did not answer."))
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    bench.queue.abandon("take-1")
    assert isinstance(bench.now().state, Cancelled)


async def test_a_queued_take_is_amended_under_a_new_key(bench: Bench) -> None:
    bench.queue.pause(True)
    queue(bench, "a")
    key = bench.now("a").key
    bench.queue.amend("a", replace(bench.now("a").request, prompt="better"))
    assert bench.now("a").key != key
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert sent(bench) == ["better"]
    with pytest.raises(BadDecision, match="never been sent"):
        bench.queue.amend("a", replace(bench.now("a").request, prompt="too late"))
