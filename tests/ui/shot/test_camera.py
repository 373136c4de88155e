"""The camera chips write into the prompt at its cursor, and light up there."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.camera import BY_NAME
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from tests.ui.shot.conftest import click, put_cursor


def lit(editor: ShotEditor) -> list[str]:
    return [name for name, command in BY_NAME.items() if editor.chips.chip(command).isChecked()]


def test_chips_follow_one_another_in_brackets_of_their_own(
    editor: ShotEditor, qtbot: QtBot
) -> None:
    editor.show_shot(Shot("s", prompt="🐦 slowly, then"))
    put_cursor(editor, 8)
    assert click(editor, "Push in", qtbot) == "🐦 slowly [Push in], then"
    assert click(editor, "Pan left", qtbot) == "🐦 slowly [Push in] [Pan left], then"
    assert editor.prompt.hasFocus()


def test_shift_joins_the_group_beside_the_cursor(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s"))
    click(editor, "Pan left", qtbot)
    assert lit(editor) == []
    assert click(editor, "Pedestal up", qtbot, shift=True) == "[Pan left,Pedestal up]"
    assert lit(editor) == []
    qtbot.keyClicks(editor.prompt, ", then dark")
    assert editor.prompt.toPlainText() == "[Pan left,Pedestal up], then dark"


def test_inside_a_group_a_click_joins_and_a_lit_chip_leaves(
    editor: ShotEditor, qtbot: QtBot
) -> None:
    editor.show_shot(Shot("s", prompt="🐦 [Pan left] x"))
    put_cursor(editor, 5)
    assert lit(editor) == ["Pan left"]
    assert click(editor, "Zoom in", qtbot) == "🐦 [Pan left,Zoom in] x"
    assert click(editor, "Pan left", qtbot) == "🐦 [Zoom in] x"
    assert lit(editor) == ["Zoom in"]
    assert click(editor, "Zoom in", qtbot) == "🐦 x"
    assert lit(editor) == []


def test_joining_twice_changes_nothing(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s", prompt="[Pan left]"))
    put_cursor(editor, 10)
    assert click(editor, "Pan left", qtbot, shift=True) == "[Pan left]"
    assert lit(editor) == []


def test_a_chip_by_keyboard_keeps_the_keyboard(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s"))
    chip = editor.chips.chip(BY_NAME["Shake"])
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert (editor.shot().prompt, chip.hasFocus()) == ("[Shake]", True)
