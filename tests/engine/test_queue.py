"""The artist's verbs, and what a restart finds."""

from dataclasses import replace
from decimal import Decimal
from itertools import count, pairwise

import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    ContentRefused,
    DiskFull,
    OutcomeUnknown,
    OutOfCredits,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Processing,
    Queued,
    Submitting,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.events import Cause, Halt, QueueChanged, TakeForgotten
from hailuo_desktop.engine.limits import Limits
from tests.fakes.world import Bench


async def test_a_take_goes_from_queued_to_a_file_on_disk(bench: Bench) -> None:
    bench.queue.add([bench.take(frames=(bench.frame("a"), bench.frame("b")))])
    await bench.queue.quiet()
    assert bench.states() == [
        "Queued",
        "Uploading",
        "Submitting",
        "Pending",
        "Processing",
        "Downloading",
        "Completed",
    ]
    state = bench.now().state
    assert isinstance(state, Completed)
    assert (bench.folder / state.file).read_bytes() == bench.service.film
    assert bench.now().cost.reserved == Decimal(20)


async def test_the_intent_and_the_key_are_on_disk_before_the_post(bench: Bench) -> None:
    take = bench.take(frames=(bench.frame("a"),))
    seen: list[object] = []
    submit = bench.service.submit

    async def watched(*args: object) -> object:
        seen.append(bench.now())
        return await submit(*args)  # type: ignore[arg-type]

    bench.service.submit = watched  # type: ignore[method-assign,assignment]
    bench.queue.add([take])
    await bench.queue.quiet()
    (written,) = seen
    assert isinstance(written.state, Submitting)  # type: ignore[attr-defined]
    assert written.key == take.key  # type: ignore[attr-defined]
    assert written.urls == ("https://files/1",)  # type: ignore[attr-defined]


async def test_one_frame_in_many_takes_is_uploaded_once(bench: Bench) -> None:
    frame = bench.frame("a")
    bench.queue.add(bench.take(n, (frame,)) for n in range(1, 6))
    await bench.queue.quiet()
    assert bench.service.uploads == ["a.png"]
    assert {urls for _, urls, _ in bench.service.bodies} == {("https://files/1",)}


async def test_uploads_run_side_by_side_up_to_the_limit(bench: Bench) -> None:
    bench.queue.add(bench.take(n, (bench.frame(f"f{n}"),)) for n in range(1, 9))
    await bench.queue.quiet()
    assert bench.service.most_uploads == 3


async def test_uploads_wait_out_what_the_files_service_asks_for(bench: Bench) -> None:
    """One for all: other takes and other frames do not try meanwhile."""
    bench.service.faults["upload"].extend([Busy("Slow down.", retry_after=600.0)] * 3)
    for number in range(1, 13):
        bench.queue.add([bench.take(number, frames=(bench.frame(f"f{number}"),))])
    await bench.queue.quiet()
    times = [at for name, at in bench.service.calls if name == "upload"]
    early = [at for at in times if at < times[0] + 600.0]
    assert len(early) <= bench.limits.uploads
    assert len(bench.service.uploads) == 12


async def test_an_upload_about_to_expire_is_sent_again(bench: Bench) -> None:
    frame = bench.frame("a")
    bench.queue.add([bench.take(1, (frame,))])
    await bench.queue.quiet()
    bench.clock.time += 71 * 3600
    bench.queue.add([bench.take(2, (frame,))])
    await bench.queue.quiet()
    assert bench.service.uploads == ["a.png", "a.png"]


async def test_no_more_takes_are_in_flight_than_the_limit(bench: Bench) -> None:
    bench.limits = Limits(in_flight=2)
    queue = bench.restart()
    queue.add(bench.take(n) for n in range(1, 8))
    flying: list[int] = []

    def finished() -> bool:
        takes = bench.ledger.takes.values()
        flying.append(sum(take.at_service for take in takes))
        return len(takes) == 7 and all(take.settled for take in takes)

    await bench.until(finished)
    assert max(flying) == 2


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


async def test_busy_slows_every_submission_down_and_fails_none(bench: Bench) -> None:
    bench.service.faults["submit"].extend([Busy("Too many requests.", retry_after=30.0)])
    start = bench.clock.now()
    bench.queue.add([bench.take(1), bench.take(2), bench.take(3)])
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    later = [at - start for call, at in bench.service.calls if call == "submit"]
    assert len(later) == 4
    assert min(later[2:]) >= 30.0


async def test_without_a_network_a_take_waits_and_goes_on_by_itself(bench: Bench) -> None:
    bench.service.faults["submit"].extend([Unreachable("No network.")] * 4)
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert len({key for _, _, key in bench.service.bodies}) == 1


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


async def test_uncertain_takes_can_be_given_up(bench: Bench) -> None:
    bench.service.faults["submit"].append(OutcomeUnknown("The service did not answer."))
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    bench.queue.abandon("take-1")
    assert isinstance(bench.now().state, Cancelled)


