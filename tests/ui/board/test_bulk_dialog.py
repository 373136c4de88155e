"""Edit many shots at once, as it looks."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.board.bulk_dialog import BulkDialog
from hailuo_desktop.ui.theme import LIGHT, apply
from tests.ui.board.conftest import board


def test_the_button_that_applies_stands_out(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, LIGHT)
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = BulkDialog(owner, board(), ["s0"])
    dialog.after.setText(", at dusk")
    with qtbot.waitExposed(dialog):
        dialog.show()
    button = dialog.apply_button
    assert button.isEnabled()
    edge = button.grab().toImage().pixelColor(QPoint(6, button.height() // 2))
    assert edge.rgb() == LIGHT.accent.rgb()
    assert dialog.windowTitle() == "Edit 1 shot"


def test_its_buttons_are_on_the_screen_in_any_letters(qtbot: QtBot, qapp: QApplication) -> None:
    apply(qapp, LIGHT)
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = BulkDialog(owner, board(), ["s0"])
    font = dialog.font()
    font.setPointSize(24)
    dialog.setFont(font)
    for field in dialog.findChildren(QWidget):
        field.setFont(font)
    dialog.after.setText(" end" * 700)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.height() < qapp.primaryScreen().availableGeometry().height()
