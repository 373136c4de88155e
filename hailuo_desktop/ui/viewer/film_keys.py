"""The film's keys: which action each is, and whether it means anything now."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.action import FilmAction
from hailuo_desktop.ui.actions.films import FILM_ACTIONS
from hailuo_desktop.ui.actions.marks import MARK_ACTIONS
from hailuo_desktop.ui.combination import combination, combined
from hailuo_desktop.ui.keymap import Heard

KEYS = Heard[FilmAction]((*FILM_ACTIONS, *MARK_ACTIONS), combined)


def heard_in_lists(event: QKeyEvent) -> bool:
    """Arrows, Home, End and what goes with Ctrl are the lists' own."""
    action = KEYS.get(combination(event))
    return action is not None and action.in_lists


class FilmKeys:
    """``ready`` says whether there is a film to play."""

    def __init__(self, actions: ActionSet, ready: Callable[[], bool]) -> None:
        self._actions = actions
        self._ready = ready

    def press(self, event: QKeyEvent) -> bool:
        """False where the key means nothing here."""
        action = KEYS.get(combination(event))
        if action is None or (action.film and not self._ready()):
            return False
        if action.repeats or not event.isAutoRepeat():
            self.run(action)
        return True

    def run(self, action: FilmAction) -> None:
        self._actions.run(action)
