"""The exact picture goes where the artist wants it: a file, the clipboard, a slot, elsewhere."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.viewer.picture_presenter import STILLS, PicturePresenter, mime_of
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.ui.actions import picture as actions
from tests.app.conftest import Stage
from tests.fakes.odd_films import H264, made
from tests.fakes.reels import number_of

SIZE = (640, 352)
AT = 17


@pytest.fixture
async def shown(stage: Stage, qtbot: QtBot) -> Stage:
    """Standing on one picture of a film."""
    made(stage.wiring.studio.library.folder / "a.mp4", options=H264, size=SIZE)
    stage.put(stage.take("a", Completed("a.mp4")))
    stage.wiring._viewer_presenter.show_shot(stage.wiring.board_presenter.shot_id)
    player = stage.widgets.viewer.player
    qtbot.waitUntil(lambda: player.shown == 0)
    player.step(AT)
    qtbot.waitUntil(lambda: player.shown == AT)
    return stage


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


def presenter(stage: Stage) -> PicturePresenter:
    return stage.wiring.menu_presenter._picture


def told(stage: Stage) -> str:
    return stage.widgets.window.notice.text()


async def test_it_is_saved_as_a_png_named_after_take_and_frame(
    shown: Stage, tmp_path: Path
) -> None:
    shown.widgets.actions.run(actions.SAVE_PICTURE)
    (dialog,) = shown.widgets.window.findChildren(QFileDialog)
    assert "S01 · take 1 · frame 17.png" in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(tmp_path / "still.png"))
    await background(shown)
    saved = QImage(str(tmp_path / "still.png"))
    assert (saved.size().toTuple(), number_of(saved)) == (SIZE, AT)
    assert told(shown) == "Saved “still.png”."
    dialog.close()


async def test_a_folder_that_takes_no_file_is_named(shown: Stage, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    image = shown.widgets.viewer.surface.image()
    await presenter(shown)._save(image, tmp_path / "file" / "still.png")
    assert "still.png" in told(shown)


async def test_it_is_copied(shown: Stage) -> None:
    shown.widgets.actions.run(actions.COPY_PICTURE)
    assert number_of(QGuiApplication.clipboard().image()) == AT
    assert told(shown) == "Copied frame 17, 640 × 352."


async def test_while_it_plays_it_is_the_picture_that_it_stops_at(
    shown: Stage, qtbot: QtBot
) -> None:
    player = shown.widgets.viewer.player
    player.jump(to_end=False)
    player.play()
    shown.widgets.actions.run(actions.COPY_PICTURE)
    assert not player.playing
    qtbot.waitUntil(lambda: told(shown).startswith(f"Copied frame {player.frame},"))
    assert number_of(QGuiApplication.clipboard().image()) == player.frame


@pytest.mark.parametrize(
    ("action", "slot"), [(actions.AS_FIRST_FRAME, "first"), (actions.AS_LAST_FRAME, "last")]
)
async def test_it_goes_into_a_slot_and_can_be_taken_back(
    shown: Stage, action: actions.FilmAction, slot: str
) -> None:
    shown.widgets.actions.run(action)
    await background(shown)
    (shot,) = shown.wiring.edits.board.shots
    frame = getattr(shot, slot)
    data = shown.wiring.studio.library.frames.path(frame.digest).read_bytes()
    kept = QImage.fromData(data, "PNG")  # pyright: ignore[reportArgumentType]
    assert number_of(kept) == AT
    assert kept.size().toTuple() == SIZE
    shown.wiring.edits.stack.undo()
    assert getattr(shown.wiring.edits.board.shots[0], slot) is None


async def test_dragged_out_it_is_a_file_that_stays_and_pixels(shown: Stage) -> None:
    shown.widgets.viewer.surface.drag_requested.emit()
    await background(shown)
    (file,) = (shown.wiring.studio.library.folder / STILLS).iterdir()
    image = shown.widgets.viewer.surface.image()
    mime = mime_of(file, image)
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [file]
    assert number_of(mime.imageData()) == number_of(QImage(str(file))) == AT
