"""A lost answer: looked for as long as it takes, and never mistaken for another take's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import Cancelled, Completed, Pending, Submitting, Take, Uncertain
from hailuo_desktop.engine.decisions import BadDecision
from hailuo_desktop.engine.events import Cause, QueueChanged
from tests.fakes.world import Bench

LOST = OutcomeUnknown("The service did not answer.")


def other(bench: Bench, number: int) -> Take:
    take = bench.take(number)
    return replace(take, request=replace(take.request, prompt=f"Shot {number}"))


async def test_a_task_that_shows_late_is_no_other_takes(bench: Bench) -> None:
    """The first take's task turns up while the second one's is looked for."""
    bench.service.lost, bench.service.lag, bench.service.price = 1, 90.0, None
    bench.queue.add([other(bench, 1)])
    await bench.queue.quiet()
    bench.service.lag = 0.0
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([other(bench, 2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Uncertain)
    assert bench.now("take-2").task == ""


async def test_the_task_of_a_take_sent_again_is_no_other_takes(bench: Bench) -> None:
    bench.service.lost, bench.service.lag, bench.service.price = 1, 300.0, None
    bench.queue.add([other(bench, 1)])
    await bench.queue.quiet()
    bench.queue.resend("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)
    bench.clock.time += 300.0
    bench.service.lag = 0.0
    bench.service.faults["submit"].append(LOST)
    bench.queue.add([other(bench, 2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Uncertain)


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


async def test_where_somebody_else_uses_the_key_nothing_is_adopted(bench: Bench) -> None:
    bench.service._make("MiniMax-Hailuo-02", "a key of theirs")
    bench.clock.time += 3000.0
    bench.service.lost = 1
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "somebody else's" in worded(state.why)


async def test_a_balance_that_fell_makes_the_search_longer(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 40.0
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_a_fallen_balance_is_told_and_proves_nothing(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 4000.0
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    state = bench.now().state
    assert isinstance(state, Uncertain)
    assert "fell by 20 credits" in worded(state.why)


async def test_a_service_without_a_list_leaves_it_open(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([NotFound("No such call.")] * 3)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.count("recent") == 1


async def test_hours_without_a_network_are_waited_out_gently(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([Unreachable("No network.")] * 200)
    start = bench.clock.now()
    bench.queue.add([bench.framed()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.clock.now() - start > 5 * 3600


async def test_a_list_that_only_errs_is_given_up_truthfully(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([OutcomeUnknown("Fault.")] * 50)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)


@pytest.mark.parametrize("error", [Unauthorised("The key is wrong."), OutOfCredits("No credits.")])
async def test_a_search_without_a_key_waits_for_one(bench: Bench, error: Exception) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].append(error)
    bench.queue.add([bench.framed(1), bench.framed(2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Submitting)
    assert any(isinstance(e, QueueChanged) and e.halt for e in bench.events)
    bench.queue.go_on()
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Completed)
    assert isinstance(bench.now("take-2").state, Completed)


async def test_a_clock_an_hour_off_does_not_hide_a_task(bench: Bench) -> None:
    bench.service.skew = 3600.0
    bench.queue.add([bench.framed(1)])
    await bench.queue.quiet()
    bench.service.lost = 1
    bench.queue.add([bench.framed(2)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)


async def test_nothing_is_sent_again_by_itself_a_day_later(bench: Bench) -> None:
    sent = bench.clock.now() - 24 * 3600
    bench.queue.start([replace(bench.take(), state=Submitting(), submitted=sent)])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Uncertain)
    assert bench.service.count("submit") == 0


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


async def test_a_task_of_another_take_is_not_taken_twice(bench: Bench) -> None:
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    bench.service.honours_keys = True
    bench.queue.add([replace(bench.take(2), key=bench.now("take-1").key)])
    await bench.queue.quiet()
    state = bench.now("take-2").state
    assert isinstance(state, Uncertain)
    assert "another take" in worded(state.why)


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


async def test_a_take_given_up_in_doubt_still_counts_against_the_cap(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 4000.0
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.queue.quiet()
    bench.queue.abandon("take-1")
    assert isinstance(bench.now("take-1").state, Cancelled)
    bench.queue.set_cap(Decimal(50))
    bench.queue.add([bench.take(3)])
    await bench.queue.quiet()
    assert bench.service.count("submit") == 2


async def test_a_kill_between_answer_and_save_is_found_in_the_list(bench: Bench) -> None:
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bool(bench.service.tasks_made))
    assert isinstance(bench.now().state, Submitting)
    await bench.kill()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_a_kill_amid_the_search_begins_it_anew(bench: Bench) -> None:
    bench.service.lost, bench.service.lag = 1, 8.0
    bench.queue.add([bench.framed()])
    await bench.until(lambda: bench.service.count("recent") == 1)
    await bench.kill()
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert bench.service.count("submit") == 1


async def test_frames_that_die_while_another_take_is_looked_for_go_up_again(bench: Bench) -> None:
    bench.service.lost = 1
    away = 3 * 24 * 30  # reads of the list, at most two minutes apart
    bench.service.faults["recent"].extend(Unreachable("No network.") for _ in range(away))
    frame = bench.frame("a")
    bench.queue.add([bench.take(1, (frame,)), bench.take(2, (frame,))])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-2").state, Completed)
    assert [urls for _, urls, _ in bench.service.bodies] == [
        ("https://files/1",),
        ("https://files/2",),
    ]


async def test_closing_does_not_wait_for_a_search(bench: Bench) -> None:
    bench.service.lost = 1
    bench.service.faults["recent"].extend([Unreachable("No network.")] * 9)
    bench.queue.add([bench.take()])
    await bench.until(lambda: bench.service.count("recent") == 2)
    start = bench.clock.now()
    await bench.queue.aclose()
    assert bench.clock.now() - start < 1.0
    assert not isinstance(bench.now().state, Pending)


async def in_doubt(bench: Bench) -> None:
    """take-1, whose task the service has made and does not show yet."""
    bench.service.lag, bench.service.lost, bench.service.price = 1000.0, 1, None
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Uncertain)


async def test_a_task_that_was_given_up_is_never_taken_for_another_take(bench: Bench) -> None:
    await in_doubt(bench)
    bench.queue.resend("take-1")
    await bench.until(lambda: bench.now("take-1").at_service)
    bench.service.lag = 0.0
    bench.service.faults["submit"].append(OutcomeUnknown("No answer."))
    bench.queue.add([bench.take(2)])
    await bench.queue.quiet()
    assert bench.service.count("submit") == 3
    assert isinstance(bench.now("take-2").state, Uncertain)


async def test_what_may_have_been_sent_leaves_the_panel_and_not_the_ledger(bench: Bench) -> None:
    await in_doubt(bench)
    bench.service.faults["recent"].extend(Unreachable("No network.") for _ in range(20))
    bench.queue.resend("take-1")
    bench.queue.remove("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Cancelled)
    assert bench.now("take-1").dismissed
    assert bench.now("take-1").submitted is not None
    bench.service.faults.clear()
