"""How much the engine does at once: gentle, whatever the pace."""

import pytest

from hailuo_desktop.engine.limits import Limits


@pytest.mark.parametrize("poll", [0.2, 1.0, 8.0, 60.0])
def test_reads_are_at_most_one_a_second_and_the_patience_outlasts_many_of_them(
    poll: float,
) -> None:
    limits = Limits(poll=poll)
    assert 0.0 < limits.spacing <= min(1.0, poll)
    assert limits.patience >= 50 * limits.poll


def test_one_submission_at_a_time_so_that_no_two_answers_are_lost_together() -> None:
    assert Limits().submissions == 1
    assert Limits().credits is None


def test_the_pace_may_change_meanwhile() -> None:
    limits = Limits()
    before = limits.patience
    limits.poll *= 2
    assert limits.patience == 2 * before
