"""Whether a task may be what a request of ours made whose answer is not known."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    Unreachable,
)
from hailuo_desktop.domain.found_task import Suspicion
from hailuo_desktop.domain.take import Completed, Queued, Submitting
from hailuo_desktop.engine.events import Cause
from hailuo_desktop.engine.reconciliation import FAULTS
from tests.engine.steps import in_doubt, stranger
from tests.fakes.world import Bench


async def test_a_task_that_may_be_an_open_answer_holds_its_model_back(bench: Bench) -> None:
    in_doubt(bench)
    task = stranger(bench)
    queue = bench.wake()
    queue.add([bench.take(2)])
    await queue.quiet()
    assert isinstance(bench.now("take-2").state, Queued)
    (found,) = queue.found.open
    assert (found.id, found.suspicion) == (task, Suspicion.ANSWER)
    assert bench.service.count("submit") == 0


async def test_what_was_given_up_is_shown_and_holds_nothing_back(bench: Bench) -> None:
    in_doubt(bench)
    task = stranger(bench)
    queue = bench.wake()
    queue.abandon("take-1")
    queue.add([bench.take(2)])
    await queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
    assert [(found.id, found.suspicion) for found in queue.found.open] == [
        (task, Suspicion.GIVEN_UP)
    ]


async def test_a_settled_answer_makes_the_task_a_strangers(bench: Bench) -> None:
    in_doubt(bench)
    stranger(bench)
    queue = bench.wake()
    queue.add([bench.take(2)])
    await queue.quiet()
    queue.adopt("take-1", queue.found.open[0].id)
    await queue.quiet()
    assert {type(take.state) for take in bench.ledger.takes.values()} == {Completed}
    assert queue.found.open == ()


@pytest.mark.parametrize("seconds", [-4000.0, 4000.0])
async def test_a_task_of_another_time_is_no_open_answer(bench: Bench, seconds: float) -> None:
    take = in_doubt(bench)
    bench.ledger.save(replace(take, submitted=bench.clock.now() + seconds))
    stranger(bench)
    queue = bench.wake()
    queue.add([bench.take(2)])
    await queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)


async def test_an_answer_on_its_way_is_no_riddle(bench: Bench) -> None:
    bench.service.slow = 20.0
    bench.queue.start([])
    bench.queue.add([bench.take(1)])
    await bench.until(lambda: isinstance(bench.now().state, Submitting))
    await bench.until(lambda: bool(bench.service.tasks_made))
    assert await bench.queue.found.look() == ()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.queue.found.open == ()


@pytest.mark.parametrize(
    "fault",
    [NotFound("no such call"), OutcomeUnknown("nonsense"), Unreachable("no network")],
    ids=["none", "nonsense", "away"],
)
async def test_with_an_open_answer_nothing_goes_before_the_list_was_seen(
    bench: Bench, fault: Exception
) -> None:
    """What the lost request made may be just what would be sent: somebody has to look."""
    in_doubt(bench)
    bench.service.faults["listed"].extend([fault] * (FAULTS + 1) * 3)
    queue = bench.wake()
    queue.add([bench.take(2)])
    await queue.quiet()
    if isinstance(fault, Unreachable):  # waited out
        assert isinstance(bench.now("take-2").state, Completed)
        return
    assert isinstance(bench.now("take-2").state, Queued)
    halt = queue._gate.halt
    assert halt is not None
    assert halt.cause is Cause.LEDGER
    assert "evolink.ai" in halt.sentence
    queue.go_on()
    await queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
