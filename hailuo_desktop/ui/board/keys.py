"""The keys that work on the cards while the board has the focus."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.combination import combination, combined
from hailuo_desktop.ui.keymap import Heard


class Keys(QObject):
    """They come before any menu's; one that is held does its action once, unless that repeats."""

    def __init__(
        self, view: QAbstractItemView, actions: ActionSet, heard: Iterable[Action]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._heard = Heard(heard, combined)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if self._view.state() == QAbstractItemView.State.EditingState:
            return False  # a key that the field had no use for is not meant for the cards
        pressed = cast(QKeyEvent, event)
        action = self._heard.get(combination(pressed))
        if action is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif action.repeats or not pressed.isAutoRepeat():
            self._actions.run(action)
        return True
