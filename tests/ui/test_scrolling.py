"""Nothing is cut off: where there is no room for it, it scrolls."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.labels import wrapped
from hailuo_desktop.ui.scrolling import Scrolling


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(300, 400)
    qtbot.addWidget(made)
    return made


def shown(window: QWidget, qtbot: QtBot, tallest: int | None = None) -> Scrolling:
    made = Scrolling(wrapped("A sentence that takes a few lines. " * 8), tallest)
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(made)
    layout.addWidget(QWidget(), 1)
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_with_room_it_is_as_tall_as_its_body(window: QWidget, qtbot: QtBot) -> None:
    made = shown(window, qtbot)
    qtbot.waitUntil(lambda: made.height() == made.body.heightForWidth(made.viewport().width()))
    assert made.verticalScrollBar().maximum() == 0
    assert made.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_without_room_it_scrolls_also_by_keys(window: QWidget, qtbot: QtBot) -> None:
    made = shown(window, qtbot)
    window.resize(300, 80)
    qtbot.waitUntil(lambda: made.verticalScrollBar().maximum() > 0)
    assert made.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_beyond_the_tallest_it_scrolls(window: QWidget, qtbot: QtBot) -> None:
    made = shown(window, qtbot, tallest=40)
    qtbot.waitUntil(lambda: made.height() == 40)
    assert made.verticalScrollBar().maximum() > 0
