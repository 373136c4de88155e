"""What was deleted is not sent; one undo brings all of it back."""

import asyncio

import pytest_asyncio

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Hold
from hailuo_desktop.ui.actions.shots import DELETE
from hailuo_desktop.ui.board.delete_dialog import DeleteDialog
from tests.app.conftest import Stage

BOARD = Storyboard("home", "Home", (Shot("a", prompt="A boat"), Shot("b", prompt="A bird")))


@pytest_asyncio.fixture
async def paused(stage: Stage) -> Stage:
    """Two takes of a wait in a queue that is paused; b has none."""
    stage.wiring._boards_presenter.add_board(BOARD)
    stage.wiring.studio.queue.pause(True)
    for hold in (None, Hold()):
        stage.wiring.queue_presenter.send([BOARD.shot("a")], hold)
    return stage


async def asked(stage: Stage, *ids: str) -> DeleteDialog | None:
    stage.widgets.actions.run(DELETE, ids)
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)
    found = stage.widgets.window.findChildren(DeleteDialog)
    return found[0] if found else None


def waiting(stage: Stage) -> list[tuple[str, bool]]:
    takes = stage.wiring.studio.library.takes.all()
    return sorted((take.shot, take.held) for take in takes)


async def test_the_artist_is_asked_and_cancel_changes_nothing(paused: Stage) -> None:
    dialog = await asked(paused, "a")
    assert dialog is not None
    assert dialog.words.text().startswith("2 takes of what you delete wait in the queue")
    dialog.reject()
    assert "a" in paused.wiring.edits.board.rows
    assert waiting(paused) == [("a", False), ("a", True)]


async def test_takes_that_wait_go_along_and_one_undo_brings_all_back(paused: Stage) -> None:
    before = paused.wiring.studio.library.takes.all()
    dialog = await asked(paused, "a", "b")
    assert dialog is not None
    dialog.delete.click()
    assert waiting(paused) == []
    assert paused.widgets.takes.rowCount() == 0
    assert "a" not in paused.wiring.edits.board.rows
    paused.wiring.edits.stack.undo()
    assert [shot.id for shot in paused.wiring.edits.board.shots] == ["a", "b"]
    assert paused.wiring.studio.library.takes.all() == before
    assert paused.widgets.takes.rowCount() == 2
    paused.wiring.edits.stack.redo()
    assert waiting(paused) == []


async def test_a_shot_whose_takes_are_done_goes_without_a_question(stage: Stage) -> None:
    stage.wiring._boards_presenter.add_board(BOARD)
    stage.put(stage.take("done", Completed("a.mp4")))
    assert await asked(stage, "a") is None
    assert [shot.id for shot in stage.wiring.edits.board.shots] == ["b"]


async def test_a_board_with_takes_that_wait_is_not_deleted(paused: Stage) -> None:
    paused.wiring._boards_presenter.new()
    paused.wiring._boards_presenter.delete("home")
    assert "wait in the queue" in paused.widgets.window.notice.text()
    assert paused.wiring.studio.library.boards.find("home") is not None


async def test_a_deleted_board_comes_back_from_the_bin(stage: Stage) -> None:
    stage.wiring._boards_presenter.add_board(BOARD)
    stage.wiring._boards_presenter.new()
    stage.wiring._boards_presenter.open("home")
    stage.wiring._boards_presenter.delete("home")
    assert stage.wiring.edits.board.id != "home"
    stage.widgets.window.action_set.by_name["bin"].trigger()
    dialog = stage.wiring.bin_presenter.dialog
    assert dialog is not None
    dialog.choose("home")
    dialog.buttons["bring_back"].click()
    assert stage.wiring.edits.board == BOARD
    assert not dialog.buttons["bring_back"].isEnabled()


async def test_a_deleted_shot_comes_back_from_the_bin_to_its_board(stage: Stage) -> None:
    stage.wiring._boards_presenter.add_board(BOARD)
    await asked(stage, "b")
    stage.wiring._boards_presenter.new()
    stage.wiring.bin_presenter.show()
    stage.wiring.bin_presenter.bring_back("b")
    assert stage.wiring.edits.board.id == "home"
    assert set(stage.wiring.edits.board.rows) == {"a", "b"}
