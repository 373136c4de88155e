"""Nobody leaves without knowing what goes on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Completed,
    Hold,
    Pending,
    Processing,
    Queued,
    State,
    Uncertain,
)
from tests.app.conftest import Stage


def question(stage: Stage) -> QMessageBox:
    box = stage.wiring.quit_guard.question
    assert box is not None
    return box


def press(box: QMessageBox, words: str) -> None:
    (button,) = [each for each in box.findChildren(QPushButton) if each.text() == words]
    button.click()


@pytest.mark.parametrize("states", [[], [Completed("a.mp4")], [Uncertain(plain("?"))]])
async def test_with_nothing_on_its_way_the_window_closes(stage: Stage, states: list[State]) -> None:
    stage.put(*(stage.take(f"t{n}", state) for n, state in enumerate(states)))
    stage.widgets.window.close()
    assert stage.closed == [True]


async def test_what_goes_on_at_the_service_is_said_before_leaving(stage: Stage) -> None:
    stage.put(
        stage.take("a", Processing(10)), stage.take("b", Pending()), stage.take("c", Queued())
    )
    stage.widgets.window.close()
    box = question(stage)
    assert "2 takes are at the service" in box.text()
    assert "charged whether or not you quit" in box.text()
    assert "1 take waits here, not sent yet" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert stage.closed == []
    press(box, "Quit")
    assert stage.closed == [True]


async def test_what_is_queued_for_later_is_not_said_to_go_at_the_next_start(stage: Stage) -> None:
    later = replace(stage.take("a", Queued()), hold=Hold())
    stage.put(later, replace(later, id="b"), stage.take("c", Queued()))
    stage.widgets.window.close()
    box = question(stage)
    assert "1 take waits here, not sent yet: the next start sends it" in box.text()
    assert "2 takes are queued for later" in box.text()
    press(box, "Stay")


async def test_closing_twice_asks_once(stage: Stage) -> None:
    stage.put(stage.take("a", Pending()))
    stage.widgets.window.close()
    first = question(stage)
    stage.widgets.window.close()
    assert question(stage) is first
    press(first, "Stay")
    assert stage.closed == []
    stage.widgets.window.close()
    assert question(stage) is not first
    press(question(stage), "Stay")


async def test_quit_is_the_same_way_out(stage: Stage) -> None:
    stage.widgets.window.action_set.by_name["quit"].trigger()
    assert stage.closed == [True]


async def test_what_was_removed_unsent_holds_nobody_back(stage: Stage) -> None:
    """It is in the ledger no more, so no next start goes on with it."""
    queue = stage.wiring.studio.queue
    queue.pause(True)
    queue.add([stage.take("a", Queued())])
    assert [take.id for take in stage.wiring.known_takes.in_flight()] == ["a"]
    queue.remove("a")
    assert stage.wiring.known_takes.all() == []
    stage.widgets.window.close()
    assert stage.closed == [True]


async def test_what_is_paused_does_not_go_on_at_the_next_start_and_that_is_said(
    stage: Stage,
) -> None:
    stage.wiring.studio.queue.pause(True)
    stage.put(stage.take("c", Queued()))
    stage.widgets.window.close()
    box = question(stage)
    assert "until you end the pause" in box.text()
    assert "goes on" not in box.text()
    press(box, "Stay")
