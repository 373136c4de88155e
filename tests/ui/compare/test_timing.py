"""Which picture is due when: exact within a film, and counted on beyond both of its ends."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.ui.compare.timing import due, moment, ruler
from hailuo_desktop.ui.viewer.frame_list import FrameList

RATES = st.sampled_from([Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(10)])


def frames(count: int, rate: Fraction, begin: float = 0.0) -> FrameList:
    starts = [begin + float(n / rate) for n in range(count)]
    return FrameList(starts, begin + float(count / rate), rate)


@given(RATES, st.integers(1, 300), st.integers(-400, 700), st.floats(0, 5))
def test_each_number_is_due_from_its_moment_on(
    rate: Fraction, count: int, number: int, begin: float
) -> None:
    film = frames(count, rate, begin)
    assert due(film, moment(film, number)) == number
    assert due(film, moment(film, number) + 0.9 / float(rate)) == number


@given(RATES, RATES, st.integers(1, 200), st.integers(1, 200), st.integers(-50, 50))
def test_the_ruler_goes_to_the_last_picture_of_the_longest(
    one: Fraction, other: Fraction, count: int, more: int, ahead: int
) -> None:
    films = (frames(count, one), 0), (frames(more, other), ahead)
    made = ruler(films)
    reached = [due(film, made.seconds(made.last)) + ahead >= film.last for film, ahead in films]
    assert all(reached)
    if made.last:
        before = made.seconds(made.last - 1)
        assert not all(due(film, before) + ahead >= film.last for film, ahead in films)


def test_other_rates_go_by_time() -> None:
    fast, slow = frames(24, Fraction(24)), frames(10, Fraction(10))
    assert [due(slow, moment(fast, n)) for n in (0, 2, 3, 12, 23)] == [0, 0, 1, 5, 9]


@pytest.mark.parametrize(("ahead", "last"), [(0, 23), (5, 23), (-4, 27)])
def test_an_offset_lengthens_only_what_comes_later(ahead: int, last: int) -> None:
    film = frames(24, Fraction(24))
    assert ruler([(film, 0), (film, ahead)]).last == last
