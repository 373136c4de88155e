"""The Edit menu means the text where somebody writes, and shots everywhere else."""

import asyncio
from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions.shots import COPY, CUT, FIND, PASTE, SELECT_ALL
from tests.app.conftest import Stage


def choose(stage: Stage, *actions: object) -> None:
    """As by a click on the window's own menu."""
    for action in actions:
        stage.widgets.actions.of(action).trigger()  # type: ignore[arg-type]


def prompts(stage: Stage) -> list[str]:
    return [shot.prompt for shot in stage.wiring.edits.board.shots]


def shown(stage: Stage, qtbot: QtBot) -> None:
    edits = stage.wiring.edits
    (shot,) = edits.board.shots
    edits.make(replace(edits.board, shots=(replace(shot, prompt="A boat"),)), mark("Write"))
    window = stage.widgets.window
    with qtbot.waitExposed(window):
        window.show()


async def test_in_a_prompt_it_is_the_words(stage: Stage, qtbot: QtBot) -> None:
    shown(stage, qtbot)
    prompt = stage.widgets.shot.prompt
    prompt.setFocus()
    qtbot.waitUntil(prompt.hasFocus)
    choose(stage, SELECT_ALL, COPY)
    assert QApplication.clipboard().text() == "A boat"
    choose(stage, CUT, PASTE, PASTE)
    assert prompt.toPlainText() == "A boatA boat"
    assert len(stage.wiring.edits.board.shots) == 1


async def test_on_the_board_it_is_the_shots(stage: Stage, qtbot: QtBot) -> None:
    shown(stage, qtbot)
    cards = stage.widgets.board.list
    cards.setFocus()
    qtbot.waitUntil(cards.hasFocus)
    choose(stage, SELECT_ALL, COPY, PASTE)
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)
    assert prompts(stage) == ["A boat", "A boat"]
    choose(stage, SELECT_ALL, CUT)
    assert "A boat" not in prompts(stage)


async def test_find_puts_the_cursor_into_the_filter(stage: Stage, qtbot: QtBot) -> None:
    shown(stage, qtbot)
    choose(stage, FIND)
    qtbot.waitUntil(stage.widgets.board.filter_bar.isVisible)
