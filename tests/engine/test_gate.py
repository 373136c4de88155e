"""Pause and halt: what is not sent waits, and what is paid for goes on."""

import pytest

from hailuo_desktop.domain.errors import (
    DiskFull,
    OutOfCredits,
    Unauthorised,
)
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Completed,
    Queued,
)
from hailuo_desktop.engine.events import Cause, Halt, QueueChanged
from tests.engine.steps import DONE, queue, script
from tests.fakes.world import Bench


def causes(bench: Bench) -> list[Cause]:
    """Of the halts that were told, in order."""
    return [e.halt.cause for e in bench.events if isinstance(e, QueueChanged) and e.halt]


@pytest.mark.parametrize(
    ("error", "cause"),
    [(Unauthorised("The key is wrong."), Cause.KEY), (OutOfCredits("No credits."), Cause.CREDITS)],
)
async def test_a_bad_key_or_no_credits_stop_the_queue_until_one_action(
    bench: Bench, error: Exception, cause: Cause
) -> None:
    bench.service.faults["submit"].append(error)
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged)]
    assert [halt.cause for halt in halts if halt] == [cause]
    assert isinstance(bench.now("take-1").state, Queued)
    bench.queue.go_on()
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())


async def test_a_pause_holds_what_is_not_sent_and_nothing_else(bench: Bench) -> None:
    bench.queue.add([bench.take(1)])
    await bench.until(lambda: bench.now("take-1").at_service)
    bench.queue.pause(True)
    bench.queue.add([bench.take(2)])
    await bench.until(lambda: isinstance(bench.now("take-1").state, Completed))
    assert isinstance(bench.now("take-2").state, Queued)
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_key_refused_behind_a_full_disk_shows_itself_when_there_is_room(
    bench: Bench,
) -> None:
    bench.queue.add([bench.take(1)])
    await bench.until(lambda: bench.now("take-1").at_service)
    bench.queue._gate.stop(Halt(Cause.DISK, plain("The disk is full.")))
    bench.service.faults["task"].extend(Unauthorised("The key is refused.") for _ in range(2))
    await bench.queue.quiet()
    assert causes(bench) == [Cause.DISK]
    bench.queue._gate.release_if(Cause.DISK)
    await bench.until(lambda: Cause.KEY in causes(bench))
    bench.queue.go_on()
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)


async def test_a_pause_survives_a_restart(bench: Bench) -> None:
    """The artist has stopped it: a new start is no reason to spend."""
    bench.queue.pause(True)
    queue(bench, "a")
    await bench.kill()
    bench.queue.restore_pause()
    await bench.queue.quiet()
    assert bench.service.count("submit") == 0
    assert QueueChanged(True, None) in bench.events
    bench.queue.pause(False)
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)


async def test_closing_is_no_pause(bench: Bench) -> None:
    queue(bench, "a")
    await bench.queue.aclose()
    bench.wake().restore_pause()
    await bench.queue.quiet()
    assert isinstance(bench.now("a").state, Completed)


async def test_while_the_disk_is_full_only_one_take_keeps_trying(bench: Bench) -> None:
    bench.service.reads_to_finish = 1
    bench.service.faults["fetch"].extend([DiskFull("2 MB are missing.")] * 6)
    bench.queue.add(bench.take(n) for n in range(1, 4))
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    halts = [e.halt for e in bench.events if isinstance(e, QueueChanged)]
    assert len([halt for halt in halts if halt]) <= 2
    assert halts[-1] is None


async def test_nothing_is_paid_for_while_there_is_no_room_for_it(bench: Bench) -> None:
    bench.service.faults["fetch"].extend([DiskFull("2 MB are missing.")] * 20)
    bench.service.reads_to_finish = 1
    script(bench, DONE)
    await bench.until(lambda: bench.service.count("fetch") == 3)
    bench.queue.add([bench.take(2)])
    await bench.until(lambda: bench.service.count("fetch") == 20)
    assert bench.service.count("submit") == 0
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
