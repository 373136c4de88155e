"""Pictures by number: exact whatever their rate, and told as an editor counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.ui.viewer.frame_list import FrameList, even


@pytest.mark.parametrize(
    ("number", "rate", "shown"),
    [
        (0, 25.0, "0:00:00"),
        (1, 25.0, "0:00:01"),
        (25, 25.0, "0:01:00"),
        (149, 25.0, "0:05:24"),
        (1476, 24.0, "1:01:12"),
        (30, 29.97, "0:01:00"),
    ],
)
def test_time_is_told_in_frames(number: int, rate: float, shown: str) -> None:
    assert even(90_000, rate).timecode(number) == shown


def test_the_length_is_where_one_more_would_begin() -> None:
    assert even(6000, 25.0).length == "0:06:00"
    assert FrameList((), 0.0).length == "0:00:00"


def test_a_film_that_begins_late_is_counted_from_its_first_picture() -> None:
    late = FrameList([0.08 + n / 25 for n in range(75)], 3.08)
    assert (late.at(0.0), late.at(0.08), late.at(3.07)) == (0, 0, 74)
    assert (late.timecode(0), late.timecode(74), late.length) == ("0:00:00", "0:02:24", "0:03:00")


@given(
    st.lists(st.integers(17, 900), min_size=1, max_size=200),
    st.integers(0, 500),
    st.integers(17, 900),
)
def test_every_picture_is_found_by_a_place_inside_it(
    lengths: list[int], begin: int, last: int
) -> None:
    starts = [(begin + sum(lengths[:n])) / 1000 for n in range(len(lengths))]
    frames = FrameList(starts, starts[-1] + last / 1000)
    for number, start in enumerate(starts):
        assert frames.at(frames.middle(number) / 1000) == number
        assert frames.at(start) == number  # as the player tells where the shown one begins
