"""Reframing the picture of a slot, as an edit that can be undone."""

import asyncio
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.storyboard import with_shot
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.crop.dialog import CropDialog
from tests.app.conftest import Stage
from tests.fakes.pictures import image_file

CROP = Crop(0.25, 0.0, 0.5, 1.0)


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def framed(stage: Stage, tmp_path: Path) -> None:
    """A first and a last frame in the shot in hand."""
    intake, board_presenter = stage.wiring.studio.intake, stage.wiring.board_presenter
    first = await intake.file(image_file(tmp_path, "one.png", 1280, 720), Field.FIRST_FRAME)
    last = await intake.file(image_file(tmp_path, "two.png", 900, 900), Field.LAST_FRAME)
    shot = board_presenter.shot(board_presenter.shot_id)
    assert shot is not None
    board_presenter.make(
        with_shot(board_presenter.board, replace(shot, first=first, last=last)), mark("Frames")
    )
    await background(stage)


async def test_a_crop_is_an_edit_and_is_seen(stage: Stage, tmp_path: Path) -> None:
    await framed(stage, tmp_path)
    stage.widgets.shot.crop_requested.emit(Field.FIRST_FRAME)
    await background(stage)
    dialog = stage.wiring.commands.crop.dialog
    assert dialog is not None
    dialog.canvas.show_crop(CROP)
    dialog.buttons.accepted.emit()
    await background(stage)
    first = stage.widgets.shot.shot().first
    assert first is not None
    assert first.crop == CROP
    assert "640 × 720, reframed" in stage.widgets.shot.frames.first._caption.accessibleName()
    stage.wiring.edits.stack.undo()
    first = stage.widgets.shot.shot().first
    assert first is not None
    assert first.crop is None


async def test_a_last_frame_shows_the_shape_that_it_is_cropped_to(
    stage: Stage, tmp_path: Path
) -> None:
    await framed(stage, tmp_path)
    stage.wiring.commands.crop.open_dialog(Field.LAST_FRAME)
    await background(stage)
    dialog = stage.wiring.commands.crop.dialog
    assert dialog is not None
    assert dialog.ratio.itemData(0) == 1280 / 720
    dialog.reject()
    assert stage.wiring.commands.crop.dialog is None


async def test_an_empty_slot_has_nothing_to_reframe(stage: Stage) -> None:
    stage.wiring.commands.crop.open_dialog(Field.FIRST_FRAME)
    await background(stage)
    assert stage.wiring.commands.crop.dialog is None


async def test_asked_for_twice_it_opens_once(stage: Stage, tmp_path: Path) -> None:
    await framed(stage, tmp_path)
    for _ in range(2):
        stage.widgets.shot.crop_requested.emit(Field.FIRST_FRAME)
    await background(stage)
    dialogs = stage.widgets.window.findChildren(CropDialog)
    assert len(dialogs) == 1
    dialogs[0].reject()
