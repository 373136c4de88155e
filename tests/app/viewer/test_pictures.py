"""Previews: decoded beside the loop, kept, and none where nothing can be read."""

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from hailuo_desktop.app.viewer import pictures
from hailuo_desktop.app.viewer.pictures import SIDE, Pictures
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.take import Completed, Pending
from tests.fakes.any_take import take
from tests.fakes.grey_film import film, number_of
from tests.fakes.pictures import image_file

FRAME = Frame("sea.png", "sea.png", ImageFacts("png", 1366, 768, 1000))


class Folder:
    """Says where things lie, and remembers who asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []

    def __call__(self, name: str) -> Path:
        self.asked.append(threading.current_thread().name)
        return self.folder / name


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def shown(qapp: object, folder: Folder) -> Pictures:
    return Pictures(folder, folder)


async def test_a_still_is_shown_small_and_read_once(
    shown: Pictures, folder: Folder, tmp_path: Path
) -> None:
    file = image_file(tmp_path, "sea.png")
    image = await shown.frame(FRAME)
    assert image is not None
    assert max(image.width(), image.height()) <= SIDE
    file.unlink()
    assert await shown.frame(FRAME) is image
    assert folder.asked != ["MainThread"]


async def test_a_finished_take_shows_its_first_picture(shown: Pictures, tmp_path: Path) -> None:
    film(tmp_path / "a.mp4", frames=3)
    image = await shown.poster(take("a", Completed("a.mp4")))
    assert isinstance(image, QImage)
    assert number_of(image) == 0


async def test_what_cannot_be_read_has_no_picture(shown: Pictures, tmp_path: Path) -> None:
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    assert await shown.frame(FRAME) is None
    assert await shown.poster(take("a", Pending())) is None
    assert await shown.poster(take("b", Completed("gone.mp4"))) is None
    assert await shown.poster(take("c", Completed("broken.mp4"))) is None


async def test_only_so_many_are_kept(shown: Pictures, tmp_path: Path) -> None:
    assert pictures.KEPT >= 100
    image_file(tmp_path, "sea.png")
    await shown.frame(FRAME)
    shown._kept.update({str(n): QImage() for n in range(pictures.KEPT)})
    other = Frame("lamp.png", "lamp.png", FRAME.facts)
    image_file(tmp_path, "lamp.png")
    await shown.frame(other)
    assert len(shown._kept) == pictures.KEPT
    assert "sea.png" not in shown._kept
