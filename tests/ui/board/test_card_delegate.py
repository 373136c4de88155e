"""The code of a shot is edited on its card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from tests.ui.board.conftest import heard, press

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def test_the_code_is_edited_in_its_place(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    renamed = heard(model.renamed)
    press(qtbot, panel, Key.Key_F2)
    editor = panel.list.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "01"
    assert panel.list.visualRect(model.index(0)).contains(editor.geometry())
    qtbot.keyClicks(editor, "SC01")
    with qtbot.waitSignal(model.renamed):
        qtbot.keyClick(editor, Key.Key_Return)
    assert renamed == [("s0", "SC01")]


def test_enter_in_a_code_stays_on_the_board(qtbot: QtBot, panel: BoardPanel) -> None:
    left = heard(panel.left_for_prompt)
    press(qtbot, panel, Key.Key_F2)
    editor = panel.list.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(panel.list.hasFocus)
    assert left == []
    press(qtbot, panel, Key.Key_Return)
    assert len(left) == 1


def test_a_double_click_on_a_card_edits_its_code(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    place = panel.list.visualRect(model.index(2)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    editor = panel.list.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "03"
