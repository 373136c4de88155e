"""Shots travel by clipboard: between boards, between windows, and as text."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.app.board.clip import pack, unpack
from hailuo_desktop.app.board.clip_presenter import ClipPresenter
from hailuo_desktop.app.board.drop_presenter import DropPresenter
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot
from hailuo_desktop.media.still import facts_of
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.actions.shots import CUT, PASTE
from hailuo_desktop.ui.board.model import SHOTS
from tests.app.conftest import Stage
from tests.fakes.pictures import encoded, picture
from tests.fakes.table import Table, board, table


@dataclass
class Window:
    at: Table
    frames: Frames
    background: BackgroundTasks
    clips: ClipPresenter

    async def run(self, name: str, *ids: str) -> None:
        self.at.run(name, *ids)
        await self.settle()

    async def settle(self) -> None:
        while tasks := list(self.background._tasks):
            await asyncio.gather(*tasks)

    @property
    def prompts(self) -> list[str]:
        return [shot.prompt for shot in self.at.edits.board.shots]


def window(qtbot: QtBot, folder: Path, at: Storyboard) -> Window:
    frames, background = Frames(folder), BackgroundTasks(lambda error: None)
    made = table(qtbot, at, pack=lambda board, shots: pack(board, shots, frames.path))
    drops = DropPresenter(Intake(frames), made.board_presenter, made.panel, background)
    clips = ClipPresenter(
        frames=frames,
        model=made.model,
        panel=made.panel,
        actions=made.actions,
        board_presenter=made.board_presenter,
        arrange=made.arrange,
        drops=drops,
        background=background,
    )
    return Window(made, frames, background, clips)


@pytest_asyncio.fixture
async def one(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Window]:
    made = window(qtbot, tmp_path / "one", board(3))
    yield made
    await made.background.aclose()


def kept(frames: Frames) -> Frame:
    data = encoded(picture(640, 360), "PNG")
    return frames.keep(data, "sea.png", facts_of(data))


async def test_a_copy_is_a_new_shot_behind_what_is_chosen(one: Window) -> None:
    await one.run("copy", "s0", "s2")
    await one.run("paste", "s1")
    assert one.prompts == [f"Boat number {n}" for n in (0, 1, 0, 2, 2)]
    assert len({shot.id for shot in one.at.edits.board.shots}) == 5
    assert one.at.undo_words == "Paste 2 shots"
    one.at.edits.stack.undo()
    assert one.at.edits.board == board(3)


async def test_a_cut_that_the_artist_took_back_leaves_its_shot_on_one_board(
    one: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    """Takes of it wait, so the artist is asked, and says no: what is pasted then is a copy."""
    one.at.arrange._deletion = lambda ids, then: None
    await one.run("cut", "s0")
    assert one.at.ids == "s0 s1 s2"
    one.at.edits.open(Storyboard("another", "Another", (Shot("other"),)))
    await one.run("paste", "other")
    assert len(one.at.edits.board.shots) == 2
    assert "s0" not in one.at.ids


async def test_what_was_cut_is_the_same_shot_where_it_is_pasted_first(one: Window) -> None:
    at = one.at.edits.board
    one.at.board_presenter.make(with_shot(at, replace(at.shots[0], kept="take")), mark("Keep take"))
    await one.run("cut", "s0")
    assert one.at.undo_words == "Cut shot"
    assert one.at.ids == "s1 s2"
    await one.run("paste", "s2")
    assert one.at.ids == "s1 s2 s0"
    assert one.at.edits.board.shot("s0").kept == "take"
    await one.run("paste", "s2")
    again = one.at.edits.board.shots[2]
    assert again.id != "s0"
    assert (again.prompt, again.kept) == ("Boat number 0", "")


async def test_what_was_cut_and_taken_back_is_copied_to_another_board(one: Window) -> None:
    """A shot is on one board: its takes would stand on both."""
    here = one.at.edits.board
    await one.run("cut", "s0")
    one.at.edits.stack.undo()
    one.at.edits.open(Storyboard("other", "Other", (Shot("x"),)))
    await one.run("paste", "x")
    assert one.at.ids.startswith("x ")
    assert "s0" not in one.at.edits.board.rows
    one.at.edits.open(here)
    one.at.edits.stack.redo()
    one.at.edits.open(Storyboard("third", "Third", (Shot("y"),)))
    await one.run("paste", "y")
    assert one.at.ids == "y s0"


async def test_cut_here_pasted_there_and_taken_back_it_is_on_both_under_two_ids(
    stage: Stage,
) -> None:
    wiring = stage.wiring
    here = wiring.board_presenter.board
    cut = Shot("c" * 32, prompt="A boat", kept="t")
    wiring.board_presenter.make(replace(here, shots=(cut, Shot("d" * 32))), mark("Two shots"))
    stage.widgets.actions.run(CUT, [cut.id])
    wiring._boards_presenter.new()
    there = wiring.board_presenter.board
    stage.widgets.actions.run(PASTE, [])
    while tasks := list(wiring._background._tasks):
        await asyncio.gather(*tasks)
    assert wiring.board_presenter.board.shot(cut.id).kept == "t"
    wiring._boards_presenter.open(here.id)
    wiring.edits.stack.undo()
    back = wiring.board_presenter.board.shots[0]
    assert (back.prompt, back.kept, back.id == cut.id) == ("A boat", "", False)
    wiring.edits.flush()
    ids = [shot.id for board in wiring.studio.library.boards.all() for shot in board.shots]
    assert len(ids) == len(set(ids))
    wiring._boards_presenter.open(there.id)
    wiring.edits.stack.undo()
    wiring._boards_presenter.open(here.id)
    wiring.edits.stack.redo()
    wiring.edits.stack.undo()
    assert wiring.board_presenter.board.shots[0] == cut


async def test_copies_of_a_chain_are_a_chain_and_lose_links_to_other_boards(
    one: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    at = one.at.edits.board
    hung = [at.shots[0], *(replace(at.shots[n], first_link=Link(f"s{n - 1}")) for n in (1, 2))]
    one.at.board_presenter.make(replace(at, shots=tuple(hung)), mark("Chain"))
    await one.run("copy", "s1", "s2")
    other = window(qtbot, tmp_path / "one", replace(board(0), id="other"))
    await other.run("paste")
    first, second = other.at.edits.board.shots[1:]
    assert first.first_link is None
    assert second.first_link == Link(first.id)


async def test_frames_come_along_into_another_library(
    one: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    at = one.at.edits.board
    frame = kept(one.frames)
    one.at.board_presenter.make(with_shot(at, replace(at.shots[0], first=frame)), mark("Set frame"))
    await one.run("copy", "s0")
    other = window(qtbot, tmp_path / "two", replace(board(1), id="other"))
    await other.run("paste", "s0")
    assert other.at.edits.board.shots[1].first == frame
    assert other.frames.path(frame.digest).is_file()


async def test_a_frame_that_is_nowhere_is_left_out_and_told(
    one: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    at = one.at.edits.board
    frame = kept(one.frames)
    one.at.board_presenter.make(with_shot(at, replace(at.shots[0], first=frame)), mark("Set frame"))
    await one.run("copy", "s0")
    one.frames.path(frame.digest).write_bytes(b"something else")
    other = window(qtbot, tmp_path / "two", replace(board(1), id="other"))
    await other.run("paste", "s0")
    assert other.at.edits.board.shots[1].first is None
    assert "sea.png" in other.at.panel.rejects._rejects[0].why


async def test_shots_are_text_for_any_other_program(one: Window) -> None:
    await one.run("copy", "s0", "s1")
    assert QGuiApplication.clipboard().text() == "Boat number 0\nBoat number 1"


async def test_text_is_pasted_as_shots(one: Window) -> None:
    QGuiApplication.clipboard().setText("First paragraph,\nof two lines\n\nSecond")
    await one.run("paste", "s0")
    assert one.prompts[1:3] == ["First paragraph,\nof two lines", "Second"]


async def test_a_picture_is_pasted_as_a_shot(one: Window) -> None:
    QGuiApplication.clipboard().setImage(picture(640, 360))
    await one.run("paste", "s2")
    assert one.at.edits.board.shots[-1].first is not None


async def test_nothing_is_pasted_from_nothing(one: Window) -> None:
    QGuiApplication.clipboard().clear()
    await one.run("paste", "s0")
    assert one.at.edits.board == board(3)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[]", b"{}", b'{"board": 1}', b'{"board":"b","shots":[1]}']
)
def test_bytes_that_are_no_shots_are_none(data: bytes) -> None:
    assert unpack(data) is None


def test_what_another_version_says_is_brought_to_what_is_known() -> None:
    frame = Frame("../../secret", "x.png", facts_of(encoded(picture(400, 400), "PNG")))
    strange = Shot("s", model="from-the-future", takes=100000, first=frame)
    clip = unpack(pack("b", [strange], lambda digest: Path("x")))
    assert clip is not None
    assert clip.shots == (Shot("s", takes=99),)


async def test_shots_dropped_from_another_window_are_copied(one: Window) -> None:
    mime = QMimeData()
    mime.setData(SHOTS, QByteArray(pack("far", [Shot("x", prompt="Far")], one.frames.path)))
    one.at.panel.shots_dropped.emit(bytes(mime.data(SHOTS).data()), "s1")
    await one.settle()
    assert one.prompts[1] == "Far"
    assert one.at.undo_words == "Copy shot"
