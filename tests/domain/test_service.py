"""What the service tells us: nothing that it may leave out is needed."""

import pytest

from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.service import Submission, TaskReport, TaskStatus


def test_the_least_that_a_task_says_is_enough() -> None:
    report = TaskReport("task-1", TaskStatus.PENDING)
    assert (report.progress, report.results, report.error, report.created) == (0, (), (), None)
    assert report.charge is Charge.UNKNOWN
    assert report.cost == Submission("task-1").cost == Cost()


@pytest.mark.parametrize("word", ["pending", "processing", "completed", "failed", "cancelled"])
def test_the_words_of_the_service_are_its_states(word: str) -> None:
    assert TaskStatus(word).value == word


def test_a_submission_is_not_taken_for_a_replay() -> None:
    assert not Submission("task-1").replayed
