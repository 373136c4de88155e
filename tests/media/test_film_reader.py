"""Each picture by its number, in any order, out of any film: the number is painted into it."""

import random
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.display import Display
from hailuo_desktop.media.film_index import FilmIndex
from hailuo_desktop.media.film_reader import FilmReader
from hailuo_desktop.media.timeline import timeline_of
from tests.fakes.odd_films import COUNT, GROUPS, H264, KINDS, RATES, edited, made
from tests.fakes.reels import number_of, sound_only

# This encoder loses two numbers at the size of these films: no decoder shows them.
ALL = {kind: maker for kind, maker in {**KINDS, **GROUPS}.items() if "av1" not in kind}
EVERY_KIND = pytest.mark.parametrize("kind", ALL)
COUNTS = {"one picture": 1, "two pictures": 2}


@pytest.fixture
def file(tmp_path: Path, kind: str) -> Path:
    return ALL[kind](tmp_path / "film.mp4")


def index_of(file: Path) -> FilmIndex:
    with closing(FilmReader(file)) as reader:
        return reader.index


def shown(reader: FilmReader, display: Display, number: int) -> int:
    """The number that is painted into the picture of that number."""
    while found := reader.read_toward(number):
        if found[0] >= number:
            break
    assert found is not None
    assert found[0] == number
    return number_of(display.image(found[1], exact=True))


@EVERY_KIND
def test_pictures_are_exact_there_and_back_and_in_no_order_and_so_is_their_list(
    file: Path, kind: str
) -> None:
    count = COUNTS.get(kind, COUNT)
    with closing(FilmReader(file)) as reader:
        display = Display(reader.aspect)
        mixed = random.Random(kind).sample(range(count), count)
        for order in (range(count), range(count - 1, -1, -1), mixed):
            assert [shown(reader, display, number) for number in order] == [*order]
        found, true = reader.index.timeline, timeline_of(file)
        assert found.starts == true.starts  # what decoding all of them finds
        assert found.end == pytest.approx(true.end)
        assert (reader.index.rate, reader.index.promised) == (rate_of(kind), 0)


def rate_of(kind: str) -> Fraction | None:
    if "varying" in kind or "long last" in kind:
        return None
    return RATES.get(kind.rpartition(" ")[2], Fraction(25))


@pytest.mark.parametrize(("begin", "length"), [(0, 20), (1, 20), (7, 15), (13, 17)])
def test_an_edit_list_is_obeyed(tmp_path: Path, begin: int, length: int) -> None:
    file = edited(made(tmp_path / "film.mp4", options=H264), begin, length)
    with closing(FilmReader(file)) as reader:
        count = len(reader.index.times)
        assert count == len(timeline_of(file).starts) == length
        display = Display(reader.aspect)
        for number in (count - 1, 0, count // 2, *range(count - 1, -1, -1)):
            assert shown(reader, display, number) == begin + number
        assert reader.index.promised == 0


def test_a_film_that_breaks_off_says_how_long_it_should_be(tmp_path: Path) -> None:
    file = made(tmp_path / "film.mp4", flags="faststart", options=H264)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * 2 // 3])
    with closing(FilmReader(file)) as reader:
        count = len(reader.index.times)
        assert 0 < count < COUNT
        assert reader.index.promised == pytest.approx(1.2)
        assert 0 < reader.index.seconds < 1.0
        assert shown(reader, Display(reader.aspect), count - 2) == count - 2


def test_a_damaged_picture_costs_no_more_than_its_group(tmp_path: Path) -> None:
    file = made(tmp_path / "film.mp4", options={**H264, "bf": "0", "g": "10"})
    data = bytearray(file.read_bytes())
    index = index_of(file)
    assert index.keys == (0, 10, 20)
    middle = data.index(b"mdat") + 8 + (len(data) - data.index(b"mdat")) // 2
    data[middle : middle + 40] = bytes(40)
    file.write_bytes(data)
    with closing(FilmReader(file)) as reader:
        display = Display(reader.aspect)
        assert [shown(reader, display, number) for number in range(9)] == [*range(9)]
        assert shown(reader, display, 29) == 29


@pytest.mark.parametrize("data", [b"", b"no film at all" * 100])
def test_what_is_no_film_is_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(data)
    with pytest.raises(BadVideo, match=r"film\.mp4"):
        FilmReader(file)


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    with pytest.raises(BadVideo, match="sound and no picture"):
        FilmReader(sound_only(tmp_path / "film.mp4"))
