"""What a film says of itself, without a picture of it being decoded."""

from fractions import Fraction
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.film_facts import film_facts
from hailuo_desktop.media.timeline import timeline_of
from tests.fakes.odd_films import COUNT, KINDS, Maker, made
from tests.fakes.reels import SIZE


@pytest.mark.parametrize("make", KINDS.values(), ids=[*KINDS])
def test_frames_are_counted_as_they_are_shown(tmp_path: Path, make: Maker) -> None:
    file = make(tmp_path / "film.mp4")
    assert film_facts(file).frames == len(timeline_of(file).starts)


def test_rate_size_and_sound_are_told(tmp_path: Path) -> None:
    facts = film_facts(made(tmp_path / "a.mp4", sound=1.0))
    assert (facts.rate, facts.width, facts.height) == (Fraction(25), *SIZE)
    assert (facts.frames, facts.channels, facts.sound_rate) == (COUNT, 2, 48000)
    assert film_facts(made(tmp_path / "b.mp4")).channels == 0


def test_pixels_that_are_not_square_are_made_so(tmp_path: Path) -> None:
    facts = film_facts(made(tmp_path / "a.mp4", aspect=Fraction(4, 3)))
    assert (facts.width, facts.height) == (round(SIZE[0] * 4 / 3), SIZE[1])


def test_what_is_no_film_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"no film at all")
    with pytest.raises(BadVideo):
        film_facts(tmp_path / "a.mp4")
