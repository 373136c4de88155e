"""In and out points as the cut takes them, also those that a film does not reach."""

import pytest

from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.studio.handoff.selecting import used_frames


@pytest.mark.parametrize(
    ("first", "last", "used"),
    [
        (None, None, (0, 100)),
        (10, None, (10, 90)),
        (None, 9, (0, 10)),
        (10, 10, (10, 1)),
        (10, 500, (10, 90)),
        (500, None, (0, 100)),
        (99, 99, (99, 1)),
        (50, 20, (50, 50)),
    ],
)
def test_in_and_out(first: int | None, last: int | None, used: tuple[int, int]) -> None:
    assert used_frames(Marks(first=first, last=last), 100) == used
