"""A film's pictures by time, in whatever order they are asked for."""

import random
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.film import image_of
from hailuo_desktop.media.track import Track
from tests.fakes.reels import film, number_of

COUNT = 150
OPTIONS = {"preset": "fast", "g": "25", "bf": "2"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("track") / "film.mp4", COUNT, options=OPTIONS)


def number(track: Track, seconds: float) -> int:
    return number_of(image_of(track.at(seconds), track.stream))


def test_in_order_every_picture_comes_at_its_time(file: Path) -> None:
    track = Track(file)
    assert [number(track, n / 25) for n in range(COUNT)] == list(range(COUNT))
    track.close()


def test_in_any_order_every_picture_comes_at_its_time(file: Path) -> None:
    track = Track(file)
    wanted = random.Random(5).choices(range(COUNT), k=60)
    assert [number(track, n / 25) for n in wanted] == wanted
    track.close()


def test_the_same_time_twice_is_the_same_picture(file: Path) -> None:
    track = Track(file)
    assert [number(track, s) for s in (2.0, 2.0, 1.99, 2.01)] == [50] * 4
    track.close()


def test_beyond_the_ends_are_the_ends(file: Path) -> None:
    track = Track(file)
    assert [number(track, s) for s in (-1.0, 0.0, 6.0, 60.0, 0.0)] == [0, 0, 149, 149, 0]
    track.close()


@pytest.mark.parametrize("data", [b"", b"<html>", b"\0" * 3000])
def test_what_is_no_film_is_said_at_once(tmp_path: Path, data: bytes) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(data)
    with pytest.raises(BadVideo, match=r"bad\.mp4"):
        Track(bad)


def test_a_film_that_breaks_off_ends_there(tmp_path: Path, file: Path) -> None:
    broken = tmp_path / "broken.mp4"
    data = file.read_bytes()
    broken.write_bytes(data[: len(data) * 6 // 10])
    track = Track(broken)
    assert number(track, 0) == 0
    assert 0 < number(track, 1.0) <= 25
    end = number(track, 5.0)  # behind the break, where a seek finds nothing
    assert 0 < end < COUNT - 1
    assert [number(track, s) for s in (6.0, 0.2, 5.9)] == [end, 5, end]
    track.close()
