"""Which task a lost POST made: found where it can be no other, and never guessed."""

from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.engine.matching import PAGE, Sent, Trace, trace
from tests.fakes.world import Bench

MODEL = "MiniMax-Hailuo-02"
NOW = 1_800_000_000.0
FOUND_NONE = Trace(none=True)
OPEN = Trace()


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    return Bench(tmp_path).take().request


def task(number: int, created: float, model: str = MODEL) -> TaskReport:
    return TaskReport(f"task-unified-{number}", TaskStatus.PROCESSING, model=model, created=created)


def test_the_one_task_of_the_right_time_and_model_is_the_lost_one(request_: Request) -> None:
    tasks = [task(1, NOW + 3), task(2, NOW + 3, "another model"), task(3, NOW - 4000)]
    assert trace(Sent(MODEL, NOW, request_), tasks, {}, [], False) == Trace("task-unified-1")


def test_two_that_fit_one_take_are_left_open(request_: Request) -> None:
    tasks = [task(1, NOW + 3), task(2, NOW + 4)]
    assert trace(Sent(MODEL, NOW, request_), tasks, {}, [], False) == OPEN


def test_a_task_that_another_lost_take_may_have_made_is_left_open(request_: Request) -> None:
    other = Sent(MODEL, NOW - 1, replace(request_, prompt="Another"))
    tasks = [task(1, NOW + 3)]
    assert trace(Sent(MODEL, NOW, request_), tasks, {}, [other], False) == OPEN
    unknown = Sent(MODEL, NOW - 1, None)
    assert trace(Sent(MODEL, NOW, request_), tasks, {}, [unknown], False) == OPEN
    long_ago = replace(other, at=NOW - 5000)
    found = trace(Sent(MODEL, NOW, request_), tasks, {}, [long_ago], False)
    assert found == Trace("task-unified-1")


def test_twins_share_what_there_is_unless_their_keys_can_tell(request_: Request) -> None:
    sent, twin = Sent(MODEL, NOW, request_), Sent(MODEL, NOW + 1, request_)
    both = [task(2, NOW + 3), task(1, NOW + 2)]
    assert trace(sent, both, {}, [twin], True) == Trace("task-unified-1")
    assert trace(sent, both[:1], {}, [twin], False) == Trace("task-unified-2")
    assert trace(sent, both[:1], {}, [twin], True) == OPEN
    three = [*both, task(3, NOW + 4)]
    assert trace(sent, three, {}, [twin], False) == OPEN


def test_our_own_tasks_show_how_far_the_clocks_are_apart(request_: Request) -> None:
    hour = 3600.0
    ours = task(1, NOW - 500 + hour)
    lost, early = task(2, NOW + 2 + hour), task(3, NOW + 2)
    claimed = {ours.id: NOW - 501}
    assert trace(Sent(MODEL, NOW, request_), [lost, ours], {}, [], False) == FOUND_NONE
    found = trace(Sent(MODEL, NOW, request_), [lost, early, ours], claimed, [], False)
    assert found == Trace(lost.id)


def test_a_task_of_a_take_is_no_lost_one(request_: Request) -> None:
    claimed = {"task-unified-1": None}
    found = trace(Sent(MODEL, NOW, request_), [task(1, NOW)], claimed, [], False)
    assert found == FOUND_NONE


def test_a_list_that_does_not_reach_back_shows_nothing(request_: Request) -> None:
    late = [task(n, NOW + 5000 + n) for n in range(PAGE)]
    assert trace(Sent(MODEL, NOW, request_), late, {}, [], False) == OPEN
    assert trace(Sent(MODEL, NOW, request_), late[1:], {}, [], False) == FOUND_NONE


def test_tasks_without_a_time_are_never_taken(request_: Request) -> None:
    timeless = replace(task(1, NOW), created=None)
    assert trace(Sent(MODEL, NOW, request_), [timeless], {}, [], False) == FOUND_NONE
