"""Only the artist settles a take whose submission was lost."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.decision import Decision
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Uncertain
from hailuo_desktop.ui.queue.resolve import ResolveDialog
from tests.fakes.any_take import take


@pytest.fixture
def dialog(qtbot: QtBot) -> ResolveDialog:
    widget = ResolveDialog(take("a", Uncertain(plain("The <i>answer</i> was lost."))))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def decide(dialog: ResolveDialog) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    dialog.decided.connect(lambda decision, task: told.append((decision, task)))
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    return told


def test_it_says_what_happened_to_the_letter(dialog: ResolveDialog) -> None:
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("The <i>answer</i> was lost." in each for each in words)


def test_it_says_when_the_take_was_sent(qtbot: QtBot) -> None:
    sent = datetime(2026, 3, 4, 13, 49, 35).astimezone()
    dialog = ResolveDialog(take("a", Uncertain(plain("Lost.")), submitted=sent.timestamp()))
    qtbot.addWidget(dialog)
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("a task from 2026-03-04 13:49 " in each for each in words)


def test_a_found_task_needs_its_id(dialog: ResolveDialog) -> None:
    assert dialog.adopt.isChecked()
    assert decide(dialog) == []
    dialog.task.setText("  task-unified-1 ")
    assert decide(dialog) == [(Decision.ADOPT, "task-unified-1")]


def test_sending_again_takes_a_choice(dialog: ResolveDialog) -> None:
    dialog.resend.setChecked(True)
    assert not dialog.task.isEnabled()
    assert decide(dialog) == [(Decision.RESEND, "")]


def test_it_can_be_left_as_it_is(dialog: ResolveDialog) -> None:
    dialog.abandon.setChecked(True)
    assert decide(dialog) == [(Decision.ABANDON, "")]


def test_closing_it_decides_nothing(dialog: ResolveDialog) -> None:
    told: list[str] = []
    dialog.decided.connect(lambda decision, _: told.append(decision))
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert told == []
