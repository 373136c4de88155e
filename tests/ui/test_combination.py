"""A key that the artist pressed for a command is that command's key when it is pressed again."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QKeySequenceEdit
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.combination import combination, combined, is_combination

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (_Key.Key_4, _Mod.KeypadModifier, "4"),
        (_Key.Key_Enter, _Mod.KeypadModifier | _Mod.ControlModifier, ""),
        (_Key.Key_Plus, _Mod.ShiftModifier, "+"),
        (_Key.Key_Question, _Mod.ShiftModifier, "?"),
        (_Key.Key_Slash, _Mod.ShiftModifier | _Mod.ControlModifier, "/"),
        (_Key.Key_At, _Mod.GroupSwitchModifier, "@"),
        (_Key.Key_At, _Mod.ControlModifier | _Mod.AltModifier, "@"),
        (_Key.Key_A, _Mod.ShiftModifier, "A"),
        (_Key.Key_Space, _Mod.ControlModifier, " "),
        (_Key.Key_F5, _Mod.NoModifier, ""),
    ],
)
def test_what_the_field_heard_is_heard_again(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    field = QKeySequenceEdit()
    qtbot.addWidget(field)
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    QApplication.sendEvent(field, event)
    keys = field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
    assert is_combination(keys)
    assert combined(keys) == combination(event)


@pytest.mark.parametrize("keys", ["", "Ctrl", "Ctrl+", "A, B", "Nonsense", "Ctrl+Nonsense"])
def test_what_is_no_key_is_none(keys: str) -> None:
    assert not is_combination(keys)
