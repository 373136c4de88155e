"""The film's keys where no text is written: Space plays while a list has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.marks import MARK_ACTIONS

from .viewer import KEYS, Viewer

# Arrows, Home and End are the lists' own.
HEARD = frozenset(key for key, action in KEYS.items() if action.in_lists)
# Takes are judged where they are looked at.
JUDGING = frozenset(key for key, action in KEYS.items() if action in (KEEP, *MARK_ACTIONS))


class ViewerKeys(QObject):
    def __init__(self, viewer: Viewer, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._own: dict[QWidget, frozenset[Qt.Key]] = {}

    def watch(self, *lists: QWidget) -> None:
        for each in lists:
            each.installEventFilter(self)

    def leave(self, to: QWidget, *keys: Qt.Key) -> None:
        """A watched list that has another use for some of the keys."""
        self._own[to] = frozenset(keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if isinstance(watched, QWidget) and key in self._own.get(watched, ()):
            return False
        return key in HEARD and self._viewer.press(event)
