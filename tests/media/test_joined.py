"""Films one behind the other: copied to the bit where they agree, else at one rate and size."""

from collections.abc import Sequence
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import av
import pytest

from hailuo_desktop.media.film_facts import film_facts
from hailuo_desktop.media.joined import Format, Piece, can_copy, join
from hailuo_desktop.media.pixels import image_from
from hailuo_desktop.media.timeline import timeline_of
from hailuo_desktop.media.track import Track
from hailuo_desktop.sketch.colours import rgb
from tests.fakes.odd_films import COUNT, made
from tests.fakes.reels import number_of

FORM = Format(Fraction(25), 320, 180)


def piece(file: Path, first: int = 0, length: int = 0) -> Piece:
    facts = film_facts(file)
    return Piece(file, facts, first, length or facts.frames - first)


def joined(pieces: Sequence[Piece], target: Path, form: Format = FORM) -> list[float]:
    told: list[float] = []
    assert join(pieces, target, form, told.append, lambda: False)
    assert told == sorted(told)
    assert told[-1] == 1.0
    return told


def packets(file: Path) -> list[bytes]:
    with closing(av.open(str(file))) as film:
        return [bytes(packet) for packet in film.demux(video=0) if packet.size]


def number(frame: av.VideoFrame) -> int:
    return number_of(image_from(rgb(frame)))


def numbers(file: Path) -> list[int]:
    with closing(av.open(str(file))) as film:
        return [number(frame) for frame in film.decode(video=0)]


def test_films_that_agree_are_copied_to_the_bit(tmp_path: Path) -> None:
    one, two = (made(tmp_path / f"{name}.mp4") for name in ("one", "two"))
    pieces = [piece(one), piece(two)]
    assert can_copy(pieces)
    joined(pieces, tmp_path / "cut.mp4")
    assert packets(tmp_path / "cut.mp4") == packets(one) + packets(two)
    starts = timeline_of(tmp_path / "cut.mp4").starts
    assert [round(start * 25) for start in starts] == [*range(2 * COUNT)]
    assert numbers(tmp_path / "cut.mp4") == [*range(COUNT), *range(COUNT)]


def test_in_and_out_are_cut_to_the_frame(tmp_path: Path) -> None:
    film = made(tmp_path / "one.mp4")
    pieces = [piece(film, 5, 10), piece(film, 20, 3)]
    assert not can_copy(pieces)
    joined(pieces, tmp_path / "cut.mp4")
    assert numbers(tmp_path / "cut.mp4") == [*range(5, 15), 20, 21, 22]


@pytest.mark.parametrize("kind", ["size", "codec", "sound"])
def test_films_that_differ_are_encoded(tmp_path: Path, kind: str) -> None:
    one = made(tmp_path / "one.mp4")
    if kind == "size":
        other = made(tmp_path / "other.mp4", size=(160, 120))
    elif kind == "codec":
        other = made(tmp_path / "other.mp4", codec="libx265", options={"preset": "ultrafast"})
    else:
        other = made(tmp_path / "other.mp4", sound=1.2)
    pieces = [piece(one), piece(other)]
    assert not can_copy(pieces)
    joined(pieces, tmp_path / "cut.mp4")
    facts = film_facts(tmp_path / "cut.mp4")
    assert (facts.frames, facts.width, facts.height) == (2 * COUNT, 320, 180)
    assert facts.channels == (2 if kind == "sound" else 0)


def test_sound_lasts_as_long_as_the_pictures(tmp_path: Path) -> None:
    silent, loud = made(tmp_path / "a.mp4"), made(tmp_path / "b.mp4", sound=0.4)
    joined([piece(silent), piece(loud), piece(silent)], tmp_path / "cut.mp4")
    with closing(av.open(str(tmp_path / "cut.mp4"))) as film:
        heard = sum(frame.samples for frame in film.decode(audio=0))
    assert abs(heard / 48000 - 3 * COUNT / 25) < 0.05


def test_another_rate_is_met_by_whole_frames(tmp_path: Path) -> None:
    film = piece(made(tmp_path / "one.mp4"))
    joined([film], tmp_path / "cut.mp4", Format(Fraction(50), 320, 180))
    # It agrees with itself: to be encoded at all it has to be cut.
    assert numbers(tmp_path / "cut.mp4") == [*range(COUNT)]
    joined(
        [Piece(film.file, film.facts, 0, 10)], tmp_path / "cut.mp4", Format(Fraction(50), 320, 180)
    )
    assert numbers(tmp_path / "cut.mp4") == [n // 2 for n in range(20)]


def test_it_can_be_stopped(tmp_path: Path) -> None:
    film = made(tmp_path / "one.mp4")
    done: list[float] = []
    cut = [piece(film, 1)]
    assert not join(cut, tmp_path / "cut.mp4", FORM, done.append, lambda: len(done) > 3)
    assert len(done) == 4
    assert not join([piece(film)] * 2, tmp_path / "cut.mp4", FORM, done.append, lambda: True)
    assert len(done) == 4


def test_the_cut_can_be_looked_at_anywhere(tmp_path: Path) -> None:
    film = made(tmp_path / "one.mp4")
    joined([piece(film), piece(film)], tmp_path / "cut.mp4")
    with closing(Track(tmp_path / "cut.mp4")) as track:
        shown = track.at((COUNT + 4) / 25)
        assert number(shown) == 4