async def test_a_restart_resumes_takes_in_flight_without_another_post(bench: Bench) -> None:
    bench.queue.add([bench.take(1), bench.take(2)])
    await bench.until(lambda: all(t.at_service for t in bench.ledger.takes.values()))
    await bench.queue.aclose()
    queue = bench.restart()
    queue.start(list(bench.ledger.takes.values()))
    await queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())
    assert bench.service.count("submit") == 2


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


async def test_stop_following_is_not_cancelling_and_can_be_undone(bench: Bench) -> None:
    bench.service.reads_to_finish = 50
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Processing))
    bench.queue.stop_following("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Processing)
    assert not bench.now().followed
    bench.queue.follow("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


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


async def test_removing_a_paid_take_from_the_panel_keeps_it_in_the_ledger(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    bench.queue.remove("take-1")
    assert bench.now().dismissed
    assert isinstance(bench.now().state, Completed)
    assert TakeForgotten("take-1") in bench.events


async def test_closing_lets_a_post_on_its_way_come_back(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Submitting))
    await bench.queue.aclose()
    assert isinstance(bench.now().state, Pending)
    assert bench.now().task == "task-unified-1"


async def test_busy_answers_in_a_row_slow_down_more_and_more(bench: Bench) -> None:
    bench.service.faults["submit"].extend([Busy("Too many requests.")] * 6)
    bench.queue.add(bench.take(n) for n in range(1, 7))
    await bench.queue.quiet()
    times = [at for call, at in bench.service.calls if call == "submit"][:7]
    gaps = [after - before for before, after in pairwise(times)]
    assert gaps[0] < gaps[2] < gaps[4]
    assert max(gaps) <= 140.0


async def test_files_that_cannot_be_sent_hold_up_no_take_without_frames(bench: Bench) -> None:
    bench.service.faults["upload"].extend([Unreachable("No files service.")] * 100_000)
    bench.queue.add(bench.take(n, (bench.frame(f"f{n}"),)) for n in range(1, 7))
    bench.queue.add([bench.take(7)])
    await bench.until(lambda: bench.now("take-7").settled)
    assert bench.service.count("submit") == 1
    bench.service.faults["upload"].clear()
    await bench.queue.quiet()
    assert all(isinstance(take.state, Completed) for take in bench.ledger.takes.values())


async def test_a_frame_that_the_files_service_never_takes_fails_in_words(bench: Bench) -> None:
    bench.service.faults["upload"].extend([OutcomeUnknown("EvoLink has a fault (500).")] * 30)
    bench.queue.add([bench.take(1, (bench.frame("a"),))])
    await bench.queue.quiet()
    assert bench.now().state == Failed(plain("EvoLink has a fault (500)."))


async def test_after_a_busy_answer_a_new_frame_address_means_a_new_key(bench: Bench) -> None:
    bench.service.faults["submit"].append(Busy("Slow down."))
    bench.queue.add([bench.take(1, (bench.frame("a"),))])
    await bench.until(lambda: bench.service.count("submit") == 1)
    first = bench.now().key
    bench.uploads.known.clear()
    await bench.queue.quiet()
    assert bench.now().key != first
    assert bench.service.bodies[0][1:] == (("https://files/2",), bench.now().key)


async def test_followed_again_while_it_is_sent_a_take_goes_on(bench: Bench) -> None:
    bench.service.slow = 5.0
    bench.queue.add([bench.take()])
    await bench.until(lambda: isinstance(bench.now().state, Submitting))
    bench.queue.stop_following("take-1")
    bench.queue.follow("take-1")
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)


async def test_a_take_sent_before_the_last_run_is_taken_up_has_one_story(bench: Bench) -> None:
    submit = bench.service.submit

    async def taken_up_meanwhile(*args: object) -> object:
        bench.queue.start([bench.now()])
        return await submit(*args)  # type: ignore[arg-type]

    bench.service.submit = taken_up_meanwhile  # type: ignore[method-assign,assignment]
    bench.queue.add([bench.take()])
    await bench.queue.quiet()
    assert isinstance(bench.now().state, Completed)
    assert "Uncertain" not in bench.states()
    assert len(bench.service.bodies) == 1


async def test_a_batch_that_cannot_be_written_down_whole_is_not_sent_in_part(bench: Bench) -> None:
    """The artist sends it again when there is room: its first half would be paid for twice."""
    save, saves = bench.ledger.save, count(1)

    def third_fails(take: Take) -> None:
        if next(saves) == 3:
            raise DiskFull("The disk is full.")
        save(take)

    bench.ledger.save = third_fails
    with pytest.raises(DiskFull):
        bench.queue.add(bench.take(n) for n in range(1, 6))
    await bench.queue.quiet()
    assert bench.ledger.takes == {}
    assert {TakeForgotten("take-1"), TakeForgotten("take-2")} <= {
        event for event in bench.events if isinstance(event, TakeForgotten)
    }
    bench.queue.add(bench.take(n) for n in range(1, 6))
    await bench.queue.quiet()
    assert len(bench.service.bodies) == 5


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


def causes(bench: Bench) -> list[Cause]:
    """Of the halts that were told, in order."""
    return [e.halt.cause for e in bench.events if isinstance(e, QueueChanged) and e.halt]
