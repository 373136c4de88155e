"""Rates and timecode as editors count them."""

from fractions import Fraction

import pytest

from hailuo_desktop.domain.frame_rate import (
    is_ntsc,
    rescaled,
    said,
    standard,
    timebase,
    timecode,
)

FILM = Fraction(24000, 1001)


@pytest.mark.parametrize(
    ("average", "rate"),
    [
        (Fraction(24), Fraction(24)),
        (Fraction(23976, 1000), FILM),
        (Fraction(2997, 100), Fraction(30000, 1001)),
        (Fraction(141 * 90000, 507601), Fraction(25)),  # one odd frame in a whole film
        (Fraction(17), Fraction(17)),
    ],
)
def test_an_average_comes_to_the_rate_that_was_meant(average: Fraction, rate: Fraction) -> None:
    assert standard(average) == rate


@pytest.mark.parametrize(
    ("rate", "base", "ntsc", "words"),
    [(Fraction(25), 25, False, "25"), (FILM, 24, True, "23.976"), (Fraction(30), 30, False, "30")],
)
def test_a_rate_has_a_timebase(rate: Fraction, base: int, ntsc: bool, words: str) -> None:
    assert (timebase(rate), is_ntsc(rate), said(rate)) == (base, ntsc, words)


def test_timecode_counts_whole_numbers_at_any_rate() -> None:
    assert timecode(86400 + 25, FILM) == "01:00:01:01"
    assert timecode(90000, Fraction(25)) == "01:00:00:00"


def test_frames_are_rescaled_to_the_nearest() -> None:
    assert rescaled(141, Fraction(24), Fraction(24)) == 141
    assert rescaled(144, Fraction(24), Fraction(25)) == 150
