"""Pictures by number: exact whatever their rate, and told as an editor counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.ui.viewer.frame_list import FrameList

NTSC = Fraction(24000, 1001)


def even(seconds: int, rate: Fraction) -> FrameList:
    count = round(seconds * rate)
    return FrameList([float(n / rate) for n in range(count)], float(count / rate), rate)


def uneven(*starts: float, end: float) -> FrameList:
    return FrameList(starts, end)


@pytest.mark.parametrize(
    ("number", "rate", "shown"),
    [
        (0, Fraction(25), "00:00:00"),
        (1, Fraction(25), "00:00:01"),
        (25, Fraction(25), "00:01:00"),
        (149, Fraction(25), "00:05:24"),
        (1476, Fraction(24), "01:01:12"),
        (23, NTSC, "00:00:23"),
        (24, NTSC, "00:01:00"),
        (1440, NTSC, "01:00:00"),
        (30, Fraction(30000, 1001), "00:01:00"),
        (29, Fraction(30), "00:00:29"),
        (90_000, Fraction(25), "01:00:00:00"),
    ],
)
def test_time_is_told_in_frames_of_the_films_own_rate(
    number: int, rate: Fraction, shown: str
) -> None:
    assert even(90, rate).timecode(number) == shown


def test_the_length_is_where_one_more_would_begin() -> None:
    assert even(6, Fraction(25)).length == "00:06:00"
    assert even(144, NTSC).length == "02:23:21"  # 3453 frames, of which 24 make a second
    assert FrameList((), 0.0).length == "00:00:00"


def test_a_film_that_begins_late_is_counted_from_its_first_picture() -> None:
    late = FrameList([0.08 + n / 25 for n in range(75)], 3.08)
    assert (late.at(0.0), late.at(0.08), late.at(3.07)) == (0, 0, 74)
    told = (late.timecode(0), late.timecode(74), late.length)
    assert told == ("00:00:00", "00:02:24", "00:03:00")


def test_a_varying_rate_goes_by_the_list() -> None:
    film = uneven(0.0, 0.5, 0.9, 1.0, 1.7, 3.2, end=3.5)
    told = [film.timecode(number) for number in range(7)]
    assert told[:3] == ["00:00:00", "00:00:01", "00:00:02"]
    assert told[3:] == ["00:01:00", "00:01:01", "00:03:00", "00:03:01"]


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
        assert frames.at(start) == frames.at(frames.start(number + 1) - 0.002) == number
