"""How much is in the queue, when it is through, and its one pause button."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.take import Hold, Queued
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.queue.head import Head
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.theme import DARK
from tests.fakes.any_take import take
from tests.ui.queue.conftest import fill


@pytest.fixture
def head(qtbot: QtBot, icons: Icons, model: QueueModel) -> Head:
    widget = Head(model, icons, DARK)
    qtbot.addWidget(widget)
    return widget


def test_the_head_counts_what_is_in_flight(head: Head, model: QueueModel) -> None:
    assert head.count() == ""
    fill(model)
    assert head.count() == "2 in flight · 1 waiting"
    head.show_finish(11.2 * 60)
    assert head.count() == "2 in flight · 1 waiting · about 12 min left"
    head.show_paused(True)
    assert head.count() == "paused · 2 in flight · 1 waiting"


def test_what_is_queued_for_later_is_counted_apart(head: Head, model: QueueModel) -> None:
    fill(model)
    model.put(replace(take("f", Queued()), hold=Hold()))
    head.show_finish(60.0)
    assert head.count() == "2 in flight · 1 waiting · 1 for later · about a minute left"
    model.put(take("f", Queued()))
    assert head.count() == "2 in flight · 2 waiting · about a minute left"


def test_nobody_foretells_the_end_of_a_queue_that_stands(head: Head, model: QueueModel) -> None:
    fill(model)
    head.show_finish(60.0)
    head.show_halted(True)
    assert head.count() == "2 in flight · 1 waiting"
    head.show_halted(False)
    assert head.count() == "2 in flight · 1 waiting · about a minute left"
    head.show_finish(None)
    assert head.count() == "2 in flight · 1 waiting"


def test_an_empty_paused_queue_says_so(head: Head) -> None:
    head.show_paused(True)
    assert head.count() == "paused"


def test_one_button_pauses_and_resumes(head: Head, qtbot: QtBot) -> None:
    (button,) = head.findChildren(QToolButton)
    with qtbot.waitSignal(head.pause_requested) as asked:
        button.click()
    assert asked.args == [True]
    head.show_paused(True)
    assert button.accessibleName() == "Resume the queue"
    with qtbot.waitSignal(head.pause_requested) as asked:
        button.click()
    assert asked.args == [False]
