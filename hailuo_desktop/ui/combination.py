"""A key with its modifiers as one number, from an action's text and from what was pressed."""

from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
# A key of the number pad is the same key here, and AltGr has done its work once a sign is there.
_UNHEARD = _Mod.KeypadModifier | _Mod.GroupSwitchModifier


def is_combination(keys: str) -> bool:
    """Whether it is one key, with or without modifiers, that Qt knows by this text."""
    untyped: Any = QKeySequence(keys)
    return untyped.count() == 1 and untyped[0].key() != _Key.Key_unknown


def combined(keys: str) -> int:
    """Of an action: “Ctrl+C”."""
    untyped: Any = QKeySequence(keys)
    return _number(untyped[0].keyboardModifiers(), untyped[0].key())


def combination(event: QKeyEvent) -> int:
    """Of what was pressed; the same number as that of the action's text."""
    return _number(event.modifiers(), _Key(event.key()))


def _number(modifiers: Qt.KeyboardModifier, key: Qt.Key) -> int:
    """“+” is above “=” on one keyboard and beside it on another: a sign is one wherever it is."""
    unheard = _UNHEARD | _Mod.ShiftModifier if _is_sign(key) else _UNHEARD
    return QKeyCombination(modifiers & ~unheard, key).toCombined()


def _is_sign(key: int) -> bool:
    return _Key.Key_Exclam <= key <= _Key.Key_QuoteLeft and not chr(key).isalnum()
