"""One history for the whole board, at the keys that everybody knows."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.camera import BY_NAME
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from tests.app.conftest import Stage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FRAME = Frame("0" * 64, "sea.png", ImageFacts("png", 1366, 768, 1000))


@pytest.fixture
def editor(stage: Stage) -> ShotEditor:
    stage.widgets.window.activateWindow()
    stage.widgets.shot.prompt.setFocus()
    return stage.widgets.shot


def undo(stage: Stage) -> Shot:
    QTest.keyClick(stage.widgets.window.focusWidget(), Qt.Key.Key_Z, CTRL)
    return stage.widgets.shot.shot()


def redo(stage: Stage) -> Shot:
    QTest.keyClick(stage.widgets.window.focusWidget(), Qt.Key.Key_Y, CTRL)
    return stage.widgets.shot.shot()


def click(editor: ShotEditor, name: str) -> None:
    QTest.mouseClick(editor.chips.chip(BY_NAME[name]), Qt.MouseButton.LeftButton)


async def test_it_runs_through_typing_chips_frames_and_settings(
    stage: Stage, editor: ShotEditor
) -> None:
    QTest.keyClicks(editor.prompt, "up")
    click(editor, "Tilt up")
    QTest.keyClicks(editor.prompt, " now")
    editor.set_frame(Field.FIRST_FRAME, FRAME, None)
    editor.settings.optimiser.click()
    assert undo(stage).prompt_optimizer
    assert undo(stage).first is None
    assert undo(stage).prompt == "up [Tilt up]"
    assert undo(stage).prompt == "up"
    assert undo(stage).prompt == ""
    assert undo(stage).prompt == ""
    for prompt in ("up", "up [Tilt up]", "up [Tilt up] now"):
        assert redo(stage).prompt == prompt
    assert redo(stage).first == FRAME
    assert not redo(stage).prompt_optimizer


async def test_the_cursor_goes_where_the_text_comes_back(stage: Stage, editor: ShotEditor) -> None:
    QTest.keyClicks(editor.prompt, "a boat")
    click(editor, "Push in")
    QTest.keyClick(editor.prompt, Qt.Key.Key_Home)
    undo(stage)
    assert (editor.prompt.prompt(), editor.prompt.position()) == ("a boat", 6)
    QTest.keyClicks(editor.prompt, "s")
    assert stage.wiring.board_presenter.board.shots[0].prompt == "a boats"


async def test_the_same_keys_work_from_the_board(stage: Stage, editor: ShotEditor) -> None:
    QTest.keyClicks(editor.prompt, "a")
    stage.widgets.board.list.setFocus()
    stage.wiring.arrange_presenter.add()
    stage.widgets.board.list.setFocus()
    assert len(stage.wiring.board_presenter.board.shots) == 2
    undo(stage)
    assert len(stage.wiring.board_presenter.board.shots) == 1
    assert undo(stage).prompt == ""


async def test_ctrl_shift_z_is_redo_as_well(stage: Stage, editor: ShotEditor) -> None:
    QTest.keyClicks(editor.prompt, "a")
    undo(stage)
    QTest.keyClick(editor.prompt, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.shot().prompt == "a"


async def test_the_number_of_takes_is_part_of_it(stage: Stage, editor: ShotEditor) -> None:
    editor.settings.takes.setFocus()
    QTest.keyClick(editor.settings.takes, Qt.Key.Key_Up)
    assert editor.shot().takes == 2
    assert undo(stage).takes == 1


async def test_the_menu_says_what_would_be_undone(stage: Stage, editor: ShotEditor) -> None:
    action = stage.widgets.window.action_set.by_name["undo"]
    assert not action.isEnabled()
    click(editor, "Shake")
    assert (action.text(), action.isEnabled()) == ("&Undo: Edit prompt", True)
    action.trigger()
    assert (action.text(), action.isEnabled()) == ("&Undo", False)


async def test_a_frame_and_the_settings_that_follow_it_are_one_step(
    stage: Stage, editor: ShotEditor, qtbot: QtBot
) -> None:
    first = Shot(editor.shot().id, first=FRAME, quality="512p")
    editor.edited.emit(first, "Set up", "")
    assert editor.shot().quality == "512p"
    last = partial(replace, last=FRAME)
    stage.wiring.board_presenter.put_frame(first.id, Field.LAST_FRAME, last)
    # The editor tells of the settings a moment later.
    qtbot.waitUntil(lambda: stage.wiring.board_presenter.board.shots[0].quality == "768p")
    assert undo(stage) == first


async def test_notes_have_no_history_of_their_own(stage: Stage, editor: ShotEditor) -> None:
    QTest.keyClicks(editor.prompt, "up")
    editor.notes.button.click()
    editor.notes.setFocus()
    QTest.keyClicks(editor.notes, "one two")
    stage.wiring.edits._end_run()  # what the timer of the pause calls
    editor.notes.moveCursor(QTextCursor.MoveOperation.WordLeft)
    QTest.keyClicks(editor.notes, "and ")
    assert undo(stage).notes == "one two"
    assert editor.notes.textCursor().position() == 4
    assert undo(stage).notes == ""
    assert undo(stage).prompt == ""
    redo(stage)
    assert redo(stage).notes == editor.notes.toPlainText() == "one two"
