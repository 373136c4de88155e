"""How many shots stand on a page of the storyboard sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.carry.sheet_dialog import SheetDialog


@pytest.mark.parametrize("count", [1, 6, 12])
def test_the_choice_is_told(qtbot: QtBot, count: int) -> None:
    dialog = SheetDialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    assert dialog.choices.checkedId() == 6
    dialog.choices.button(count).click()
    accept = next(
        button
        for button in dialog.buttons.buttons()
        if dialog.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    )
    with qtbot.waitSignal(dialog.chosen) as told:
        accept.click()
    assert told.args == [count]
