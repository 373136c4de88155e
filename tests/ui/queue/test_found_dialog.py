"""Films without a take: each is looked at, given to a shot, or let be, on purpose."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.queue.found_dialog import FoundDialog, FoundLine, ShotChoice

LINES = [
    FoundLine("task-1", "2026-11-29 14:05, Hailuo 02", "An answer was lost."),
    FoundLine("task-2", "2026-11-29 14:06, Hailuo 02", "The library may have lost its take."),
]
SHOTS = [ShotChoice("a", "01 · A boat"), ShotChoice("b", "02 · Fog")]


@pytest.fixture
def dialog(qtbot: QtBot) -> FoundDialog:
    made = FoundDialog(SHOTS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show_lines(LINES)
    made.open()
    return made


def test_the_first_is_chosen_and_every_verb_names_it(qtbot: QtBot, dialog: FoundDialog) -> None:
    with qtbot.waitSignal(dialog.look_requested) as look:
        dialog.look.click()
    assert look.args == ["task-1"]
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.let_be_requested) as let:
        dialog.let_be.click()
    assert let.args == ["task-2"]
    dialog.shots.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.give_requested) as give:
        dialog.give.click()
    assert give.args == ["task-2", "b"]


def test_no_enter_decides(qtbot: QtBot, dialog: FoundDialog) -> None:
    heard: list[str] = []
    dialog.let_be_requested.connect(heard.append)
    dialog.give_requested.connect(lambda *_: heard.append("given"))
    for _ in range(3):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert heard == []


def test_what_was_chosen_stays_chosen_and_nothing_left_closes_it(dialog: FoundDialog) -> None:
    dialog.list.setCurrentRow(1)
    dialog.show_lines(LINES[1:])
    assert dialog.task == "task-2"
    dialog.show_lines([])
    assert not dialog.isVisible()


def test_without_a_shot_nothing_can_be_given(qtbot: QtBot) -> None:
    dialog = FoundDialog([])
    qtbot.addWidget(dialog)
    dialog.show_lines(LINES)
    assert not dialog.give.isEnabled()
    assert dialog.let_be.isEnabled()
