"""Stills dropped on the board, chained, kept and shown: the cards in the real room."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.ui.actions.shots import LINK
from hailuo_desktop.ui.board.layout import Density
from tests.e2e.conftest import Open, Stage
from tests.fakes.pictures import image_file


def drop(stage: Stage, *files: Path, shift: bool = True) -> None:
    """What Qt delivers when files are let go below the last card."""
    port = stage.widgets.board.list.viewport()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    keys = Qt.KeyboardModifier
    held = keys.ShiftModifier if shift else keys.NoModifier
    place = port.rect().bottomLeft()
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(port, QDragEnterEvent(place, action, mime, button, held))
    QApplication.sendEvent(port, QDropEvent(QPointF(place), action, mime, button, held))


def state(stage: Stage, shot_id: str) -> str:
    cards = stage.widgets.cards
    return cards.state(cards.board.shot(shot_id)).words


async def until_painted(stage: Stage, condition: Callable[[], bool]) -> None:
    await stage.until(condition, stage.widgets.board.pictures.arrived)


async def test_dropped_stills_are_a_chain_with_pictures_and_are_there_again(
    open_room: Open, tmp_path: Path
) -> None:
    files = [image_file(tmp_path, f"{n}.jpg") for n in (1, 2, 10)]
    async with open_room() as stage:
        pictured: list[str] = []
        stage.widgets.board.pictures.arrived.connect(pictured.append)
        drop(stage, *reversed(files))
        await stage.until(lambda: len(stage.wiring.edits.board.shots) == 3)
        names = [
            (s.first.name, s.last.name)
            for s in stage.wiring.edits.board.shots[1:]
            if s.first and s.last
        ]
        assert names == [("1.jpg", "2.jpg"), ("2.jpg", "10.jpg")]
        await until_painted(stage, lambda: len(set(pictured)) == 2)
        stage.widgets.board.set_density(Density.LARGE)
        last = stage.wiring.edits.board.shots[2].id
        stage.wiring.board_presenter.select(last)
    assert [*(tmp_path / "library" / "cache" / "thumbs").rglob("*.jpg")]
    async with open_room() as stage:
        assert stage.wiring.board_presenter.shot_id == last
        assert stage.widgets.board.density is Density.LARGE


async def test_a_take_is_kept_and_what_hung_on_another_is_stale(
    open_room: Open,
) -> None:
    async with open_room() as stage:
        stage.widgets.shot.prompt.insertPlainText("A lamp in the fog")
        first = stage.wiring.board_presenter.shot_id
        stage.wiring.arrange_presenter.add()
        second = stage.wiring.board_presenter.shot_id
        stage.widgets.actions.run(LINK, [second])
        assert stage.wiring.edits.board.shot(second).first_link == Link(first)
        assert state(stage, second) == "waits for 01"
        stage.wiring.board_presenter.select(first)
        stage.widgets.shot.send_bar.button.click()
        await stage.done(1)
        (take,) = stage.wiring.known_takes.all()
        assert isinstance(take.state, Completed)
        assert state(stage, first) == "1 take"
        assert state(stage, second) == "ready"
        stage.widgets.viewer.strip.keep_requested.emit(take.id)
        assert stage.wiring.edits.board.shot(first).kept == take.id
        assert state(stage, first) == "1 take, kept"
        stage.wiring.edits.stack.undo()
        assert state(stage, first) == "1 take"
        while stage.wiring.edits.stack.canUndo():
            stage.wiring.edits.stack.undo()
        assert stage.wiring.known_takes.all() == [take]  # undo never un-sends
        assert stage.widgets.takes.rowCount() == 1
