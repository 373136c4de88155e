"""Wishes and their answers: exact, the newest first, within the bound, and never in the way."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition

import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.media.film_index import FilmIndex
from hailuo_desktop.media.film_pictures import FilmPictures
from hailuo_desktop.media.film_reader import FilmReader, Picture
from hailuo_desktop.media.picture_cache import PictureCache
from tests.fakes.odd_films import COUNT, H264, made
from tests.fakes.reels import number_of

PATIENCE = 60  # seconds
SMALL = 500_000  # bytes: five pictures of these films


class Ear:
    """Keeps what it hears; the decoder waits in ``shown`` while ``gate`` says so."""

    def __init__(self) -> None:
        self.index: FilmIndex | None = None
        self.pictures: list[tuple[int, int, bool]] = []  # asked for, painted into it, exact
        self.widths: list[int] = []
        self.errors: list[Exception] = []
        self.open = True
        self.change = Condition()

    def counted(self, index: FilmIndex) -> None:
        with self.change:
            self.index = index
            self.change.notify_all()

    def shown(self, number: int, image: QImage, exact: bool) -> None:
        with self.change:
            self.pictures.append((number, number_of(image), exact))
            self.widths.append(image.width())
            self.change.notify_all()
            self.change.wait_for(lambda: self.open, PATIENCE)

    def failed(self, error: HailuoError | OSError) -> None:
        with self.change:
            self.errors.append(error)
            self.change.notify_all()

    def hears(self, what: Callable[[], bool]) -> None:
        with self.change:
            assert self.change.wait_for(what, PATIENCE)

    @property
    def numbers(self) -> list[int]:
        return [number for number, _, _ in self.pictures]

    def close_gate(self) -> None:
        self.open = False

    def open_gate(self) -> None:
        with self.change:
            self.open = True
            self.change.notify_all()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("films") / "film.mp4", options=H264)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def cache() -> PictureCache:
    return PictureCache()


@pytest.fixture
def pictures(file: Path, ear: Ear, cache: PictureCache) -> Iterator[FilmPictures]:
    made_of = FilmPictures(file, cache, ear)
    yield made_of
    ear.open_gate()
    made_of.close()
    made_of.join(PATIENCE)


def test_a_film_is_counted_and_each_wish_is_answered(pictures: FilmPictures, ear: Ear) -> None:
    for number in (0, 17, 16, 29, 12, 11, 0):
        pictures.wish(number)
        ear.hears(lambda number=number: ear.pictures[-1:] == [(number, number, True)])
    assert ear.index is not None
    assert len(ear.index.times) == COUNT


def test_a_wish_beyond_the_end_is_for_the_last_picture(pictures: FilmPictures, ear: Ear) -> None:
    pictures.wish(2**30)
    ear.hears(lambda: ear.numbers == [COUNT - 1])


def test_what_is_around_the_wish_is_decoded_before_it_is_asked_for(
    pictures: FilmPictures, ear: Ear, cache: PictureCache
) -> None:
    pictures.wish(12)
    ear.hears(lambda: bool(ear.pictures))
    while not all(cache.has(pictures, number) for number in range(COUNT)):
        pictures.join(0.01)


def test_a_step_either_way_is_converted_before_it_is_made(pictures: FilmPictures, ear: Ear) -> None:
    for number in (15, 16, 17, 16, 3):
        pictures.wish(number)
        ear.hears(lambda number=number: ear.pictures[-1:] == [(number, number, True)])
        while not {number - 1, number + 1} <= {*pictures._beside}:
            pictures.join(0.01)
        assert {*pictures._beside} <= {number - 1, number, number + 1}


def test_what_only_lies_on_the_way_is_not_kept(
    tmp_path: Path, ear: Ear, cache: PictureCache
) -> None:
    film = FilmPictures(made(tmp_path / "film.mp4", options={"g": "600"}), cache, ear, ahead=2)
    film.wish(20)
    ear.hears(lambda: ear.pictures == [(20, 20, True)])
    while not cache.has(film, 22):
        film.join(0.01)
    assert [number for number in range(COUNT) if cache.has(film, number)] == [*range(16, 23)]
    film.close()
    film.join(PATIENCE)


def test_wishes_that_were_overtaken_are_not_answered(pictures: FilmPictures, ear: Ear) -> None:
    ear.close_gate()
    pictures.wish(3)
    ear.hears(lambda: ear.numbers == [3])
    for number in (25, 14, 7, 8):
        pictures.wish(number)
    ear.open_gate()
    ear.hears(lambda: ear.pictures[-1] == (8, 8, True))
    assert ear.numbers == [3, 8]


def test_a_running_film_shows_what_it_has_where_decoding_is_late(
    pictures: FilmPictures, ear: Ear
) -> None:
    ear.close_gate()
    pictures.wish(0, running=True)
    ear.hears(lambda: ear.numbers == [0])
    for number in (24, 25):  # the first of the two was never answered: it is late
        pictures.wish(number, running=True)
    ear.open_gate()
    ear.hears(lambda: ear.numbers[-1] == 25)
    assert 0 < len(ear.numbers) <= 3
    assert all(number == painted for number, painted, _ in ear.pictures)
    assert not any(exact for *_, exact in ear.pictures)


def test_only_pictures_that_run_are_made_for_their_room(pictures: FilmPictures, ear: Ear) -> None:
    pictures.fit((160, 160))
    for number, running in ((3, False), (4, True), (5, True), (5, False)):
        pictures.wish(number, running=running)
        ear.hears(lambda last=(number, number, not running): ear.pictures[-1:] == [last])
    pictures.fit(None)
    pictures.wish(6, running=True)
    ear.hears(lambda: ear.numbers[-1] == 6)
    whole = ear.widths[0]
    assert ear.widths == [whole, 160, 160, whole, whole]


class Counting(FilmPictures):
    """How many pictures it has decoded, each time it did."""

    decoded = 0

    def _decode(self, reader: FilmReader, number: int) -> Picture:
        self.decoded += 1
        return super()._decode(reader, number)


def test_films_that_run_together_decode_each_picture_once(file: Path) -> None:
    """What one decoded ahead drove out what another had, which began at its key again."""
    ears, cache = [Ear() for _ in range(4)], PictureCache(8 * SMALL)
    films = [Counting(file, cache, ear) for ear in ears]
    for number in range(COUNT):
        for film, ear in zip(films, ears, strict=True):
            film.wish(number, running=True)
            ear.hears(lambda ear=ear, number=number: ear.numbers[-1:] == [number])
    for film in films:
        film.close()
        film.join(PATIENCE)
    assert [film.decoded for film in films] == [COUNT] * 4


def test_the_bound_holds_for_films_together(file: Path) -> None:
    cache = PictureCache(SMALL)
    ears = [Ear(), Ear()]
    films = [FilmPictures(file, cache, ear) for ear in ears]
    for number in [*range(COUNT), *reversed(range(COUNT))]:
        for film, ear in zip(films, ears, strict=True):
            film.wish(number)
            ear.hears(lambda ear=ear, number=number: ear.pictures[-1:] == [(number,) * 2 + (True,)])
            assert 0 < cache.bytes <= SMALL
    for film in films:
        film.close()
        film.join(PATIENCE)
    assert cache.bytes == 0


def test_a_bound_of_less_than_one_picture_still_shows_them(file: Path, ear: Ear) -> None:
    film = FilmPictures(file, PictureCache(1), ear)
    for number in (20, 5):
        film.wish(number)
        ear.hears(lambda number=number: ear.pictures[-1:] == [(number, number, True)])
    film.close()
    film.join(PATIENCE)


def test_a_file_that_is_none_is_said(tmp_path: Path, ear: Ear, cache: PictureCache) -> None:
    file = tmp_path / "broken.mp4"
    file.write_bytes(b"no film at all" * 100)
    film = FilmPictures(file, cache, ear)
    film.wish(0)
    ear.hears(lambda: bool(ear.errors))
    assert isinstance(ear.errors[0], BadVideo)
    assert "broken.mp4" in str(ear.errors[0])
    film.join(PATIENCE)


def test_a_picture_that_is_damaged_gives_way_to_the_one_before(tmp_path: Path, ear: Ear) -> None:
    file = made(tmp_path / "film.mp4", flags="faststart", options=H264)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * 2 // 3])
    film = FilmPictures(file, PictureCache(), ear)
    ear.hears(lambda: ear.index is not None)
    assert ear.index is not None
    count = len(ear.index.times)
    for number in range(count):
        film.wish(number)
        ear.hears(lambda number=number: ear.numbers[-1:] == [number])
    film.close()
    film.join(PATIENCE)
    assert ear.errors == []
