"""Widgets wrap like words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.shot.flow_layout import flowing


class Box(QWidget):
    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height

    def sizeHint(self) -> QSize:
        return QSize(100, self._height)


def arranged(
    qtbot: QtBot, width: int, way: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> list[tuple[int, int, int]]:
    """Where three boxes stand: x, y and height of each."""
    widget, layout = flowing(4, 6)
    qtbot.addWidget(widget)
    widget.setLayoutDirection(way)
    boxes = [Box(20), Box(30), Box(20)]
    for box in boxes:
        layout.addWidget(box)
    widget.resize(width, layout.heightForWidth(width))
    layout.activate()
    return [(box.x(), box.y(), box.height()) for box in boxes]


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    assert arranged(qtbot, 210) == [(0, 0, 30), (104, 0, 30), (0, 36, 20)]


def test_a_line_is_of_one_height(qtbot: QtBot) -> None:
    assert arranged(qtbot, 400) == [(0, 0, 30), (104, 0, 30), (208, 0, 30)]


def test_a_narrow_place_still_shows_everything(qtbot: QtBot) -> None:
    assert [y for _, y, _ in arranged(qtbot, 50)] == [0, 26, 62]


def test_the_height_follows_the_width(qtbot: QtBot) -> None:
    widget, layout = flowing(4, 6)
    qtbot.addWidget(widget)
    assert layout.heightForWidth(100) == 0
    for _ in range(3):
        layout.addWidget(Box(20))
    assert [layout.heightForWidth(width) for width in (400, 210, 100)] == [20, 46, 72]


def test_a_line_begins_where_the_language_does(qtbot: QtBot) -> None:
    way = Qt.LayoutDirection.RightToLeft
    assert arranged(qtbot, 210, way) == [(110, 0, 30), (6, 0, 30), (110, 36, 20)]
