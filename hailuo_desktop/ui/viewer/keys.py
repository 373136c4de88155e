"""The film's keys where no text is written: Space plays while a list has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from .viewer import Viewer

# Arrows, Home and End are the lists' own.
HEARD = frozenset(getattr(Qt.Key, f"Key_{name}") for name in ("Space", *"JKLMFO"))


class ViewerKeys(QObject):
    def __init__(self, viewer: Viewer, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer

    def watch(self, *lists: QWidget) -> None:
        for each in lists:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return Qt.Key(event.key()) in HEARD and self._viewer.press(event)
