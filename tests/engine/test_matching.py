"""Which task a lost POST made: found where it can be no other, and never guessed."""

from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.service import TaskList, TaskReport, TaskStatus
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.engine.matching import SIGHT, Sent, Trace, trace
from tests.fakes.world import Bench

MODEL = "MiniMax-Hailuo-02"
NOW = 1_800_000_000.0
FOUND_NONE = Trace(none=True)


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return Bench(tmp_path).take().request


def task(number: int, created: float, model: str = MODEL) -> TaskReport:
    return TaskReport(f"task-unified-{number}", TaskStatus.PROCESSING, model=model, created=created)


def listed(*tasks: TaskReport) -> TaskList:
    return TaskList(tasks)


def is_open(found: Trace) -> bool:
    return found.task is None and not found.none


def test_the_one_task_of_the_right_time_and_model_is_the_lost_one(request_: Request) -> None:
    tasks = listed(task(1, NOW + 3), task(3, NOW - SIGHT - 200))
    assert trace(Sent(MODEL, NOW, request_), tasks, {}, []) == Trace("task-unified-1")


@pytest.mark.parametrize(
    "stranger",
    [
        task(2, NOW - 4000),
        task(2, NOW + 900),
        task(2, NOW + 3, "another model"),
        task(2, NOW - 4000, "another model"),
        replace(task(2, NOW), created=None),
    ],
)
def test_where_somebody_else_uses_the_account_what_fits_may_be_theirs(
    request_: Request, stranger: TaskReport
) -> None:
    tasks = listed(task(1, NOW + 3), stranger)
    found = trace(Sent(MODEL, NOW, request_), tasks, {}, [])
    assert is_open(found)
    assert [each.id for each in found.candidates] == ["task-unified-1"]
    ours = {stranger.id: NOW - 4000}
    if stranger.created == NOW - 4000:
        assert trace(Sent(MODEL, NOW, request_), tasks, ours, []).task == "task-unified-1"


def test_a_task_whose_film_was_another_is_not_taken_again(request_: Request) -> None:
    tasks = listed(task(1, NOW + 3))
    found = trace(Sent(MODEL, NOW, request_), tasks, {}, [], ["task-unified-1"])
    assert found.task is None
    later = listed(task(1, NOW + 3), task(2, NOW + 5))
    found = trace(Sent(MODEL, NOW, request_), later, {}, [], ["task-unified-1"])
    assert found.task is None


def test_two_that_fit_one_take_are_left_open(request_: Request) -> None:
    tasks = listed(task(1, NOW + 3), task(2, NOW + 4))
    found = trace(Sent(MODEL, NOW, request_), tasks, {}, [])
    assert is_open(found)
    assert len(found.candidates) == 2


def test_a_task_that_another_lost_take_may_have_made_is_left_open(request_: Request) -> None:
    other = Sent(MODEL, NOW - 1, replace(request_, prompt="Another"))
    tasks = listed(task(1, NOW + 3))
    assert is_open(trace(Sent(MODEL, NOW, request_), tasks, {}, [other]))
    unknown = Sent(MODEL, NOW - 1, None)
    assert is_open(trace(Sent(MODEL, NOW, request_), tasks, {}, [unknown]))
    long_ago = replace(other, at=NOW - 5000)
    found = trace(Sent(MODEL, NOW, request_), tasks, {}, [long_ago])
    assert found == Trace("task-unified-1")


def test_the_task_of_another_lost_take_is_no_strangers(request_: Request) -> None:
    other = Sent(MODEL, NOW - 900, replace(request_, prompt="Another"))
    tasks = listed(task(1, NOW + 3), task(2, NOW - 898))
    assert trace(Sent(MODEL, NOW, request_), tasks, {}, [other]) == Trace("task-unified-1")


def test_twins_share_what_there_is(request_: Request) -> None:
    sent, twin = Sent(MODEL, NOW, request_), Sent(MODEL, NOW + 1, request_)
    first, second = task(1, NOW + 2), task(2, NOW + 3)
    assert trace(sent, listed(second, first), {}, [twin]) == Trace("task-unified-1")
    assert trace(sent, listed(second), {}, [twin]) == Trace("task-unified-2")
    assert is_open(trace(sent, listed(second, first, task(3, NOW + 4)), {}, [twin]))


def test_our_own_tasks_show_how_far_the_clocks_are_apart(request_: Request) -> None:
    hour = 3600.0
    ours = task(1, NOW - 500 + hour)
    lost = task(2, NOW + 2 + hour)
    claimed = {ours.id: NOW - 501}
    assert trace(Sent(MODEL, NOW, request_), listed(lost, ours), {}, []).task is None
    found = trace(Sent(MODEL, NOW, request_), listed(lost, ours), claimed, [])
    assert found == Trace(lost.id)


def test_a_task_of_a_take_is_no_lost_one(request_: Request) -> None:
    claimed = {"task-unified-1": None}
    found = trace(Sent(MODEL, NOW, request_), listed(task(1, NOW)), claimed, [])
    assert found == FOUND_NONE


def test_a_list_that_does_not_reach_back_shows_nothing(request_: Request) -> None:
    claimed = {"task-unified-1": NOW + 4999}
    late = TaskList((task(1, NOW + 5000),), whole=False)
    assert is_open(trace(Sent(MODEL, NOW, request_), late, claimed, []))
    whole = trace(Sent(MODEL, NOW, request_), replace(late, whole=True), claimed, [])
    assert whole.none
