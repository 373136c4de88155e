"""How a queued take reaches the service, or does not."""

from dataclasses import replace

import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    ContentRefused,
    ServiceError,
    Unreachable,
)
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Queued,
    Uploading,
)
from hailuo_desktop.engine.events import TakeForgotten
from tests.engine.steps import stop_amid_the_post
from tests.fakes.world import Bench


async def test_a_missing_frame_fails_its_take_alone(bench: Bench) -> None:
    frame = bench.frame("gone")
    bench.disk.path("gone").unlink()
    bench.queue.add([bench.take(1, (frame,)), bench.take(2)])
    await bench.queue.quiet()
    state = bench.now("take-1").state
    assert isinstance(state, Failed)
    assert "gone.png" in worded(state.error)
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_refusal_fails_with_its_sentence_and_is_never_sent_again(bench: Bench) -> None:
    bench.service.faults["submit"].append(
        ContentRefused("The prompt was refused.", code="content_policy_violation")
    )
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert bench.now().state == Failed(plain("The prompt was refused."), "content_policy_violation")
    assert bench.service.count("submit") == 1


async def test_without_a_network_a_take_waits_and_goes_on_by_itself(bench: Bench) -> None:
    bench.service.faults["submit"].extend([Unreachable("No network.")] * 4)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert len({key for _, _, key in bench.service.bodies}) == 1


async def test_stop_before_sending_cancels_and_charges_nothing(bench: Bench) -> None:
    bench.queue.pause(True)
    bench.queue.add([bench.take(1), bench.take(2)])
    bench.queue.stop_following("take-1")
    bench.queue.remove("take-2")
    assert isinstance(bench.now("take-1").state, Cancelled)
    assert "take-2" not in bench.ledger.takes
    assert TakeForgotten("take-2") in bench.events
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert bench.service.count("submit") == 0


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
