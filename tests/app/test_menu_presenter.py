"""Menus do what they say."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.preflight.dialog import PreflightDialog
from hailuo_desktop.ui.shortcuts import ShortcutsDialog
from tests.app.conftest import Stage
from tests.fakes.pictures import encoded, picture


async def test_a_shot_that_is_not_ready_leads_to_what_is_missing(stage: Stage) -> None:
    stage.widgets.window.activateWindow()
    stage.widgets.window.action_set.by_name["send"].trigger()
    assert stage.wiring.known_takes.all() == []
    assert stage.widgets.shot.notices.prompt.texts()


async def test_sending_shows_at_once_that_it_was_taken(stage: Stage) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat")
    stage.widgets.window.action_set.by_name["send"].trigger()
    assert stage.widgets.takes.rowCount() == 1
    assert "1 take" not in stage.widgets.window.notice.text()


async def test_the_queue_is_paused_from_the_menu_and_the_panel_alike(stage: Stage) -> None:
    pause = stage.widgets.window.action_set.by_name["pause"]
    pause.trigger()
    assert (stage.widgets.queue.paused, pause.isChecked()) == (True, True)
    stage.widgets.queue.pause_requested.emit(False)
    assert (stage.widgets.queue.paused, pause.isChecked()) == (False, False)


async def test_help_opens_the_page_of_shortcuts(stage: Stage) -> None:
    stage.widgets.window.action_set.by_name["shortcuts"].trigger()
    (page,) = stage.widgets.window.findChildren(ShortcutsDialog)
    assert page.isVisible()


async def test_a_panel_folds_from_the_menu(stage: Stage) -> None:
    stage.widgets.window.action_set.by_name["board"].trigger()
    assert not stage.widgets.board.isVisible()


async def test_what_is_done_and_cleared_from_the_panel_is_still_a_take_of_its_shot(
    stage: Stage,
) -> None:
    stage.wiring.studio.queue.start([stage.take("a", Completed("a.mp4"))])
    stage.wiring.studio.queue.remove("a")
    assert [
        take.id for take in stage.wiring.known_takes.of_shot(stage.wiring.board_presenter.shot_id)
    ] == ["a"]


async def test_every_action_of_the_window_is_bound(stage: Stage) -> None:
    assert stage.widgets.actions.unbound() == []


async def test_all_chosen_shots_are_looked_at_before_they_go(stage: Stage) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat")
    stage.wiring.arrange_presenter.add()
    stage.widgets.shot.prompt.insertPlainText("A bird")
    stage.widgets.board.list.selectAll()
    assert stage.widgets.shot.send_bar.button.text() == "Send 2 shots…"
    stage.widgets.window.action_set.by_name["send"].trigger()
    assert stage.wiring.known_takes.all() == []
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)
    (dialog,) = stage.widgets.window.findChildren(PreflightDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert stage.wiring.known_takes.all() == []


async def test_the_window_is_named_after_its_board(stage: Stage) -> None:
    stage.widgets.board.switcher.renamed.emit("Night")
    assert stage.widgets.window.windowTitle() == "Night – Hailuo Desktop"


async def _with_frame(stage: Stage) -> Path:
    """The shot in hand gets a prompt and a sound picture; gives its file in the library."""
    intake, frames = stage.wiring.studio.intake, stage.wiring.studio.library.frames
    data = encoded(picture(640, 360), "PNG")
    frame = await intake.data(data, "boat.png", Field.FIRST_FRAME)
    at = stage.wiring.board_presenter
    shot = at.shot(at.shot_id)
    assert shot is not None
    at.change([replace(shot, prompt="A boat", first=frame)], mark("A boat"))
    return frames.path(frame.digest)


async def _settled(stage: Stage) -> None:
    for _ in range(3):  # a task that another has begun is waited for, too
        await asyncio.gather(*stage.wiring._background._tasks)


async def test_two_presses_while_its_picture_is_looked_at_make_one_take(stage: Stage) -> None:
    await _with_frame(stage)
    for _ in range(2):
        stage.widgets.window.action_set.by_name["send"].trigger()
    bar = stage.widgets.shot.send_bar
    assert bar._why.accessibleName() == "Looking at the pictures of 01…"
    await _settled(stage)
    assert len(stage.wiring.known_takes.all()) == 1
    assert bar._why.accessibleName() == ""


@pytest.mark.parametrize("harm", ["gone", "cut", "other"])
async def test_one_shot_whose_picture_would_fail_at_its_turn_is_not_sent(
    stage: Stage, harm: str
) -> None:
    file = await _with_frame(stage)
    data = file.read_bytes()
    file.unlink()
    if harm != "gone":
        file.write_bytes(data[: len(data) // 2] if harm == "cut" else data + b"x")
    stage.widgets.window.action_set.by_name["send"].trigger()
    await _settled(stage)
    assert stage.wiring.known_takes.all() == []
    told = stage.widgets.window.notice.text()
    assert told.startswith("Shot 01 is not sent: “boat.png”")


async def test_a_shot_goes_as_it_was_when_it_was_sent(stage: Stage) -> None:
    await _with_frame(stage)
    at = stage.wiring.board_presenter
    stage.widgets.window.action_set.by_name["send"].trigger()
    shot = at.shot(at.shot_id)
    assert shot is not None
    at.change([replace(shot, prompt="Another")], mark("Another"))
    await _settled(stage)
    assert [take.request.prompt for take in stage.wiring.known_takes.all()] == ["A boat"]
