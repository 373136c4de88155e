"""What a decoder says is put into the window's words; no thread outlives the window."""

from pathlib import Path
from threading import Condition
from threading import enumerate as enumerate_threads

from PySide6.QtGui import QImage

from hailuo_desktop.app.viewer.film_decoders import FilmDecoders
from hailuo_desktop.media.picture_cache import PictureCache
from hailuo_desktop.ui.viewer.film_source import FilmFacts
from tests.fakes.grey_film import film, half, number_of


class Ear:
    def __init__(self) -> None:
        self.facts: FilmFacts | None = None
        self.pictures: list[tuple[int, int]] = []
        self.words = ""
        self.change = Condition()

    def counted(self, facts: FilmFacts) -> None:
        with self.change:
            self.facts = facts
            self.change.notify_all()

    def shown(self, number: int, image: QImage, exact: bool) -> None:
        with self.change:
            self.pictures.append((number, number_of(image)))
            self.change.notify_all()

    def failed(self, words: str) -> None:
        with self.change:
            self.words = words
            self.change.notify_all()

    def hears(self) -> None:
        with self.change:
            assert self.change.wait_for(lambda: self.facts is not None or self.words, 60)


async def test_a_film_is_counted_with_its_rate_and_sound(tmp_path: Path) -> None:
    decoders, ear = FilmDecoders(), Ear()
    opened = decoders.open(film(tmp_path / "a.mp4", sound=True), ear, 4)
    ear.hears()
    assert ear.facts is not None
    assert (len(ear.facts.frames.starts), ear.facts.frames.rate) == (25, 25)
    assert (ear.facts.has_sound, ear.facts.notice) == (True, "")
    opened.wish(7)
    with ear.change:
        assert ear.change.wait_for(lambda: ear.pictures == [(7, 7)], 60)
    await decoders.aclose()
    assert not opened.alive


async def test_a_film_that_breaks_off_is_named_with_the_way_out(tmp_path: Path) -> None:
    decoders, ear = FilmDecoders(), Ear()
    decoders.open(half(film(tmp_path / "half.mp4")), ear, 4)
    ear.hears()
    await decoders.aclose()
    assert ear.facts is not None
    assert ear.facts.notice.startswith("“half.mp4” breaks off after 0.")
    assert " of 1 s: " in ear.facts.notice


async def test_a_file_that_is_gone_or_no_film_is_named(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no film")
    for name in ("gone.mp4", "text.mp4"):
        decoders, ear = FilmDecoders(), Ear()
        decoders.open(tmp_path / name, ear, 4)
        ear.hears()
        await decoders.aclose()
        assert name in ear.words
        assert "\n" not in ear.words


async def test_players_share_one_bound(tmp_path: Path) -> None:
    decoders = FilmDecoders(PictureCache(400_000))
    ears = [Ear(), Ear()]
    for place, ear in enumerate(ears):
        decoders.open(film(tmp_path / f"{place}.mp4"), ear, 20).wish(12)
    for ear in ears:
        with ear.change:
            assert ear.change.wait_for(lambda ear=ear: ear.pictures == [(12, 12)], 60)
        assert decoders.cache.bytes <= 400_000
    await decoders.aclose()
    assert decoders.cache.bytes == 0


async def test_a_film_that_comes_while_the_window_goes_starts_no_thread(tmp_path: Path) -> None:
    """Such a thread would speak to a window that is no more."""
    decoders, ear = FilmDecoders(), Ear()
    await decoders.aclose()
    decoders.open(film(tmp_path / "late.mp4"), ear, 4).wish(3)
    assert [each.name for each in enumerate_threads() if "late.mp4" in each.name] == []
    await decoders.aclose()
    assert (ear.facts, ear.pictures, ear.words) == (None, [], "")
