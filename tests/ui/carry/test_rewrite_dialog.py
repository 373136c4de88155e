"""What a rewrite changes is ticked one by one."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.carry.rewrite_dialog import WHAT, RewriteDialog, RewriteLine

LINES = (
    RewriteLine("Changed", "01", "A boat", "A red boat", "you edited it, too"),
    RewriteLine("New", "", "", "Fog"),
    RewriteLine("Taken out", "03", "Gulls", ""),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> RewriteDialog:
    made = RewriteDialog("Sea", LINES)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_needs_a_second_look_is_not_ticked(dialog: RewriteDialog) -> None:
    assert dialog.chosen() == [1, 2]
    assert dialog.accept_button.text() == "Take over 2 changes"


def test_what_is_ticked_is_taken_over(dialog: RewriteDialog, qtbot: QtBot) -> None:
    for row, state in ((0, Qt.CheckState.Checked), (2, Qt.CheckState.Unchecked)):
        item = dialog.table.item(row, WHAT)
        assert item is not None
        item.setCheckState(state)
    with qtbot.waitSignal(dialog.take_requested, check_params_cb=lambda rows: rows == [0, 1]):
        dialog.accept_button.click()
    assert dialog.result() == RewriteDialog.DialogCode.Accepted


def test_with_nothing_ticked_there_is_nothing_to_take_over(dialog: RewriteDialog) -> None:
    for row in range(len(LINES)):
        item = dialog.table.item(row, WHAT)
        assert item is not None
        item.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled()


def test_it_may_become_a_storyboard_of_its_own(dialog: RewriteDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.new_requested):
        dialog.new_button.click()
    assert not dialog.isVisible()
