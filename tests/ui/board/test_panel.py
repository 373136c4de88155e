"""The board by keys, by mouse and by menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.actions.action import ShotAction
from hailuo_desktop.ui.board.layout import DENSITIES, Density
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.theme import LIGHT
from tests.ui.board.conftest import press

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
    asked: list[list[str]] = []
    action = BY_NAME[verb]
    assert isinstance(action, ShotAction)
    panel._actions.bind(action, asked.append)
    press(qtbot, panel, key, modifiers)
    assert asked == [["s0"]]


@pytest.mark.parametrize(("key", "density"), [*zip("123", DENSITIES, strict=True)])
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
