"""In and out of a take are kept, come back with it, and can be undone."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.take import Completed
from hailuo_desktop.ui.viewer.points import WHOLE, Points
from tests.app.conftest import Stage
from tests.fakes.grey_film import film


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


@pytest.fixture
async def shown(stage: Stage, qtbot: QtBot) -> Stage:
    """Two takes, the second one standing on its first picture."""
    for number, name in enumerate("ab", 1):
        film(stage.wiring.studio.library.folder / f"{name}.mp4")
        stage.put(stage.take(name, Completed(f"{name}.mp4"), number=number))
    stage.wiring._viewer_presenter.show_shot(stage.wiring.board_presenter.shot_id)
    await background(stage)
    qtbot.waitUntil(lambda: stage.widgets.viewer.player.shown == 0)
    return stage


async def test_in_and_out_stay_with_their_take_and_can_be_undone(
    shown: Stage, qtbot: QtBot
) -> None:
    viewer, marks = shown.widgets.viewer, shown.wiring.marks_presenter
    viewer.player.step(5)
    QTest.keyClick(viewer, Qt.Key.Key_I)
    viewer.player.step(4)
    QTest.keyClick(viewer, Qt.Key.Key_O)
    assert (marks.marks_of("b").first, marks.marks_of("b").last) == (5, 9)
    viewer.take_requested.emit("a")
    assert viewer.player.points == WHOLE
    viewer.take_requested.emit("b")
    assert viewer.player.points == Points(5, 9)
    shown.wiring.edits.stack.undo()
    assert viewer.player.points == Points(5, None)
    await background(shown)


async def test_another_take_of_the_shot_goes_on_where_this_one_stands(
    shown: Stage, qtbot: QtBot
) -> None:
    player = shown.widgets.viewer.player
    player.step(7)
    shown.widgets.viewer.take_requested.emit("a")
    await background(shown)
    qtbot.waitUntil(lambda: player.shown == 7)
    assert not player.playing


async def test_the_takes_beside_are_decoded_before_they_are_chosen(
    shown: Stage, qtbot: QtBot
) -> None:
    beside = shown.widgets.viewer.player._neighbours._films
    assert [file.name for file in beside] == ["a.mp4"]
    shown.widgets.viewer.take_requested.emit("a")
    assert [file.name for file in beside] == ["b.mp4"]
    await background(shown)
