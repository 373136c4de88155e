"""The film's keys where no text is written: Space plays while a list has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from .film_keys import heard_in_lists
from .viewer import Viewer


class ViewerKeys(QObject):
    def __init__(self, viewer: Viewer, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._own: dict[QWidget, Qt.Key] = {}

    def watch(self, *lists: QWidget) -> None:
        for each in lists:
            each.installEventFilter(self)

    def leave(self, to: QWidget, key: Qt.Key) -> None:
        """A watched list that has another use for one of the keys."""
        self._own[to] = key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QWidget) and self._own.get(watched) == Qt.Key(event.key()):
            return False
        return heard_in_lists(event) and self._viewer.press(event)
