"""Culling goes through what is undecided, film after film, and leaves the room as it was."""

import asyncio

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hailuo_desktop.app.viewer.culling_presenter import NOTHING
from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Failed, Processing
from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.marks import CULL
from hailuo_desktop.ui.actions.window import UNDO
from hailuo_desktop.ui.workspace import Workspace
from tests.app.conftest import Stage
from tests.fakes.any_take import take
from tests.fakes.films import film

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BOARD = Storyboard("here", "Here", tuple(Shot(name, prompt=f"A boat {name}") for name in "ab"))
FILMS = ("a1", "a2", "b1", "b3")


@pytest_asyncio.fixture
async def room(stage: Stage) -> Stage:
    done = {name: Completed(f"{name}.mp4") for name in FILMS}
    stage.put(
        take("a1", done["a1"], shot="a", name="01"),
        take("a2", done["a2"], shot="a", number=2, name="01"),
        take("b1", done["b1"], shot="b", name="02"),
        take("b2", Processing(4), shot="b", number=2, name="02"),
        take("b3", done["b3"], shot="b", number=3, name="02"),
        take("b4", Failed(plain("no")), shot="b", number=4, name="02"),
    )
    for name in FILMS:
        film(stage.wiring.studio.library.folder / f"{name}.mp4")
    stage.wiring._boards_presenter.add_board(BOARD)
    await settle(stage)
    return stage


async def settle(stage: Stage) -> None:
    while tasks := [*stage.wiring._background._tasks]:
        await asyncio.gather(*tasks)


def press(stage: Stage, *keys: Qt.Key) -> None:
    """Wherever the focus is: nothing is clicked."""
    for key in keys:
        QTest.keyClick(stage.widgets.window.focusWidget(), key)


def at(stage: Stage) -> tuple[str, str]:
    page = stage.widgets.window.workspaces.cull_page
    assert stage.widgets.window.workspaces.culling
    return stage.wiring._viewer_presenter.take_id, page.counter.text()


def verdicts(stage: Stage) -> str:
    words = {Verdict.KEPT: "k", Verdict.REJECTED: "x", Verdict.UNDECIDED: "-"}
    return "".join(words[stage.wiring.marks_presenter.verdict_of(each)] for each in FILMS)


async def test_each_word_goes_on_to_the_next_film(room: Stage) -> None:
    workspaces = room.widgets.window.workspaces
    room.widgets.actions.run(CULL)
    seen = [at(room)]
    for key in (Key.Key_X, Key.Key_P, Key.Key_Return):
        press(room, key)
        seen.append(at(room))
    assert seen == [("a1", "1 of 4"), ("a2", "2 of 4"), ("b1", "3 of 4"), ("b3", "4 of 4")]
    press(room, Key.Key_5)
    assert not workspaces.culling
    assert verdicts(room) == "xk--"
    assert room.wiring.marks_presenter.marks_of("b3").stars == 5
    told = "4 takes gone through: 1 kept, 1 rejected, 2 undecided."
    assert room.widgets.window.notice.text() == told


async def test_only_what_is_undecided_is_gone_through(room: Stage) -> None:
    room.wiring.marks_presenter.keep("a2")
    room.wiring.marks_presenter.reject("b1")
    room.widgets.actions.run(CULL)
    assert at(room) == ("a1", "1 of 2")
    press(room, Key.Key_X, Key.Key_X)
    assert verdicts(room) == "xkxx"
    room.widgets.actions.run(CULL)
    assert not room.widgets.window.workspaces.culling
    assert room.widgets.window.notice.text() == t(NOTHING)


async def test_chosen_shots_alone_are_gone_through(room: Stage) -> None:
    room.wiring.board_presenter.choose(["b"])
    room.widgets.actions.run(CULL)
    assert at(room)[1] == "1 of 4"  # one shot is merely in hand
    press(room, Key.Key_Escape)
    room.wiring.board_presenter.choose(["a", "b"])
    room.widgets.actions.run(CULL)
    assert at(room)[1] == "1 of 4"


async def test_who_goes_back_takes_nothing_away_by_saying_it_again(room: Stage) -> None:
    room.widgets.actions.run(CULL)
    press(room, Key.Key_P, Key.Key_Up)
    assert at(room) == ("a1", "1 of 4")
    assert room.widgets.window.workspaces.cull_page.marks.text() == "kept"
    press(room, Key.Key_P, Key.Key_Up, Key.Key_Up, Key.Key_Up)
    assert (verdicts(room), at(room)) == ("k---", ("a1", "1 of 4"))
    press(room, Key.Key_X, Key.Key_Down, Key.Key_Escape)
    assert verdicts(room) == "x---"


async def test_an_undo_goes_back_to_the_take_that_it_speaks_of(room: Stage) -> None:
    room.widgets.actions.run(CULL)
    press(room, Key.Key_P, Key.Key_X)
    undo = room.widgets.actions.of(UNDO)
    undo.trigger()
    assert (verdicts(room), at(room)) == ("k---", ("a2", "2 of 4"))
    undo.trigger()
    assert (verdicts(room), at(room)) == ("----", ("a1", "1 of 4"))
    press(room, Key.Key_X)
    assert at(room) == ("a2", "2 of 4")


@pytest.mark.parametrize("workspace", [*Workspace])
async def test_esc_leaves_the_room_as_it_was(room: Stage, workspace: Workspace) -> None:
    window = room.widgets.window
    window.workspaces.choose(workspace)
    before = window.workspaces.state()
    room.widgets.actions.run(CULL)
    assert window.workspaces.state() == before  # a program that ends now begins there again
    assert not room.widgets.viewer.strip.isVisible()
    press(room, Key.Key_Escape)
    assert not window.workspaces.culling
    assert window.workspaces.current is workspace
    assert window.workspaces.state() == before
    assert room.widgets.viewer.isVisible() is (workspace is not Workspace.QUEUE)
    assert verdicts(room) == "----"
    window.workspaces.choose(Workspace.BOARD)  # the table of the queue asks for nothing more


async def test_another_workspace_ends_it_too(room: Stage) -> None:
    window = room.widgets.window
    room.widgets.actions.run(CULL)
    window.workspaces.choose(Workspace.REVIEW)
    assert not room.wiring.takes_room.culling.on
    assert window.workspaces.current is Workspace.REVIEW
    assert room.widgets.viewer.isVisible()
    press(room, Key.Key_P)  # it is the usual key again
    assert verdicts(room).count("k") == 1


async def test_the_key_of_the_menu_begins_it(room: Stage) -> None:
    window = room.widgets.window
    window.activateWindow()
    QTest.keyClick(window.focusWidget() or window, Key.Key_K, CTRL)
    assert at(room) == ("a1", "1 of 4")
