"""The list of all storyboards, below the name of the one in hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.boards import PADDING, BoardLine, Boards
from hailuo_desktop.ui.theme import DARK, apply


@pytest.fixture
def popup(qtbot: QtBot, qapp: QApplication) -> Iterator[Boards]:
    sheet = qapp.styleSheet()
    apply(qapp, DARK)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Boards(window)
    qapp.setStyleSheet(sheet)


def test_every_name_is_whole_wherever_it_wraps(popup: Boards, qtbot: QtBot) -> None:
    # Each a little wider than the one before it: some line fills the list to its last pixel.
    names = [f"{'i' * count} " * 9 for count in range(1, 90)]
    popup.show_lines([BoardLine(n, n, 3, "today", False) for n in names], names[0])
    popup.begin(QPoint())
    qtbot.waitUntil(popup.list.isVisible)
    room, metrics = popup.list.viewport().width(), popup.list.fontMetrics()
    for row in range(len(names)):
        item = popup.list.item(row)
        rect = popup.list.visualItemRect(item)
        assert rect.right() < room
        inner = QRect(0, 0, rect.width() - 2 * PADDING - 6, 1000)  # a style's own 3 on each side
        needed = metrics.boundingRect(inner, Qt.TextFlag.TextWordWrap, item.text()).height()
        assert rect.height() >= needed, item.text()
