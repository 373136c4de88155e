"""A scene heading is asked for."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from tests.ui.board.conftest import heard, press

Key = Qt.Key
Mod = Qt.KeyboardModifier


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
