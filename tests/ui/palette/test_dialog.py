"""The palette: written in, walked through and answered by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.palette.dialog import Command, Palette

COMMANDS = (
    Command("export", "Export films", "File", "Ctrl+E"),
    Command("undo", "Undo", "Edit", "Ctrl+Z", "There is nothing to undo."),
    Command("blend", "Überblenden", "Film"),
    Command("pause", "Pause the queue", "Queue"),
)


@pytest.fixture
def palette(qtbot: QtBot) -> Palette:
    made = Palette(COMMANDS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def told(palette: Palette) -> list[str]:
    names: list[str] = []
    palette.chosen.connect(names.append)
    return names


def press(palette: Palette, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(palette.line, key)


def test_all_are_there_in_their_order_before_anything_is_written(palette: Palette) -> None:
    assert palette.names() == ["export", "blend", "pause", "undo"]


def test_a_command_is_written_in_part_and_done_by_enter(palette: Palette) -> None:
    names = told(palette)
    QTest.keyClicks(palette.line, "uber")
    assert palette.names() == ["blend"]
    press(palette, Qt.Key.Key_Return)
    assert names == ["blend"]
    assert not palette.isVisible()


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([Qt.Key.Key_Down], "blend"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], "blend"),
        ([Qt.Key.Key_Up, Qt.Key.Key_Up], "pause"),  # round by the end
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], "export"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down], "export"),
    ],
)
def test_arrows_walk_through_the_list_while_the_line_is_written_in(
    palette: Palette, keys: list[Qt.Key], name: str
) -> None:
    names = told(palette)
    press(palette, *keys, Qt.Key.Key_Return)
    assert names == [name]


def test_what_cannot_be_done_says_why_and_is_not_done(palette: Palette) -> None:
    names = told(palette)
    QTest.keyClicks(palette.line, "undo")
    assert palette.reason.text() == "There is nothing to undo."
    press(palette, Qt.Key.Key_Return)
    assert names == []
    assert palette.isVisible()


def test_a_key_that_is_held_since_before_does_nothing(palette: Palette, qapp: QApplication) -> None:
    names = told(palette)
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "", True)
    qapp.sendEvent(palette.line, held)
    assert names == []


def test_nothing_found_says_so_and_escape_closes(palette: Palette) -> None:
    QTest.keyClicks(palette.line, "zebra")
    assert palette.names() == []
    assert "shorter" in palette.reason.text()
    press(palette, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert palette.isVisible()
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_each_row_says_all_that_it_shows(palette: Palette) -> None:
    index = palette.list.model().index(palette.names().index("undo"), 0)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Undo, Edit, Ctrl+Z, There is nothing to undo."


def test_a_click_does_it_too(palette: Palette) -> None:
    names = told(palette)
    item = palette.list.topLevelItem(1)
    assert item is not None
    place = palette.list.visualItemRect(item).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(palette.list.viewport(), left, none, place)
    assert names == ["blend"]
