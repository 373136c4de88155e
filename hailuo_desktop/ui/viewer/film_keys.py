"""The film's keys: which action each is, and whether it means anything now."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.action import FilmAction
from hailuo_desktop.ui.actions.compare import COMPARE_ACTIONS, COMPARE_ENTRIES
from hailuo_desktop.ui.actions.films import FILM_ACTIONS
from hailuo_desktop.ui.actions.marks import MARK_ACTIONS
from hailuo_desktop.ui.combination import combination, combined
from hailuo_desktop.ui.keymap import Heard

_OF_FILMS = (*FILM_ACTIONS, *MARK_ACTIONS, *COMPARE_ENTRIES)
KEYS = Heard[FilmAction](_OF_FILMS, combined)
COMPARE_KEYS = Heard[FilmAction]((*_OF_FILMS, *COMPARE_ACTIONS), combined)


def heard_in_lists(event: QKeyEvent, keys: Heard[FilmAction] = KEYS) -> bool:
    """Arrows, Home, End and what goes with Ctrl are the lists' own."""
    action = keys.get(combination(event))
    return action is not None and action.in_lists


class FilmKeys:
    """``ready`` says whether there is a film to play."""

    def __init__(
        self,
        actions: ActionSet,
        ready: Callable[[], bool],
        keys: Heard[FilmAction] = KEYS,
    ) -> None:
        self._actions = actions
        self._ready = ready
        self._heard = keys

    def press(self, event: QKeyEvent) -> bool:
        """False where the key means nothing here."""
        action = self._heard.get(combination(event))
        if action is None or (action.film and not self._ready()):
            return False
        if action.repeats or not event.isAutoRepeat():
            self.run(action)
        return True

    def run(self, action: FilmAction) -> None:
        self._actions.run(action)
