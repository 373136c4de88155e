"""Notes of a shot, and slots whose frame comes from another shot."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.ui.shot.shot_editor import ShotEditor


def test_notes_are_open_where_there_are_any(editor: ShotEditor) -> None:
    editor.show_shot(Shot("a"))
    assert editor.notes.isHidden()
    editor.show_shot(Shot("b", notes="Slow, with fog"))
    assert editor.notes.isVisible()
    assert editor.notes.toPlainText() == "Slow, with fog"


def test_what_is_written_there_is_an_edit_of_the_shot(qtbot: QtBot, editor: ShotEditor) -> None:
    editor.show_shot(Shot("a", prompt="A boat"))
    edited: list[Shot] = []
    editor.edited.connect(lambda shot, *_: edited.append(shot))
    editor.notes.button.setFocus()
    qtbot.keyClick(editor.notes.button, Qt.Key.Key_Space)
    assert editor.notes.hasFocus()
    qtbot.keyClicks(editor.notes, "Go")
    assert edited[-1] == Shot("a", prompt="A boat", notes="Go")
    editor.show_shot(edited[-1])
    assert editor.notes.isVisible()


def test_notes_that_open_below_the_edge_come_into_sight(qtbot: QtBot, editor: ShotEditor) -> None:
    editor.show_shot(Shot("a", prompt="A boat"))
    editor.resize(380, 420)
    qtbot.mouseClick(editor.notes.button, Qt.MouseButton.LeftButton)
    assert editor.notes.hasFocus()
    qtbot.waitUntil(lambda: is_whole(editor.notes))
    assert not is_whole(editor.prompt)
    editor.prompt.setFocus()
    qtbot.waitUntil(lambda: is_whole(editor.prompt))


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_linked_slot_says_where_its_frame_comes_from(qtbot: QtBot, editor: ShotEditor) -> None:
    linked = Shot("a", prompt="A boat", first_link=Link("z"))
    editor.show_shot(linked)
    editor.show_links("Last frame of 03", "")
    slot = editor.frames.slot(Field.FIRST_FRAME)
    assert slot.picture.accessibleName() == "First frame: Last frame of 03"
    edited: list[Shot] = []
    editor.edited.connect(lambda shot, *_: edited.append(shot))
    slot.picture.setFocus()
    qtbot.keyClick(slot.picture, Qt.Key.Key_Delete)
    assert edited == [replace(linked, first_link=None)]
    assert slot.link() == ""
