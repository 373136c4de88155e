"""The contact sheet as a picture."""

import pytest
from PySide6.QtGui import QColor, QImage

from hailuo_desktop.media.contact_picture import ACROSS, MOST_ROWS, WIDTH, contact_pictures
from hailuo_desktop.media.sheet_page import Cell


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    """Text needs the application's fonts."""


def cells(count: int) -> list[Cell]:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 30, 30))
    return [Cell(f"{n:03}", "A boat [Push in]", "t3 · 5.6 s", image, "", "") for n in range(count)]


def read(data: bytes) -> QImage:
    image = QImage.fromData(data, "PNG")  # type: ignore[call-overload]
    assert not image.isNull()
    return image


def test_every_shot_is_in_the_picture() -> None:
    (data,) = contact_pictures("The lighthouse", cells(6))
    image = read(data)
    assert image.width() == WIDTH
    red = [
        image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).blue() < 60
        for y in (image.height() // 3, 2 * image.height() // 3)
        for x in (200, 700, 1180, 1650)
    ]
    assert sum(red) == 6


def test_a_long_board_goes_on_in_another_picture() -> None:
    made = contact_pictures("Long", cells(ACROSS * MOST_ROWS + 1))
    assert [read(data).height() > 1000 for data in made] == [True, False]


def test_the_same_board_is_the_same_picture() -> None:
    assert contact_pictures("One", cells(3)) == contact_pictures("One", cells(3))
    assert len(contact_pictures("None", [])) == 1
