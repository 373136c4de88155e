"""A task found by looking is filed where its film proves itself, and nowhere else."""

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import Completed, Uncertain
from tests.engine.steps import LOST
from tests.fakes.world import Bench


async def test_a_film_that_is_not_what_was_asked_for_is_not_filed(bench: Bench) -> None:
    bench.service.faults["submit"].append(LOST)
    bench.disk.unlike = True
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.service.count("submit") == 1)
    bench.service._make("MiniMax-Hailuo-02", "a key of theirs")
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "not what was asked for" in worded(state.why)
    assert bench.now().task == ""
    assert bench.disk.kept(bench.now()) is None
    # It may have been paid for, whoever asked for it: what came down stays, and is named.
    assert (bench.disk.folder / "take-1.aside").read_bytes()[4:8] == b"ftyp"
    assert "take-1.aside" in worded(state.why)
    assert not bench.disk.part(bench.now()).exists()
    assert [task.id for task in bench.queue.found.open] == ["task-unified-1"]
    # The artist has it sent again: that film is not tried a second time.
    bench.disk.unlike = False
    bench.queue.found.let_be("task-unified-1")
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.now().task == "task-unified-2"


async def test_a_film_that_proves_itself_is_filed(bench: Bench) -> None:
    bench.service.lost = 1
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert not bench.now().unproven


async def test_the_answer_to_our_own_post_needs_no_other_proof(bench: Bench) -> None:
    bench.disk.unlike = True
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_found_task_that_fails_settles_nothing(bench: Bench) -> None:
    bench.service.lost = 1
    bench.queue.add([bench.take()])
    await bench.until(lambda: bool(bench.service.tasks_made))
    made = bench.service.tasks_made["task-unified-1"]
    failed = TaskReport(made.id, TaskStatus.FAILED, created=made.created, charge=Charge.NO)
    made.reports.clear()
    made.reports.append(failed)
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.count("submit") == 1


async def test_a_found_task_that_the_service_knows_no_more_settles_nothing(bench: Bench) -> None:
    bench.service.lost = 1
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.now().unproven)
    bench.service.tasks_made.clear()
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "nothing shows whose it is" in worded(state.why)
