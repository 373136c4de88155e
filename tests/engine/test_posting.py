"""The one paid POST: written down before it leaves, its answer saved before all else."""

from dataclasses import replace

from hailuo_desktop.domain.errors import (
    Busy,
)
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import (
    Completed,
    Pending,
    Submitting,
    Uncertain,
)
from hailuo_desktop.engine.events import Cause, QueueChanged
from tests.engine.steps import LOST
from tests.fakes.world import Bench


async def test_a_full_disk_between_answer_and_save_loses_no_task(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Submitting))
    bench.ledger.full = 5
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1
    causes = {e.halt.cause for e in bench.events if isinstance(e, QueueChanged) and e.halt}
    assert causes == {Cause.DISK}


async def test_nothing_is_sent_that_could_not_be_written_down_first(bench: Bench) -> None:
    bench.queue.pause(True)
    bench.queue.add([bench.take()])
    bench.ledger.full = 2
    bench.queue.pause(False)
    await bench.until(lambda: bench.ledger.full == 1)
    assert bench.service.count("submit") == 0
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_kill_between_answer_and_save_is_found_in_the_list(bench: Bench) -> None:
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bool(bench.service.tasks_made))
    assert isinstance(bench.now().state, Submitting)
    await bench.kill()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_a_task_of_another_take_is_not_taken_twice(bench: Bench) -> None:
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.service.honours_keys = True
    bench.queue.add([replace(bench.take(2), key=bench.now("take-1").key)])
    await bench.queue.quiet()
    state = bench.now("take-2").state
    assert isinstance(state, Uncertain)
    assert "another take" in worded(state.why)


async def test_sent_again_with_other_frame_addresses_it_has_another_key(bench: Bench) -> None:
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([bench.take(frames=(bench.frame("a"),))])
    await bench.queue.quiet()
    key = bench.now().key
    bench.clock.time += 72 * 3600
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.now().key != key
    assert bench.now().urls == ("https://files/2",)


async def test_sent_again_with_the_same_bytes_it_keeps_its_key(bench: Bench) -> None:
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([bench.take(frames=(bench.frame("a"),))])
    await bench.queue.quiet()
    key = bench.now().key
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert bench.now().key == key
    assert [body[2] for body in bench.service.bodies] == [key]


async def test_after_a_busy_answer_a_new_frame_address_means_a_new_key(bench: Bench) -> None:
    bench.service.faults["submit"].append(Busy("Slow down."))
    bench.queue.add([bench.take(1, (bench.frame("a"),))])
    await bench.until(lambda: bench.service.count("submit") == 1)
    first = bench.now().key
    bench.uploads.known.clear()
    await bench.queue.quiet()
    assert bench.now().key != first
    assert bench.service.bodies[0][1:] == (("https://files/2",), bench.now().key)


async def test_closing_lets_a_post_on_its_way_come_back(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Submitting))
    await bench.queue.aclose()
    assert isinstance(bench.now().state, Pending)
    assert bench.now().task == "task-unified-1"
