"""The film's keys where no text is written: Space plays while a list has the focus."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hailuo_desktop.ui.actions.action import FilmAction
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.marks import MARK_ACTIONS
from hailuo_desktop.ui.combination import combination

from .film_keys import KEYS
from .viewer import Viewer

# Takes are judged where they are looked at.
JUDGING = (KEEP, *MARK_ACTIONS)


class ViewerKeys(QObject):
    def __init__(self, viewer: Viewer, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._own: dict[QWidget, frozenset[int]] = {}
        self._left: dict[QWidget, Collection[FilmAction]] = {}

    def watch(self, *lists: QWidget) -> None:
        for each in lists:
            each.installEventFilter(self)

    def leave(self, to: QWidget, *keys: int, actions: Collection[FilmAction] = ()) -> None:
        """A watched list that has another use for some of the keys, or none for some actions."""
        self._own[to] = frozenset(keys)
        self._left[to] = actions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QWidget) and self._has_other_use(watched, combination(event)):
            return False
        return self._viewer.hears(event) and self._viewer.press(event)

    def _has_other_use(self, watched: QWidget, keys: int) -> bool:
        return keys in self._own.get(watched, ()) or KEYS.get(keys) in self._left.get(watched, ())
