"""The whole panel: one shot in, its changes out, and the way to the queue."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.shot.image_source import FromFile
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.theme import DARK, LIGHT, Theme
from tests.ui.shot.conftest import click, put_cursor

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
Still = Callable[..., Frame]


# Showing and telling


def test_showing_is_not_editing(editor: ShotEditor, edits: list[Shot], still: Still) -> None:
    shot = Shot("s", prompt="a\r\n[pan left]", first=still(), quality="512p", takes=3)
    editor.show_shot(shot)
    assert editor.shot() == shot
    assert edits == []


def test_typing_tells_the_shot(editor: ShotEditor, edits: list[Shot], qtbot: QtBot) -> None:
    editor.show_shot(Shot("s", takes=2))
    qtbot.keyClicks(editor.prompt, "ab")
    assert edits == [Shot("s", prompt="a", takes=2), Shot("s", prompt="ab", takes=2)]


def test_the_same_shot_shown_again_keeps_the_cursor(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s", prompt="one two"))
    put_cursor(editor, 3)
    editor.show_shot(Shot("s", prompt="one two", takes=2))
    assert editor.prompt.position() == 3


def test_the_counter_counts_code_points(editor: ShotEditor) -> None:
    editor.show_shot(Shot("s", prompt="🐦" * 118))
    assert (editor.counter.text(), editor.counter.property("role")) == ("118 / 2000", "muted")
    editor.show_shot(Shot("s", prompt="🐦" * 2001))
    assert (editor.counter.text(), editor.counter.property("role")) == ("2001 / 2000", "danger")


def test_the_badge_follows_at_once(editor: ShotEditor, still: Still) -> None:
    seen: list[str] = []
    for shot in (Shot("s"), Shot("s", first=still()), Shot("s", first=still(), last=still())):
        editor.show_shot(shot)
        seen.append(editor.badge.text())
    editor.frames.last.clear_requested.emit()
    assert [*seen, editor.badge.text()] == ["T2V", "I2V", "FLF", "I2V"]


def test_every_change_says_what_it_was(
    editor: ShotEditor, qtbot: QtBot, still: Still, red: QImage
) -> None:
    told: list[tuple[str, str]] = []
    editor.edited.connect(lambda _, words, kind: told.append((words, kind)))
    editor.show_shot(Shot("s"))
    qtbot.keyClicks(editor.prompt, "u")
    click(editor, "Tilt up", qtbot)
    editor.set_frame(Field.FIRST_FRAME, still(), red)
    editor.frames.swap()
    editor.settings.optimiser.click()
    assert told == [
        ("Typing", "typing"),
        ("Edit prompt", ""),
        ("Set first frame", ""),
        ("Move frames", ""),
        ("Change settings", ""),
    ]


# Frames


def test_a_dropped_picture_changes_nothing_until_it_is_answered(
    editor: ShotEditor, edits: list[Shot], still: Still, red: QImage
) -> None:
    asked: list[tuple[Field, object]] = []
    editor.image_requested.connect(lambda where, source: asked.append((where, source)))
    editor.show_shot(Shot("s"))
    editor.frames.give(Field.FIRST_FRAME, (FromFile("a.png"),))  # type: ignore[arg-type]
    assert (len(asked), edits) == (1, [])
    frame = still()
    editor.set_frame(Field.FIRST_FRAME, frame, red)
    assert edits == [Shot("s", first=frame)]
    assert editor.frames.first.picture.image() == red
    editor.set_frame(Field.FIRST_FRAME, frame, red)
    assert len(edits) == 1


def test_a_refusal_is_gone_with_another_shot(editor: ShotEditor) -> None:
    editor.show_shot(Shot("s"))
    editor.refuse(Field.LAST_FRAME, "No.")
    editor.show_shot(Shot("s", prompt="x"))
    assert editor.frames.last.refusal() == "No."
    editor.show_shot(Shot("t"))
    assert editor.frames.last.refusal() == ""


def test_a_picture_pasted_into_the_prompt_goes_to_the_free_slot(
    editor: ShotEditor, still: Still, tmp_path: Path
) -> None:
    asked: list[Field] = []
    editor.image_requested.connect(lambda where, source: asked.append(where))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(tmp_path / "a.png")])
    editor.show_shot(Shot("s"))
    editor.prompt.insertFromMimeData(mime)
    editor.show_shot(Shot("s", first=still()))
    editor.prompt.insertFromMimeData(mime)
    assert asked == [Field.FIRST_FRAME, Field.LAST_FRAME]


def test_swapping_tells_the_shot(editor: ShotEditor, edits: list[Shot], still: Still) -> None:
    one, two = still("1.png"), still("2.png")
    editor.show_shot(Shot("s", first=one, last=two))
    editor.frames.swap()
    assert edits == [Shot("s", first=two, last=one)]


def test_a_mode_change_moves_the_settings_and_says_so(
    editor: ShotEditor, edits: list[Shot], still: Still
) -> None:
    shot = Shot("s", first=still(), quality="512p")
    editor.show_shot(shot)
    editor.frames.first.clear_requested.emit()
    assert edits == [replace(shot, first=None, quality="768p")]
    assert editor.notices.settings.texts() == [
        "Changed to 768p, 6 s. 512p: only with a first frame alone."
    ]


def test_a_frame_from_elsewhere_moves_the_settings_too(
    editor: ShotEditor, edits: list[Shot], still: Still, qtbot: QtBot
) -> None:
    shot = Shot("s", first=still(), quality="512p")
    editor.show_shot(shot)
    with qtbot.waitSignal(editor.edited):
        editor.show_shot(replace(shot, last=still()))
        assert edits == []
    assert edits == [replace(shot, last=still(), quality="768p")]
    assert editor.shot() == edits[0]


# Sending


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_sends_from_anywhere(editor: ShotEditor, qtbot: QtBot, key: Qt.Key) -> None:
    editor.show_shot(Shot("s", prompt="a"))
    sent: list[int] = []
    editor.send_requested.connect(lambda: sent.append(1))
    for widget in (editor.prompt, editor.settings.quality, editor.frames.first.picture):
        widget.setFocus()
        qtbot.keyClick(widget, key, CTRL)
    qtbot.mouseClick(editor.send_bar.button, LEFT)
    assert len(sent) == 4
    assert editor.shot().prompt == "a"


def focused(editor: ShotEditor) -> QWidget | None:
    return editor.focusWidget()


def test_a_blocked_shot_is_not_sent_but_led_to(
    editor: ShotEditor, still: Still, qtbot: QtBot
) -> None:
    sent: list[int] = []
    editor.send_requested.connect(lambda: sent.append(1))
    cases: list[tuple[Shot, QWidget]] = [
        (Shot("1"), editor.prompt),
        (Shot("2", last=still()), editor.frames.first.picture),
        (Shot("3", first=still(), last=still("s.png", 800, 100)), editor.frames.last.picture),
        (Shot("4", prompt="a", quality="512p"), editor.settings.quality),
        (Shot("5", prompt="a", quality="1080p", duration=10), editor.settings.duration),
        (Shot("6", prompt="a", model="MiniMax-Hailuo-2.3-Fast"), editor.settings.model),
    ]
    for shot, offending in cases:
        editor.show_shot(shot)
        editor.send_bar.button.setFocus()
        qtbot.mouseClick(editor.send_bar.button, LEFT)
        assert focused(editor) is offending
    assert sent == []


def test_the_button_says_what_is_in_the_way(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s", takes=3))
    button = editor.send_bar.button
    assert button.text() == "Add 3 takes to queue"
    assert "Write a prompt" in button.toolTip()
    assert button.property("role") == ""
    qtbot.keyClicks(editor.prompt, "a")
    assert button.toolTip() == "Add to queue (Ctrl+Enter)"
    assert button.property("role") == "primary"


# Looks


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_both_themes_reach_every_part(editor: ShotEditor, theme: Theme, still: Still) -> None:
    editor.show_shot(Shot("s", prompt="[Push out]", first=still(), last=still("b.png", 768, 768)))
    editor.set_theme(theme)
    assert not editor.grab().isNull()


def test_the_panel_fits_without_scrolling(editor: ShotEditor, still: Still, qtbot: QtBot) -> None:
    editor.show_shot(Shot("s", prompt="[Pan left] x", first=still(), last=still()))
    bar = editor.findChildren(QScrollArea)[-1].verticalScrollBar()
    editor.resize(520, 700)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    editor.resize(420, 400)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert editor.width() == 420


def test_no_shortcut_sends_for_as_long_as_it_is_held(editor: ShotEditor) -> None:
    shortcuts = editor.findChildren(QShortcut)
    sending = [each for each in shortcuts if "Ctrl+" in each.key().toString()]
    keys = [key.toString() for each in sending for key in QShortcut.keys(each)]
    assert {"Ctrl+Return", "Ctrl+Enter"} <= {*keys}
    assert not any(each.autoRepeat() for each in sending)


def test_a_double_click_on_the_button_sends_once(editor: ShotEditor, qtbot: QtBot) -> None:
    editor.show_shot(Shot("1", prompt="A boat"))
    sent: list[bool] = []
    editor.send_requested.connect(lambda: sent.append(True))
    for _ in range(2):
        qtbot.mouseClick(editor.send_bar.button, LEFT)
    assert sent == [True]


def test_a_model_that_the_app_does_not_know_is_told_and_another_may_be_chosen(
    editor: ShotEditor, edits: list[Shot]
) -> None:
    """A table may call it anything, a newer version of the app may know more."""
    editor.show_shot(Shot("s", prompt="A boat", model="Hailuo 9"))
    assert [each.code for each in editor.problems()] == ["model_unknown"]
    combo = editor.settings.model
    assert combo.currentIndex() == -1
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert [each.model for each in edits] == [combo.currentData()]
    assert editor.problems() == []
