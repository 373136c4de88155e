"""“Stop following” while the POST is out: what it may still lead to, and what it may not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    DiskFull,
    OutcomeUnknown,
    ServiceError,
    Unreachable,
)
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Pending,
    Queued,
    Submitting,
    Uncertain,
    Uploading,
)
from hailuo_desktop.engine.queue import Queue
from tests.fakes.world import Bench

VERBS = {
    "stop": lambda queue: queue.stop_following("take-1"),
    "remove": lambda queue: queue.remove("take-1"),
    "amend": lambda queue: queue.amend("take-1", queue._live_takes["take-1"].request),
}


async def stop_amid_the_post(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.until(lambda: bench.service.open_posts == 1)
    bench.queue.stop_following("take-1")


@pytest.mark.parametrize("answer", [Busy("Slow down."), Unreachable("No network.")])
async def test_stopped_while_it_is_sent_and_not_taken_it_is_never_sent_again(
    bench: Bench, answer: ServiceError
) -> None:
    """Nobody would fetch what the artist has stopped and the service then charges."""
    bench.service.faults["submit"].append(answer)
    await stop_amid_the_post(bench)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Cancelled)
    assert bench.service.count("submit") == 1
    assert bench.service.tasks_made == {}


@pytest.mark.parametrize("state", [Queued(), Uploading()])
async def test_killed_between_the_refusal_and_the_end_of_it_the_next_run_ends_it(
    bench: Bench, state: Queued | Uploading
) -> None:
    bench.ledger.save(replace(bench.take(), state=state, followed=False))
    bench.wake()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Cancelled)
    assert bench.service.count("submit") == 0


async def test_a_stopped_take_killed_amid_its_post_is_still_looked_for(bench: Bench) -> None:
    """Its task is known to the service alone: later it is in no list any more."""
    bench.service._make(bench.framed().request.model, "key")
    sent = bench.clock.now()
    bench.ledger.save(replace(bench.framed(), state=Submitting(), followed=False, submitted=sent))
    bench.wake()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Pending)
    assert bench.now().task == "task-unified-1"
    bench.queue.follow("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


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
