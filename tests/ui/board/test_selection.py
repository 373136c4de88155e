"""The chosen cards by what they are, and where they would go."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from tests.ui.board.conftest import board, heard, press

Key = Qt.Key
Mod = Qt.KeyboardModifier


def test_shots_are_chosen_by_their_state(panel: BoardPanel, model: BoardModel) -> None:
    at = board()
    for name in ("s1", "s4"):
        at = with_shot(at, replace(at.shot(name), prompt="", quality="1080p", duration=10))
    model.show(with_shot(at, replace(at.shot("s2"), prompt="")))
    panel._chosen.choose_kind("draft")
    assert panel.selected() == ["s1", "s2", "s4"]


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
