"""The board by keys, by mouse and by menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.theme import LIGHT
from tests.ui.board.conftest import heard, press

Key = Qt.Key
Mod = Qt.KeyboardModifier
NONE = Mod.NoModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "verb"),
    [
        (Key.Key_N, NONE, "add"),
        (Key.Key_N, Mod.ShiftModifier, "add_before"),
        (Key.Key_D, Mod.ControlModifier, "duplicate"),
        (Key.Key_C, Mod.ControlModifier, "copy"),
        (Key.Key_X, Mod.ControlModifier, "cut"),
        (Key.Key_V, Mod.ControlModifier, "paste"),
        (Key.Key_Delete, NONE, "delete"),
    ],
)
def test_verbs_have_keys(
    qtbot: QtBot, panel: BoardPanel, key: Key, modifiers: Mod, verb: str
) -> None:
    wished = heard(panel.wished)
    press(qtbot, panel, key, modifiers)
    assert wished == [(verb, ["s0"])]


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


@pytest.mark.parametrize(("key", "density"), [*zip("123", Density, strict=True)])
def test_three_densities_have_keys_and_buttons(
    qtbot: QtBot, panel: BoardPanel, key: str, density: Density
) -> None:
    press(qtbot, panel, Key(ord(key)), Mod.AltModifier)
    assert panel.density is density
    assert panel.densities.button(density).isChecked()


def test_find_narrows_the_cards_and_escape_brings_all_back(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    press(qtbot, panel, Key.Key_F, Mod.ControlModifier)
    assert panel.filter_bar.text.hasFocus()
    with qtbot.waitSignal(panel.filtered):
        qtbot.keyClicks(panel.filter_bar.text, "number 3")
    assert "s3" in model.ids()
    assert "s1" not in model.ids()
    qtbot.keyClick(panel.filter_bar.text, Key.Key_Return)
    assert panel.list.hasFocus()
    panel.filter_bar.text.setFocus()
    qtbot.keyClick(panel.filter_bar.text, Key.Key_Escape)
    assert len(model.ids()) == 6
    assert panel.filter_bar.isHidden()
    assert panel.list.hasFocus()


def test_everything_on_the_board_has_a_name(panel: BoardPanel) -> None:
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit)
    inner = {"qt_clear_button", "_q_qlineeditclearaction"}
    for kind in kinds:
        for widget in panel.findChildren(kind):
            if widget.objectName() not in inner and not isinstance(widget.parent(), QLineEdit):
                assert widget.accessibleName() or getattr(widget, "text", str)()
    assert panel.list.accessibleName()


def test_the_board_is_dressed_anew(panel: BoardPanel) -> None:
    panel.set_theme(LIGHT)
    assert panel.list.theme is LIGHT
    assert not panel.grab().isNull()
