"""Undo and redo belong to the whole board: no field keeps their keys for itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_STANDARD = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_CTRL = Qt.KeyboardModifier.ControlModifier
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def is_undo(event: QEvent) -> bool:
    """Whether it is a press of one of the keys, which a field would otherwise claim."""
    if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
        return False
    ctrl_y = (event.key(), event.modifiers()) == (Qt.Key.Key_Y, _CTRL)
    return ctrl_y or any(event.matches(key) for key in _STANDARD)


class LeavesUndo(QObject):
    """Installed on a field of another make, it lets the keys pass to the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_undo(event):
            return False
        event.ignore()
        return True
