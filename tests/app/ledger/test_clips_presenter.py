"""Clips are brought in for the shot that is meant, and what cannot be is named."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from hailuo_desktop.domain.errors import FilmGone
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.ui.actions.films import KEEP
from tests.app.conftest import Stage
from tests.fakes import reels


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def takes(stage: Stage, shot: str) -> list[Take]:
    return stage.wiring.known_takes.of_shot(shot)


def let_go(stage: Stage, *files: Path) -> None:
    """On the viewer, as Qt tells of it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    possible = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), possible, mime, button, none)
    QApplication.sendEvent(stage.widgets.viewer, enter)
    drop = QDropEvent(QPointF(9, 9), possible, mime, button, none)
    QApplication.sendEvent(stage.widgets.viewer, drop)
    assert drop.dropAction() is Qt.DropAction.CopyAction


async def test_clips_become_takes_of_the_shot_in_hand(stage: Stage, tmp_path: Path) -> None:
    stage.widgets.window.action_set.by_name["bring_in"].trigger()
    clips = stage.wiring.ledger.clips
    assert clips.dialog is not None
    one, two = reels.film(tmp_path / "one.mp4", 5), reels.film(tmp_path / "two.mp4", 5)
    bad = tmp_path / "bad.mp4"
    bad.write_text("no film")
    clips.dialog.filesSelected.emit([str(one), str(bad), str(two)])
    clips.dialog.reject()
    await settle(stage)
    shot = stage.wiring.board_presenter.shot_id
    assert [(each.number, each.brought_in) for each in takes(stage, shot)] == [
        (1, "one.mp4"),
        (2, "two.mp4"),
    ]
    told = stage.widgets.window.notice.text()
    assert told.startswith("2 clips were brought in as takes of 01; they cost nothing.")
    assert "“bad.mp4” was not brought in" in told
    assert stage.widgets.takes.rowCount() == 0  # none of them is in the queue
    stage.widgets.actions.run(KEEP)
    assert stage.wiring.edits.board.shot(shot).kept == takes(stage, shot)[1].id


async def test_what_is_shown_gets_what_is_let_go_on_it(stage: Stage, tmp_path: Path) -> None:
    library = stage.wiring.studio.library
    library.boards.save(Storyboard("there", "There", (Shot("z", prompt="A bird"),)))
    film = reels.film(tmp_path / "a.mp4", 5)
    stage.wiring.ledger.clips.bring_in([film], "z")
    await settle(stage)
    let_go(stage, film, film)
    await settle(stage)
    assert [each.number for each in takes(stage, "z")] == [1, 2, 3]
    assert takes(stage, "z")[0].name == "01"


async def test_a_clip_that_is_gone_is_not_looked_for_at_the_service(
    stage: Stage, tmp_path: Path
) -> None:
    shot = stage.wiring.board_presenter.shot_id
    stage.wiring.ledger.clips.bring_in([reels.film(tmp_path / "a.mp4", 5)], shot)
    await settle(stage)
    (made,) = takes(stage, shot)
    assert isinstance(made.state, Completed)
    stage.wiring.studio.library.videos.path(made.state.file).unlink()
    with pytest.raises(FilmGone, match="that was brought in is gone"):
        await stage.wiring.studio.queue.fetch_again(made)
