"""Every film that was paid for can be reached, whatever became of its shot."""

import asyncio
from dataclasses import replace

import pytest_asyncio

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Pending, Take
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.table_dialog import TableDialog
from tests.app.conftest import Stage
from tests.fakes.any_take import take

HERE = Storyboard("here", "Here", (Shot("a", prompt="A boat"),))
THERE = Storyboard("there", "There", (Shot("z", prompt="A bird"),))


@pytest_asyncio.fixture
async def full(stage: Stage) -> Stage:
    """A take of the shot in hand, one of another board, and two of a shot that is gone."""
    boards = stage.wiring._boards_presenter
    boards.add_board(THERE)
    boards.add_board(HERE)
    stage.put(
        take("of-a", Completed("a.mp4"), shot="a"),
        take("of-z", Completed("z.mp4"), shot="z"),
        replace(take("gone", Completed("g.mp4"), shot="gone"), dismissed=True),
        take("going", Pending(), shot="gone", number=2),
    )
    return stage


def opened(stage: Stage) -> TableDialog:
    stage.widgets.window.action_set.by_name["all_takes"].trigger()
    dialog = stage.wiring.all_takes_presenter.dialog
    assert dialog is not None
    return dialog


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def found(stage: Stage, take_id: str) -> Take:
    known = stage.wiring.studio.library.takes.find(take_id)
    assert known is not None
    return known


def kept(stage: Stage, board_id: str, shot_id: str) -> str:
    board = stage.wiring.studio.library.boards.find(board_id)
    assert board is not None
    return board.shot(shot_id).kept


async def test_every_take_of_the_ledger_is_there_and_can_be_found(full: Stage) -> None:
    dialog = opened(full)
    assert dialog.table.model().rowCount() == 4
    dialog.search.setText("there")
    assert dialog.table.model().rowCount() == 1
    dialog.choose("of-z")
    assert dialog.chosen() == "of-z"
    dialog.reject()
    assert full.wiring.all_takes_presenter.dialog is None


async def test_a_lost_film_is_given_to_the_shot_in_hand(full: Stage) -> None:
    dialog = opened(full)
    dialog.choose("going")
    assert not dialog.buttons["give"].isEnabled()
    dialog.choose("gone")
    dialog.buttons["give"].click()
    await settle(full)
    assert (found(full, "gone").shot, found(full, "gone").number) == ("a", 2)
    assert [each.id for each in full.wiring.known_takes.of_shot("a")] == ["of-a", "gone"]
    assert [each.id for each in full.wiring.known_takes.of_shot("gone")] == ["going"]


async def test_its_own_shot_is_made_again_with_all_of_its_takes(full: Stage) -> None:
    dialog = opened(full)
    dialog.choose("of-z")
    assert not dialog.buttons["make_shot"].isEnabled()
    dialog.choose("gone")
    dialog.buttons["make_shot"].click()
    await settle(full)
    assert full.wiring.board_presenter.shot_id == "gone"
    made = full.wiring.edits.board.shot("gone")
    assert made.prompt == found(full, "gone").request.prompt
    assert not dialog.buttons["make_shot"].isEnabled()


async def test_what_is_shown_is_what_is_kept_also_of_another_board(full: Stage) -> None:
    full.wiring._viewer_presenter.show_take("of-z")
    await settle(full)
    full.widgets.actions.run(KEEP)
    await settle(full)
    assert kept(full, "there", "z") == "of-z"
    assert full.wiring.edits.board.shot("a").kept == ""
    full.widgets.actions.run(KEEP)
    assert kept(full, "there", "z") == ""


async def test_a_row_of_another_board_takes_that_board_in_hand(full: Stage) -> None:
    full.widgets.queue.take_selected.emit("of-z")
    await settle(full)
    assert full.wiring.edits.board.id == "there"
    assert full.wiring.board_presenter.shot_id == "z"
    full.widgets.actions.run(KEEP)
    await settle(full)
    assert full.wiring.edits.board.shot("z").kept == "of-z"


async def test_the_first_day_has_a_backup(full: Stage) -> None:
    full.wiring.edits.flush()
    assert full.wiring.studio.library.backups.all() == []
    full.wiring.commands.backups.make()
    full.wiring.commands.backups.make()
    assert len(full.wiring.studio.library.backups.all()) == 1
