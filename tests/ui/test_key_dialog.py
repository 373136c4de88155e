"""The key goes in clean, is tried when asked to, and never shows unless wanted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.key_dialog import KEPT, NOT_KEPT, TRYING, KeyDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> KeyDialog:
    widget = KeyDialog(kept=True)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def ok(dialog: KeyDialog) -> QPushButton:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def words_of(dialog: KeyDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_it_says_where_the_key_is_kept(dialog: KeyDialog, qtbot: QtBot) -> None:
    assert KEPT in words_of(dialog)
    session = KeyDialog(kept=False, why="Takes wait.")
    with qtbot.waitExposed(session):
        session.show()
    assert NOT_KEPT in words_of(session)
    assert "Takes wait." in words_of(session)


def test_a_pasted_key_loses_what_came_along(dialog: KeyDialog, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("  sk-abc123 \r\n")
    dialog.key.setFocus()
    QTest.keyClick(dialog.key, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(dialog.key_entered) as told:
        ok(dialog).click()
    assert told.args == ["sk-abc123"]


@pytest.mark.parametrize("text", ["two words", "schlüssel", "a\tb"])
def test_what_is_no_key_is_refused_in_words(dialog: KeyDialog, text: str) -> None:
    dialog.key.setText(text)
    assert not ok(dialog).isEnabled()
    assert not dialog.test.isEnabled()
    assert "without spaces" in dialog.answer.text()


def test_no_key_is_no_mistake_yet(dialog: KeyDialog) -> None:
    assert not ok(dialog).isEnabled()
    assert not dialog.answer.isVisible()


def test_the_key_hides_until_it_is_to_be_shown(dialog: KeyDialog) -> None:
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Password
    dialog.shown.click()
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Normal
    dialog.shown.click()
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Password


def test_a_key_can_be_tried_before_it_is_used(dialog: KeyDialog, qtbot: QtBot) -> None:
    dialog.key.setText(" sk-abc ")
    with qtbot.waitSignal(dialog.test_requested) as told:
        dialog.test.click()
    assert told.args == ["sk-abc"]
    assert dialog.answer.text() == TRYING
    dialog.show_answer("sk-abc", True, "This key <b>works</b>.")
    assert dialog.answer.text() == "This key <b>works</b>."
    assert dialog.answer.textFormat() is Qt.TextFormat.PlainText
    assert dialog.isVisible()


def test_the_keyboard_stays_where_it_was_after_a_trial(dialog: KeyDialog) -> None:
    dialog.activateWindow()
    dialog.key.setText("sk-abc")
    dialog.test.setFocus()
    QTest.keyClick(dialog.test, Qt.Key.Key_Space)
    assert dialog.focusWidget() is dialog.test


def test_an_answer_about_another_key_is_not_shown(dialog: KeyDialog) -> None:
    dialog.key.setText("sk-one")
    dialog.test.click()
    dialog.key.setText("sk-two")
    dialog.show_answer("sk-one", True, "This key works.")
    assert dialog.answer.text() == ""


def test_enter_uses_the_key(dialog: KeyDialog, qtbot: QtBot) -> None:
    dialog.key.setText("sk-abc")
    with qtbot.waitSignal(dialog.key_entered):
        QTest.keyClick(dialog.key, Qt.Key.Key_Return)


def test_a_key_can_be_forgotten(dialog: KeyDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.forget_requested):
        dialog.forget.click()


def test_a_second_tap_right_after_it_has_opened_forgets_no_key(
    dialog: KeyDialog, qtbot: QtBot, qapp: QApplication
) -> None:
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(60_000)
    try:
        with qtbot.assertNotEmitted(dialog.forget_requested):
            dialog.forget.setFocus()
            QTest.keyClick(dialog.forget, Qt.Key.Key_Space)
            QTest.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    finally:
        qapp.setDoubleClickInterval(before)
