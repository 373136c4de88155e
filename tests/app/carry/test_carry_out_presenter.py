"""Copying a film, its path and its prompt, from the strip, the board and a slot."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidgetItem

from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.marks import Marks
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Pending
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.action_set import plain
from hailuo_desktop.ui.actions.copying import COPY_TAKE_FILE, COPY_TAKE_PATH, COPY_TAKE_PROMPT
from hailuo_desktop.ui.actions.shots import COPY_FILM, COPY_FILM_PATH, COPY_PROMPT
from tests.app.conftest import Stage
from tests.fakes.any_take import take

SHOTS = (Shot("a", number="01", prompt="A boat"), Shot("b", number="02", prompt="The sea"))


@pytest.fixture
async def board(stage: Stage) -> None:
    """Two films of the first shot, none of the second."""
    at = replace(stage.wiring.edits.board, name="Night", shots=SHOTS)
    stage.wiring.board_presenter.make(at, mark("Two shots"))
    folder = stage.wiring.studio.library.folder
    for number in (1, 2):
        file = folder / f"media/takes/a{number}.mp4"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"film")
        stage.put(
            take(f"a{number}", Completed(f"media/takes/a{number}.mp4"), shot="a", number=number)
        )
    stage.put(take("b1", Pending(), shot="b"))


def copied() -> list[str]:
    mime = QGuiApplication.clipboard().mimeData()
    return [Path(url.toLocalFile()).name for url in mime.urls()]


def text() -> str:
    return QGuiApplication.clipboard().text()


async def test_a_take_of_the_strip_can_be_copied(stage: Stage, board: None) -> None:
    strip = stage.widgets.viewer.strip
    strip.copy_requested.emit(COPY_TAKE_FILE.name, "a1")
    assert copied() == ["Night 01 t1.mp4"]
    strip.copy_requested.emit(COPY_TAKE_PATH.name, "a1")
    assert Path(text()).name == "Night 01 t1.mp4"
    assert Path(text()).is_file()
    strip.copy_requested.emit(COPY_TAKE_PROMPT.name, "a1")
    found = stage.wiring.known_takes.find("a1")
    assert found is not None
    assert text() == found.request.prompt


async def test_films_of_chosen_shots_can_be_copied(stage: Stage, board: None) -> None:
    run = stage.widgets.actions.run
    run(COPY_FILM, ["a", "b"])
    assert copied() == ["Night 01 t2.mp4"]
    run(COPY_FILM_PATH, ["a"])
    assert Path(text()).name == "Night 01 t2.mp4"
    run(COPY_PROMPT, ["a", "b"])
    assert text() == "A boat\nThe sea"
    run(COPY_FILM, ["b"])
    assert "no film here" in stage.widgets.window.notice.text()


async def test_the_strip_drags_the_film_out(stage: Stage, board: None) -> None:
    strip = stage.widgets.viewer.strip
    item = QListWidgetItem()
    item.setData(256, "a2")
    assert [Path(u.toLocalFile()).name for u in strip.mimeData([item]).urls()] == [
        "Night 01 t2.mp4"
    ]
    item.setData(256, "b1")
    assert strip.mimeData([item]).urls() == []
    assert strip.model().supportedDragActions().name == "CopyAction"


async def test_a_still_can_be_copied_out_of_its_slot(stage: Stage, board: None) -> None:
    frame = Frame("a1" * 32, "Sea.png", ImageFacts("png", 64, 36, 10))
    file = stage.wiring.studio.library.frames.path(frame.digest)
    slot = stage.widgets.shot.frames.first
    slot.copy_requested.emit(frame, False)
    assert "“Sea.png” is gone" in stage.widgets.window.notice.text()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"picture")
    slot.copy_requested.emit(frame, False)
    assert copied() == ["Sea.png"]
    slot.copy_requested.emit(frame, True)
    assert Path(text()).read_bytes() == b"picture"
    words = [plain(action.text()) for action in slot.context_menu().actions()]
    assert {"Copy the file", "Copy the path"} <= {*words}


async def test_a_film_in_the_bin_keeps_no_second_name(stage: Stage, board: None) -> None:
    file = stage.wiring.takes_room.carry_out.film_of("a1")
    assert file is not None
    stage.wiring.marks_presenter.put("a1", Marks(binned=1.0))
    assert not file.exists()
