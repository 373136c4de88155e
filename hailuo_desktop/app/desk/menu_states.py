"""While a menu is open, what cannot be done with what is chosen is grey, and its tip says why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.actions.action import Action, FilmAction, ShotAction, TakeAction
from hailuo_desktop.ui.labels import tip

from .edit_menu import means_text


class MenuStates:
    """Only while it is open: the key of an entry that is grey would be dead, and what is chosen
    changes with every click."""

    def __init__(self, actions: ActionSet, why_not: Callable[[Action], str]) -> None:
        self._actions = actions
        self._why_not = why_not
        self._off: list[tuple[QAction, str]] = []  # with the tips that they had
        for menu in actions.menus:
            menu.aboutToShow.connect(partial(self._look, menu))
            menu.aboutToHide.connect(self._restore)

    def _look(self, menu: QMenu) -> None:
        self._restore()
        for name, entry in self._actions.by_name.items():
            chosen = isinstance(BY_NAME[name], ShotAction | TakeAction | FilmAction)
            if not chosen or means_text(BY_NAME[name]) or entry not in menu.actions():
                continue
            if why := self._why_not(BY_NAME[name]):
                self._off.append((entry, entry.toolTip()))
                entry.setToolTip(tip(why))
                entry.setEnabled(False)

    def _restore(self) -> None:
        off, self._off = self._off, []
        for entry, before in off:
            entry.setToolTip(before)
            entry.setEnabled(True)
