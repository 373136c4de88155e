"""The inspector in the room: settings come back, more is asked for, a film goes out."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtGui import QGuiApplication

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.studio.recipes import take_id
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions.inspector import AGAIN, COPY_PROMPT, USE_SETTINGS
from hailuo_desktop.ui.viewer.take_inspector import TakeInspector
from hailuo_desktop.ui.workspace import Workspace
from tests.app.conftest import Stage
from tests.fakes.any_take import REQUEST, take
from tests.fakes.films import film

SHOT = Shot("a", prompt="A boat leaves the harbour at dawn", quality="1080p")
BOARD = Storyboard("here", "Here", (SHOT, Shot("b", prompt="A bird")))
LATER = replace(REQUEST, prompt="A boat leaves the harbour in fog", duration=10)


@pytest_asyncio.fixture
async def room(stage: Stage) -> Stage:
    stage.put(
        take("a1", Completed("a1.mp4"), shot="a", task="t1"),
        take("a2", Completed("a2.mp4"), shot="a", number=2, request=LATER, task="t2"),
        take("lost", Completed("l.mp4"), shot="gone", task="t3"),
    )
    for name in ("a1.mp4", "a2.mp4", "l.mp4"):
        film(stage.wiring.studio.library.folder / name)
    stage.wiring._boards_presenter.add_board(BOARD)
    workspaces = stage.widgets.window.workspaces
    workspaces.choose(Workspace.REVIEW)
    if workspaces.side.slim:  # in a small window the request is folded until it is wanted
        workspaces.side.toggle.click()
    await settle(stage)
    return stage


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def inspector(stage: Stage) -> TakeInspector:
    return stage.widgets.inspector


def shot(stage: Stage) -> Shot:
    """As the artist wrote it: the number is given to it."""
    return replace(stage.wiring.edits.board.shot("a"), number="")


async def test_it_shows_the_take_that_is_shown(room: Stage) -> None:
    sheet = inspector(room).sheet
    assert sheet is not None
    assert (sheet.take.id, sheet.before) == ("a2", 1)
    assert sheet.facts.differs == "+ “in fog” · length 6 s → 10 s"
    assert sheet.edits == ("prompt changed", "quality 768p → 1080p", "length 10 s → 6 s")
    room.wiring._viewer_presenter.show_take("lost")
    await settle(room)
    sheet = inspector(room).sheet
    assert sheet is not None
    assert (sheet.take.id, sheet.usable, sheet.edits) == ("lost", False, ())


async def test_the_settings_of_a_take_come_back_as_one_step(room: Stage) -> None:
    room.widgets.actions.run(USE_SETTINGS, ["a2"])
    assert (shot(room).prompt, shot(room).quality, shot(room).duration) == (
        LATER.prompt,
        "768p",
        10,
    )
    assert room.wiring.edits.undo_words() == "Use settings of take 2"
    sheet = inspector(room).sheet
    assert sheet is not None
    assert sheet.edits == ()
    room.wiring.edits.stack.undo()
    assert shot(room) == SHOT


async def test_an_edit_of_the_shot_is_told_at_once(room: Stage) -> None:
    edited = replace(shot(room), prompt=LATER.prompt, quality="768p", duration=10)
    room.wiring.board_presenter.change([edited], mark("Edit"))
    sheet = inspector(room).sheet
    assert sheet is not None
    assert sheet.edits == ()


async def test_again_pays_nothing_without_the_preflight(room: Stage) -> None:
    inspector(room).count.setValue(3)
    before = room.wiring.known_takes.all()
    room.widgets.actions.run(AGAIN, ["a2"])
    dialog = room.wiring.commands.batch.dialog
    assert dialog is not None
    assert room.wiring.known_takes.all() == before
    (row,) = room.wiring.commands.batch._checks
    asked = row.shot
    assert (asked.prompt, asked.duration, asked.takes, row.blocks) == (LATER.prompt, 10, 3, False)
    assert dialog.model.chosen() == ["a"]
    dialog.send_requested.emit(["a"], 0)
    await settle(room)
    new = [each for each in room.wiring.known_takes.of_shot("a") if each.number > 2]
    assert [each.request.prompt for each in new] == [LATER.prompt] * 3
    assert [each.request.duration for each in new] == [10] * 3
    assert shot(room) == SHOT  # the shot itself stays as it was edited
    dialog.reject()


async def test_again_of_a_cancelled_preflight_leaves_nothing(room: Stage) -> None:
    before = room.wiring.known_takes.all()
    room.widgets.actions.run(AGAIN, ["a1"])
    dialog = room.wiring.commands.batch.dialog
    assert dialog is not None
    dialog.reject()
    assert room.wiring.known_takes.all() == before
    room.wiring.commands.batch.open_preflight(["a"])
    (row,) = room.wiring.commands.batch._checks
    assert replace(row.shot, number="") == SHOT  # nothing of it is left for the next one


async def test_a_film_is_exported_to_where_the_artist_says(room: Stage, tmp_path: Path) -> None:
    from hailuo_desktop.media.recipe import read_recipe

    target = tmp_path / "chosen.mp4"
    found = room.wiring.known_takes.find("a1")
    assert found is not None
    room.wiring.takes_room.inspector.export(found, target)
    await settle(room)
    assert take_id(read_recipe(target)) == "a1"
    assert room.widgets.window.notice.text() == f"Take 1 is exported as {target}."


async def test_the_prompt_is_copied_as_it_was_sent(room: Stage) -> None:
    room.widgets.actions.run(COPY_PROMPT, ["a2"])
    assert QGuiApplication.clipboard().text() == LATER.prompt


async def test_a_note_written_there_is_saved(room: Stage) -> None:
    inspector(room).noted.emit("the hand")
    assert room.wiring.studio.library.marks.find("a2").note == "the hand"
    sheet = inspector(room).sheet
    assert sheet is not None
    assert sheet.facts.marks.note == "the hand"
