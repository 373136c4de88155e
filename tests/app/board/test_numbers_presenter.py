"""A shot that has a take keeps its number, whatever is put, moved or undone beside it."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio
from PySide6.QtWidgets import QMessageBox, QPushButton

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions.shots import RENUMBER
from tests.app.conftest import Stage

BOARD = Storyboard("home", "Home", (Shot("a", prompt="A boat"), Shot("b", prompt="A bird")))


async def settle(stage: Stage) -> None:
    """What was begun beside is through."""
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)
    await asyncio.sleep(0)


@pytest_asyncio.fixture
async def home(stage: Stage) -> AsyncIterator[Stage]:
    stage.wiring._boards_presenter.add_board(BOARD)
    yield stage
    await settle(stage)


@pytest_asyncio.fixture
async def sent(home: Stage) -> Stage:
    """Shot b waits in a queue that is paused, and one was put before it since."""
    home.wiring.studio.queue.pause(True)
    home.wiring.queue_presenter.send([BOARD.shot("b")])
    await settle(home)
    home.wiring.board_presenter.insert((Shot("x"),), 1, mark("Add shot"))
    return home


def codes(stage: Stage) -> list[str]:
    return [*stage.wiring.edits.board.codes]


def box(stage: Stage) -> QMessageBox | None:
    found = stage.widgets.window.findChildren(QMessageBox)
    return found[0] if found else None


async def test_a_shot_that_was_sent_keeps_its_number(sent: Stage) -> None:
    assert codes(sent) == ["01", "01A", "02"]


async def test_an_undo_of_what_came_before_takes_no_number_away(sent: Stage) -> None:
    sent.wiring.edits.stack.undo()
    assert sent.wiring.edits.board.shot("b").number == "02"
    sent.wiring.edits.stack.redo()
    assert codes(sent) == ["01", "01A", "02"]


async def test_a_number_is_on_disk_with_its_board(sent: Stage) -> None:
    sent.wiring.edits.flush()
    board = sent.wiring.studio.library.boards.find("home")
    assert board is not None
    assert board.shot("b").number == "02"


async def test_a_board_whose_takes_were_made_by_a_render_keeps_its_numbers(home: Stage) -> None:
    home.wiring.board_presenter.select("a")
    home.put(home.take("done", Completed("a.mp4")))
    home.wiring._boards_presenter.new()
    home.wiring._boards_presenter.open("home")
    assert [shot.number for shot in home.wiring.edits.board.shots] == ["01", ""]


async def test_renumbering_asks_and_is_one_step(sent: Stage) -> None:
    sent.widgets.actions.run(RENUMBER)
    asked = box(sent)
    assert asked is not None
    assert asked.text() == "2 shots get other numbers."
    button = next(b for b in asked.findChildren(QPushButton) if b.text() == "Renumber")
    button.click()
    assert codes(sent) == ["01", "02", "03"]
    sent.wiring.edits.stack.undo()
    assert codes(sent) == ["01", "01A", "02"]


async def test_there_is_nothing_to_ask_where_every_number_is_its_place(home: Stage) -> None:
    home.widgets.actions.run(RENUMBER)
    assert box(home) is None
    assert "numbered by their places" in home.widgets.window.notice.text()
