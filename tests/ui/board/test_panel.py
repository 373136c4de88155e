"""The board by keys, by mouse and by menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.ui.board.filter import Filter
from hailuo_desktop.ui.board.layout import Density
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.theme import LIGHT
from tests.ui.board.conftest import board, heard, press

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


@pytest.mark.parametrize(
    ("chosen", "key", "before"),
    [
        (["s2"], Key.Key_Left, "s1"),
        (["s2"], Key.Key_Right, "s4"),
        (["s1", "s2"], Key.Key_Down, "s4"),
        (["s0"], Key.Key_Up, "s0"),
        (["s4"], Key.Key_Right, ""),
        (["s5"], Key.Key_Right, ""),
    ],
)
def test_alt_and_an_arrow_move_what_is_chosen(
    qtbot: QtBot, panel: BoardPanel, chosen: list[str], key: Key, before: str
) -> None:
    moved = heard(panel.move_requested)
    panel.select_all_of(chosen)
    press(qtbot, panel, key, Mod.AltModifier)
    assert moved == [(chosen, before)]


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


def test_a_scene_heading_is_asked_for_and_stands_on_a_line_of_its_own(
    qtbot: QtBot, panel: BoardPanel, model: BoardModel
) -> None:
    asked = heard(panel.scene_requested)
    panel.select("s3")
    press(qtbot, panel, Key.Key_F2, Mod.ShiftModifier)
    dialog = panel.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Harbour")
    dialog.accept()
    assert asked == [("s3", "Harbour")]
    before = panel.list.visualRect(model.index(3))
    model.show(with_shot(model.board, replace(model.board.shot("s3"), scene="Harbour")))
    after = panel.list.visualRect(model.index(3))
    assert after.left() == 0
    assert after.top() > before.top()


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


def test_a_board_on_which_nothing_matches_says_the_way_out(panel: BoardPanel) -> None:
    panel.show_filter(Filter(text="no such words"))
    assert "Esc" in panel.list.hint
    panel.show_filter(Filter())
    assert panel.list.hint == ""


def test_an_empty_board_teaches_the_next_step(panel: BoardPanel, model: BoardModel) -> None:
    model.show(replace(board(1), id="new", shots=(replace(board(1).shots[0], prompt=""),)))
    assert "Drop stills here" in panel.list.hint


def test_shots_are_chosen_by_their_state(panel: BoardPanel, model: BoardModel) -> None:
    at = board()
    for name in ("s1", "s4"):
        at = with_shot(at, replace(at.shot(name), prompt="", quality="1080p", duration=10))
    model.show(with_shot(at, replace(at.shot("s2"), prompt="")))
    panel._calls["select draft"]()
    assert panel.selected() == ["s1", "s2", "s4"]


@pytest.mark.parametrize(
    ("chosen", "shown", "hidden"),
    [
        (["s0"], "Use last frame of the shot before", "Chain selected shots"),
        (["s0", "s1"], "Chain selected shots", "Use last frame of the shot before"),
        (["s5"], "Unlink", "Use last frame of the shot before"),
        (["s5"], "Wait for a kept take", "Take any finished take"),
    ],
)
def test_the_menu_offers_what_makes_sense(
    panel: BoardPanel, model: BoardModel, chosen: list[str], shown: str, hidden: str
) -> None:
    at = model.board
    model.show(with_shot(at, replace(at.shot("s5"), first_link=Link("s4"))))
    panel.select_all_of(chosen)
    words = [action.text().partition("\t")[0] for action in panel.menu().actions()]
    assert shown in words
    assert hidden not in words


def test_every_entry_of_the_menu_does_something(panel: BoardPanel, model: BoardModel) -> None:
    at = model.board
    model.show(with_shot(at, replace(at.shot("s5"), first_link=Link("s4"))))
    for chosen in (["s5"], ["s0", "s5"], []):
        panel.list.clearSelection()
        if chosen:
            panel.select_all_of(chosen)
        for action in panel.menu().actions():
            if action.text() and action.menu() is None:
                action.trigger()


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
