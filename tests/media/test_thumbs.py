"""Small pictures, made once, kept on disk, and made again where the disk has lost them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from hailuo_desktop.domain.frame import Crop, Frame
from hailuo_desktop.media.still import BadImage, facts_of
from hailuo_desktop.media.thumbs import Thumbs, fitted, side_for
from tests.fakes.pictures import encoded


@pytest.fixture
def thumbs(tmp_path: Path) -> Thumbs:
    return Thumbs(tmp_path / "thumbs")


@pytest.fixture
def still(tmp_path: Path) -> tuple[Frame, Path]:
    """Red on the left, blue on the right."""
    image = QImage(1200, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#c02020"))
    for x in range(600, 1200):
        for y in range(0, 600, 1):
            image.setPixelColor(x, y, QColor("#2020c0"))
    data = encoded(image, "PNG")
    file = tmp_path / "still.png"
    file.write_bytes(data)
    return Frame("d" * 64, "still.png", facts_of(data)), file


def files(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "thumbs").rglob("*") if path.is_file()]


def test_a_picture_is_made_once_and_then_read(
    thumbs: Thumbs, still: tuple[Frame, Path], tmp_path: Path
) -> None:
    frame, file = still
    assert thumbs.of_frame(frame, file, 320).width() == 320
    file.unlink()
    again = thumbs.of_frame(frame, file, 320)
    assert (again.width(), again.height()) == (320, 160)
    assert len(files(tmp_path)) == 1


def test_a_folder_that_was_deleted_does_no_harm(
    thumbs: Thumbs, still: tuple[Frame, Path], tmp_path: Path
) -> None:
    thumbs.of_frame(*still, 320)
    for path in files(tmp_path):
        path.write_bytes(b"half a pict")
    assert not thumbs.of_frame(*still, 320).isNull()
    for path in files(tmp_path):
        path.unlink()
    assert not thumbs.of_frame(*still, 320).isNull()


def test_where_nothing_can_be_kept_the_picture_is_shown_all_the_same(
    still: tuple[Frame, Path], tmp_path: Path
) -> None:
    (tmp_path / "thumbs").write_bytes(b"a file in the way")
    assert not Thumbs(tmp_path / "thumbs").of_frame(*still, 160).isNull()


def test_a_reframed_picture_is_another_picture(
    thumbs: Thumbs, still: tuple[Frame, Path], tmp_path: Path
) -> None:
    frame, file = still
    whole = thumbs.of_frame(frame, file, 320)
    half = thumbs.of_frame(replace(frame, crop=Crop(0.5, 0.0, 0.5, 1.0)), file, 320)
    assert (half.width(), half.height()) == (320, 320)
    assert whole.pixelColor(20, 80).red() > 150
    assert half.pixelColor(20, 80).blue() > 150
    assert len(files(tmp_path)) == 2


def test_what_is_no_picture_is_refused(
    thumbs: Thumbs, still: tuple[Frame, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(BadImage):
        thumbs.of_frame(replace(still[0], digest="e" * 64), broken, 160)
    with pytest.raises(OSError):
        thumbs.of_frame(replace(still[0], digest="f" * 64), tmp_path / "gone", 160)


def test_a_picture_fits_its_box_and_keeps_its_shape() -> None:
    image = QImage(320, 160, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.red)
    small = fitted(image, 200, 200)
    assert (small.width(), small.height()) == (200, 100)
    assert fitted(image, 640, 640).width() == 640


@pytest.mark.parametrize(("pixels", "side"), [(1, 160), (160, 160), (161, 320), (9999, 1280)])
def test_the_smallest_side_that_is_enough_is_kept(pixels: int, side: int) -> None:
    assert side_for(pixels) == side
