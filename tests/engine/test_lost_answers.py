"""A POST whose answer never came: found, or in doubt, and never sent again by itself."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    OutcomeUnknown,
    Unreachable,
)
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import (
    Completed,
    Pending,
    Submitting,
    Uncertain,
)
from tests.engine.steps import LOST, doubted
from tests.fakes.world import Bench


async def test_a_lost_answer_is_found_in_the_task_list_and_paid_once(bench: Bench) -> None:
    bench.service.lost = 1
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.now().task == "task-unified-1"
    assert len(bench.service.tasks_made) == 1


async def test_a_lost_question_is_for_the_artist_alone_to_decide(bench: Bench) -> None:
    bench.service.faults["submit"].append(OutcomeUnknown("The service did not answer."))
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert worded(state.why).startswith("The service did not answer. The balance has not changed")
    assert bench.service.count("submit") == 1
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_two_tasks_that_fit_are_never_guessed_between(bench: Bench) -> None:
    bench.service._make("MiniMax-Hailuo-02", "another program")
    bench.service.lost = 1
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    bench.queue.adopt("take-1", "task-unified-2")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_task_of_another_take_or_another_hour_is_not_adopted(bench: Bench) -> None:
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.service._make("MiniMax-Hailuo-02", "an hour ago")
    bench.clock.time += 3600
    bench.service.faults["submit"].append(OutcomeUnknown("The service did not answer."))
    bench.queue.add([bench.take(2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Uncertain)


async def test_a_restart_amid_a_submission_looks_before_it_asks(bench: Bench) -> None:
    take = replace(bench.framed(), state=Submitting(), submitted=bench.clock.now())
    bench.ledger.save(take)
    bench.service._make("MiniMax-Hailuo-02", take.key)
    bench.queue.start([take])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 0


async def test_a_restart_amid_a_submission_that_left_no_task_is_uncertain(bench: Bench) -> None:
    take = replace(bench.take(), state=Submitting(), submitted=bench.clock.now())
    bench.queue.start([take])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)


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


@pytest.mark.parametrize("honours", [True, False])
async def test_a_lost_post_is_never_followed_by_another_one_by_itself(
    bench: Bench, honours: bool
) -> None:
    """Also where the service is known to replay keys, and a restart comes in between."""
    bench.service.honours_keys = honours
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([bench.take(2)])
    await bench.queue.quiet()
    bench.queue = bench.restart()
    bench.queue.start(list(bench.ledger.takes.values()))
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Uncertain)
    assert bench.service.count("submit") == 2


async def test_a_take_sent_again_is_looked_for_once_more_first(bench: Bench) -> None:
    bench.service.lost, bench.service.lag, bench.service.price = 1, 90.0, None
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    bench.service.lag = 0.0
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_nothing_is_sent_again_by_itself_a_day_later(bench: Bench) -> None:
    sent = bench.clock.now() - 24 * 3600
    bench.queue.start([replace(bench.take(), state=Submitting(), submitted=sent)])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.count("submit") == 0


async def test_a_kill_amid_the_search_begins_it_anew(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 8.0
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.service.count("recent") == 1)
    await bench.kill()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_closing_does_not_wait_for_a_search(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([Unreachable("No network.")] * 9)
    bench.queue.add([bench.take()])
    await bench.until(lambda: bench.service.count("recent") == 2)
    start = bench.clock.now()
    await bench.queue.aclose()
    assert bench.clock.now() - start < 1.0
    assert not isinstance(bench.now().state, Pending)


async def test_a_task_that_was_given_up_is_never_taken_for_another_take(bench: Bench) -> None:
    await doubted(bench)
    bench.queue.resend("take-1")
    await bench.until(lambda: bench.now("take-1").at_service)
    bench.service.lag = 0.0
    bench.service.faults["submit"].append(OutcomeUnknown("No answer."))
    bench.queue.add([bench.take(2)])
    await bench.queue.quiet()
    assert bench.service.count("submit") == 3
    assert isinstance(bench.now("take-2").state, Uncertain)
