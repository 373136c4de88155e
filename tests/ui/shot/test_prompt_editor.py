"""Writing, undoing, mending, completing and pasting, by real keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.edit import Edit
from hailuo_desktop.ui.shot.image_source import FromFile
from hailuo_desktop.ui.shot.prompt_editor import TYPED, PromptEditor
from hailuo_desktop.ui.shot.utf16 import units
from hailuo_desktop.ui.theme import DARK, LIGHT

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def put_cursor(prompt: PromptEditor, position: int) -> None:
    cursor = prompt.textCursor()
    cursor.setPosition(units(prompt.prompt(), position))
    prompt.setTextCursor(cursor)


def written(prompt: PromptEditor, text: str, qtbot: QtBot) -> str:
    qtbot.keyClicks(prompt, text)
    return prompt.prompt()


def popup_names(prompt: PromptEditor) -> list[str]:
    completer = prompt.completer
    model = completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(prompt: PromptEditor, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(prompt.completer.list, key)


def test_typing_tells_every_prompt(prompt: PromptEditor, qtbot: QtBot) -> None:
    told: list[str] = []
    prompt.prompt_changed.connect(lambda text: told.append(text))
    qtbot.keyClicks(prompt, "a b")
    assert told == ["a", "a ", "a b"]


def test_showing_tells_nothing(prompt: PromptEditor) -> None:
    told: list[str] = []
    prompt.prompt_changed.connect(lambda text: told.append(text))
    prompt.show_prompt("[Pan left] a", fresh=True)
    prompt.show_prompt("[Pan left] b", fresh=False)
    assert told == []
    assert prompt.prompt() == "[Pan left] b"


def test_enter_is_a_new_line_and_ctrl_enter_sends(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "a")
    qtbot.keyClick(prompt, Key.Key_Return)
    with qtbot.waitSignal(prompt.send_requested):
        qtbot.keyClick(prompt, Key.Key_Return, CTRL)
    with qtbot.waitSignal(prompt.send_requested):
        qtbot.keyClick(prompt, Key.Key_Enter, CTRL)
    assert prompt.prompt() == "a\n"


@pytest.mark.parametrize("text", ["a\u00a0b", "🐦 雪 ü", "two\nlines\n", "tab\tand\u2028more"])
def test_text_is_kept_to_the_letter(prompt: PromptEditor, text: str) -> None:
    prompt.show_prompt(text, fresh=True)
    assert prompt.prompt() == text


def test_an_edit_is_a_step_of_its_own_apart_from_typing(prompt: PromptEditor, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    prompt.prompt_changed.connect(lambda text, kind: told.append((text, kind)))
    qtbot.keyClicks(prompt, "a")
    prompt.apply(Edit(1, 1, " [Pan left]"))
    qtbot.keyClicks(prompt, "c")
    assert told == [("a", TYPED), ("a [Pan left]", ""), ("a [Pan left]c", TYPED)]


def test_an_edit_counts_code_points(prompt: PromptEditor) -> None:
    prompt.show_prompt("🐦🐦 [Push out] 🐦", fresh=True)
    prompt.apply(Edit(4, 12, "Pull out"))
    assert prompt.prompt() == "🐦🐦 [Pull out] 🐦"
    assert prompt.position() == 12


def test_an_edit_that_changes_nothing_tells_nothing(prompt: PromptEditor) -> None:
    prompt.show_prompt("abc", fresh=True)
    told: list[str] = []
    prompt.prompt_changed.connect(lambda text: told.append(text))
    prompt.apply(Edit(1, 2, "b"))
    assert told == []


@pytest.mark.parametrize(
    ("before", "after", "cursor"),
    [("one two", "one three", 9), ("one", "one two", 7), ("a [Pan left] b", "a  b", 2)],
)
def test_a_prompt_shown_again_puts_the_cursor_where_it_differs(
    prompt: PromptEditor, before: str, after: str, cursor: int
) -> None:
    prompt.show_prompt(before, fresh=True)
    put_cursor(prompt, 1)
    prompt.show_prompt(after, fresh=False)
    assert (prompt.prompt(), prompt.position()) == (after, cursor)


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"])
def test_the_keys_of_undo_are_left_to_the_window(
    prompt: PromptEditor, qtbot: QtBot, keys: str
) -> None:
    qtbot.keyClicks(prompt, "abc")
    heard: list[str] = []
    shortcut = QShortcut(QKeySequence(keys), prompt)
    shortcut.activated.connect(lambda: heard.append(keys))
    qtbot.keySequence(prompt, QKeySequence(keys))
    assert (heard, prompt.prompt()) == ([keys], "abc")


def test_the_context_menu_has_no_history_of_its_own(prompt: PromptEditor) -> None:
    words = [action.text() for action in prompt.context_menu(QPoint(4, 4)).actions()]
    assert any("Paste" in each for each in words)
    assert not any("Undo" in each or "Redo" in each for each in words)


# Findings


def test_alt_enter_mends_the_finding_at_the_cursor(prompt: PromptEditor, qtbot: QtBot) -> None:
    prompt.show_prompt("🐦 [Push out] [pan left]", fresh=True)
    put_cursor(prompt, 17)
    qtbot.keyClick(prompt, Key.Key_Return, ALT)
    assert prompt.prompt() == "🐦 [Push out] [Pan left]"
    put_cursor(prompt, 0)
    qtbot.keyClick(prompt, Key.Key_Return, ALT)
    assert prompt.prompt() == "🐦 [Pull out] [Pan left]"
    assert prompt.findings() == ()


def test_a_fix_of_yesterday_is_not_applied(prompt: PromptEditor) -> None:
    prompt.show_prompt("[Push out]", fresh=True)
    (stale,) = prompt.findings()
    prompt.show_prompt("something else", fresh=True)
    prompt.fix(stale)
    assert prompt.prompt() == "something else"


def formats(prompt: PromptEditor, line: int) -> list[tuple[int, int, QTextCharFormat]]:
    block = prompt.document().findBlockByNumber(line)
    ranges = block.layout().formats()
    return [(each.start, each.length, QTextCharFormat(each.format)) for each in ranges]


def test_commands_are_coloured_and_findings_underlined(prompt: PromptEditor) -> None:
    prompt.show_prompt("🐦 [Pan left]\n[Zoom in,Push out]", fresh=True)
    (start, length, look) = formats(prompt, 0)[0]
    assert (start, length) == (3, 10)
    assert look.foreground().color() == DARK.command
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    waved = [(s, n) for s, n, look in formats(prompt, 1) if look.underlineStyle() == wave]
    assert waved == [(9, 8)]


def test_a_change_recolours_other_lines(prompt: PromptEditor, qtbot: QtBot) -> None:
    prompt.show_prompt("[Pan left,\nZoom in", fresh=True)
    assert not any(look.fontWeight() > 500 for *_, look in formats(prompt, 0))
    prompt.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(prompt, "]")
    assert any(look.fontWeight() > 500 for *_, look in formats(prompt, 0))


def test_the_colours_follow_the_theme(prompt: PromptEditor) -> None:
    prompt.show_prompt("[Pan left]", fresh=True)
    prompt.set_theme(LIGHT)
    assert formats(prompt, 0)[0][2].foreground().color() == LIGHT.command


def middle_of(prompt: PromptEditor, position: int) -> QPoint:
    cursor = QTextCursor(prompt.document())
    cursor.setPosition(units(prompt.prompt(), position))
    rect: QRect = prompt.cursorRect(cursor)
    return rect.center()


def test_a_tool_tip_words_the_finding_as_plain_text(prompt: PromptEditor) -> None:
    prompt.show_prompt("A [Push out,<b>x</b>]", fresh=True)
    at = middle_of(prompt, 6)
    event = QHelpEvent(QEvent.Type.ToolTip, at, prompt.viewport().mapToGlobal(at))
    QApplication.sendEvent(prompt.viewport(), event)
    assert "“Push out” is not a camera command" in QToolTip.text()
    at = middle_of(prompt, 15)
    event = QHelpEvent(QEvent.Type.ToolTip, at, prompt.viewport().mapToGlobal(at))
    QApplication.sendEvent(prompt.viewport(), event)
    assert "&lt;b&gt;x&lt;/b&gt;" in QToolTip.text()


def test_the_context_menu_mends_what_is_under_it(prompt: PromptEditor) -> None:
    prompt.show_prompt("A [Push out]", fresh=True)
    menu = prompt.context_menu(middle_of(prompt, 6))
    action = menu.actions()[0]
    assert action.text() == "Write Pull out"
    action.trigger()
    assert prompt.prompt() == "A [Pull out]"
    menu.deleteLater()


def test_elsewhere_the_context_menu_offers_no_fix(prompt: PromptEditor) -> None:
    prompt.show_prompt("A long way from [Push out]", fresh=True)
    menu = prompt.context_menu(middle_of(prompt, 1))
    assert "Write" not in menu.actions()[0].text()
    menu.deleteLater()


# Completion


def test_a_bracket_offers_all_and_typing_narrows(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "slowly [")
    assert prompt.completer.list.isVisible()
    assert len(popup_names(prompt)) == 15
    qtbot.keyClicks(prompt, "zo")
    assert popup_names(prompt) == ["Zoom in", "Zoom out"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab])
def test_choosing_writes_the_command_and_closes_the_bracket(
    prompt: PromptEditor, qtbot: QtBot, key: Qt.Key
) -> None:
    prompt.textCursor().insertText("🐦 ")  # QTest has no key for an emoji
    qtbot.keyClicks(prompt, "slowly [zo")
    choose(prompt, key, qtbot)
    assert prompt.prompt() == "🐦 slowly [Zoom in]"
    assert not prompt.completer.list.isVisible()
    assert written(prompt, "!", qtbot) == "🐦 slowly [Zoom in]!"


def test_the_arrow_keys_choose_another(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "[zo")
    choose(prompt, Key.Key_Down, qtbot)
    choose(prompt, Key.Key_Return, qtbot)
    assert prompt.prompt() == "[Zoom out]"


def test_escape_leaves_the_text_as_typed(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "[zo")
    choose(prompt, Key.Key_Escape, qtbot)
    assert (prompt.prompt(), prompt.completer.list.isVisible()) == ("[zo", False)


def test_what_is_no_command_is_not_in_the_way(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "[citation")
    assert not prompt.completer.list.isVisible()
    qtbot.keyClick(prompt, Key.Key_Return)
    assert prompt.prompt() == "[citation\n"


def test_choosing_is_a_step_of_its_own(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "[zo")
    told: list[str] = []
    prompt.prompt_changed.connect(lambda _, kind: told.append(kind))
    choose(prompt, Key.Key_Return, qtbot)
    assert told == [""]


# Clipboard


def test_paste_is_plain_text(prompt: PromptEditor, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b> words")
    mime.setText("bold\r\nwords\vand\0 more\x1b")
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(prompt, Key.Key_V, CTRL)
    assert prompt.prompt() == "bold\nwords\nand more"
    QGuiApplication.clipboard().clear()


def test_pasted_pictures_are_for_the_slots(prompt: PromptEditor, tmp_path: Path) -> None:
    told: list[object] = []
    prompt.images_pasted.connect(told.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(tmp_path / "a.png")])
    assert prompt.canInsertFromMimeData(mime)
    prompt.insertFromMimeData(mime)
    assert [type(each) for sources in told for each in sources] == [FromFile]  # type: ignore[attr-defined]
    assert prompt.prompt() == ""


def test_the_same_slip_in_several_places_is_mended_in_one_step(prompt: PromptEditor) -> None:
    told: list[str] = []
    prompt.show_prompt("[Zom in] a [Zom in] b", fresh=True)
    prompt.prompt_changed.connect(lambda text, _: told.append(text))
    prompt.fix(*prompt.findings())
    assert told == ["[Zoom in] a [Zoom in] b"]


def test_ctrl_enter_held_down_sends_once(prompt: PromptEditor) -> None:
    """Each of its repeats would be a take of its own, paid for on its own."""
    told: list[bool] = []
    prompt.send_requested.connect(lambda: told.append(True))
    for repeats in (False, True, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, CTRL, "\r", repeats)
        QApplication.sendEvent(prompt, key)
    assert told == [True]


def commit(prompt: PromptEditor, text: str) -> None:
    """As an input method does: first it is composed, then it is there."""
    QApplication.sendEvent(prompt, QInputMethodEvent(text, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(prompt, event)


def test_what_an_input_method_commits_is_followed(prompt: PromptEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt, "[")
    assert prompt.completer.list.isVisible()
    QApplication.sendEvent(prompt, QInputMethodEvent("tui", []))
    assert not prompt.completer.list.isVisible()
    commit(prompt, "推进")
    assert prompt.completer.list.isVisible()
    QTest.keyClick(prompt.completer.list, Qt.Key.Key_Return)
    assert prompt.prompt() == "[Push in]"


@pytest.mark.parametrize("text", ["雾", "海边的灯塔"])
def test_enter_never_writes_a_command_that_was_not_meant(
    prompt: PromptEditor, qtbot: QtBot, text: str
) -> None:
    qtbot.keyClicks(prompt, "[")
    commit(prompt, text)
    assert not prompt.completer.list.isVisible()
    qtbot.keyClick(prompt, Qt.Key.Key_Return)
    assert prompt.prompt() == f"[{text}\n"
