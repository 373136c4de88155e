"""The keys that work on the cards while the board has the focus."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
Call = Callable[[], object]


class Keys(QObject):
    """``calls`` by the text of their keys, such as “Shift+N”; they come before any menu's."""

    def __init__(self, view: QAbstractItemView, calls: dict[str, Call]) -> None:
        super().__init__(view)
        self._view = view
        self._calls = {_combined(keys): call for keys, call in calls.items()}
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if self._view.state() == QAbstractItemView.State.EditingState:
            return False  # a key that the field had no use for is not meant for the cards
        call = self._calls.get(_combination(cast(QKeyEvent, event)))
        if call is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            call()
        return True


def _combined(keys: str) -> int:
    untyped: Any = QKeySequence(keys)
    return int(untyped[0].toCombined())


def _combination(event: QKeyEvent) -> int:
    # A key of the number pad is the same key here.
    modifiers = event.modifiers() & ~_Mod.KeypadModifier
    return QKeyCombination(modifiers, _Key(event.key())).toCombined()
