"""A key with its modifiers as one number, from an action's text and from what was pressed."""

from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


def combined(keys: str) -> int:
    """Of an action: “Ctrl+C”."""
    untyped: Any = QKeySequence(keys)
    return int(untyped[0].toCombined())


def combination(event: QKeyEvent) -> int:
    """A key of the number pad is the same key here, and a sign is one wherever it is printed."""
    modifiers = event.modifiers() & ~_Mod.KeypadModifier
    if _is_sign(event.key()):
        modifiers &= ~_Mod.ShiftModifier
    return QKeyCombination(modifiers, _Key(event.key())).toCombined()


def _is_sign(key: int) -> bool:
    """“+” is above “=” on one keyboard and beside it on another."""
    return _Key.Key_Exclam <= key <= _Key.Key_QuoteLeft and not chr(key).isalnum()
