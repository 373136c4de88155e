"""Texts are shown to the letter, and copied: what is marked, or all of it."""

from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.help.text_dialog import TextDialog

TEXT = "first <b>line</b>\nsecond"


def dialog(qtbot: QtBot, *, file: bool = False) -> TextDialog:
    made = TextDialog("A title", "<i>About</i>", file=file)
    qtbot.addWidget(made)
    made.show_text(TEXT)
    return made


def test_a_text_is_shown_to_the_letter_and_copied_whole(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    assert made.text.toPlainText() == TEXT
    made.copy_button.click()
    assert QGuiApplication.clipboard().text() == TEXT


def test_what_is_marked_alone_is_copied(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    made.text.selectAll()
    cursor = made.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    made.text.setTextCursor(cursor)
    made.copy()
    assert QGuiApplication.clipboard().text() == "first <b>line</b>"


def test_there_is_a_file_to_show_only_where_there_is_one(qtbot: QtBot) -> None:
    assert dialog(qtbot).reveal_button.isHidden()
    made = dialog(qtbot, file=True)
    with qtbot.waitSignal(made.reveal_requested):
        made.reveal_button.click()


def test_an_empty_text_is_not_copied(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    made.show_text("")
    assert not made.copy_button.isEnabled()
