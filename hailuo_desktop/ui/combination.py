"""A key with its modifiers as one number, from an action's text and from what was pressed."""

import sys
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_ELSEWHERE, _LAST_SIGN = 0x250, 0x10FFFF  # Qt has letters by their code points: beyond Latin
# Where the letters are: by X11's and Wayland's scan codes, and by those of macOS (HIToolbox,
# Events.h, kVK_ANSI_A …).
_EVDEV = {
    first + at: ord(letter)
    for first, row in ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
    for at, letter in enumerate(row)
}
_MAC = {
    code: ord(letter)
    for code, letter in enumerate("ASDFHGZXCV\0BQWERYT123465=97-80]OU[IP\0LJ'K;\\,/NM.")
    if letter.isalpha()
}
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
    return _number(event.modifiers(), _Key(latin(event)))


def latin(event: QKeyEvent) -> int:
    """The key, and where the layout has letters of another script, the Latin one at its place.

    Whoever writes Russian or Arabic has verbs where a Latin keyboard has them.
    """
    key = event.key()
    if not _ELSEWHERE <= key <= _LAST_SIGN:
        return key
    if sys.platform == "win32":
        virtual = event.nativeVirtualKey()  # is the Latin letter's own number
        return virtual if ord("A") <= virtual <= ord("Z") else key
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), key)
    return _EVDEV.get(event.nativeScanCode(), key)


def _number(modifiers: Qt.KeyboardModifier, key: Qt.Key) -> int:
    """“+” is above “=” on one keyboard and beside it on another: a sign is one wherever it is."""
    unheard = _UNHEARD | _Mod.ShiftModifier if _is_sign(key) else _UNHEARD
    return QKeyCombination(modifiers & ~unheard, key).toCombined()


def _is_sign(key: int) -> bool:
    return _Key.Key_Exclam <= key <= _Key.Key_QuoteLeft and not chr(key).isalnum()
