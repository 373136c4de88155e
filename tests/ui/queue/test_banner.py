"""Why the queue stands still, and the one action that lets it go on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.take import Hold, Queued
from hailuo_desktop.ui.queue.banner import Banner
from hailuo_desktop.ui.queue.model import QueueModel
from tests.fakes.any_take import take


@pytest.fixture
def banner(qtbot: QtBot, model: QueueModel) -> Banner:
    widget = Banner(model)
    qtbot.addWidget(widget)
    return widget


def test_without_anything_to_say_there_is_none(banner: Banner, model: QueueModel) -> None:
    model.put(take("a", Queued()))
    assert banner.isHidden()


def test_a_halt_is_told_with_its_one_action(banner: Banner, qtbot: QtBot) -> None:
    banner.show_halt("The <b>key</b> is wrong.", "Enter key…")
    (words,) = banner.findChildren(QLabel)
    assert words.text() == banner.sentence() == "The <b>key</b> is wrong."
    assert words.textFormat() is Qt.TextFormat.PlainText
    assert banner.action.text() == "Enter key…"
    with qtbot.waitSignal(banner.halt_action_requested):
        banner.action.click()
    banner.hide_halt()
    assert banner.isHidden()


def test_what_is_queued_for_later_is_started_by_it(
    banner: Banner, model: QueueModel, qtbot: QtBot
) -> None:
    model.put(replace(take("f", Queued()), hold=Hold()))
    banner.show_lasting(600.0)
    assert "it starts when you press Start now. Once" in banner.sentence()
    banner.show_halt("No credits are left.", "Go on")
    assert (banner.sentence(), banner.action.text()) == ("No credits are left.", "Go on")
    banner.hide_halt()
    assert banner.action.text() == "Start now"
    with qtbot.waitSignal(banner.start_requested) as asked:
        banner.action.click()
    assert asked.args == [["f"]]
    model.put(take("f", Queued()))
    assert banner.isHidden()
