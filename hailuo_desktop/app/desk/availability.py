"""Whether a command can be done now, and if not, why: in a sentence."""

from collections.abc import Callable, Sequence

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.action import Action, FilmAction, ShotAction, TakeAction
from hailuo_desktop.ui.actions.compare import CompareAction

CHOOSE_SHOT = mark("Choose a shot on the board first.")
OTHER_SHOTS = mark("Not with the shots that are chosen.")
CHOOSE_TAKE = mark("Choose a take in the queue first.")
ONE_TAKE = mark("Choose one take only.")
OTHER_TAKES = mark("Not with a take in this state.")
NO_FILM = mark("Show a finished take first.")
NOT_NOW = mark("Not possible just now.")


class Availability:
    """``shot`` and ``take`` find one by its id; ``film``: the id of the take that is shown;
    ``compared``: whether takes are compared."""

    def __init__(
        self,
        actions: ActionSet,
        *,
        shot: Callable[[str], Shot | None],
        take: Callable[[str], Take | None],
        film: Callable[[], str],
        compared: Callable[[], bool],
    ) -> None:
        self._actions = actions
        self._shot = shot
        self._take = take
        self._film = film
        self._compared = compared

    def why_not(self, action: Action) -> str:
        """Nothing where it can be done."""
        entry = self._actions.by_name.get(action.name)
        if entry is not None and not entry.isEnabled():
            return t(action.needs) or t(NOT_NOW)
        if isinstance(action, ShotAction):
            return self._of_shots(action)
        if isinstance(action, TakeAction):
            return self._of_takes(action)
        if isinstance(action, CompareAction):
            return "" if self._compared() else t(action.needs)
        if isinstance(action, FilmAction) and action.film:
            return self._of_film()
        return ""

    def _of_film(self) -> str:
        shown = self._take(self._film())
        return "" if shown and isinstance(shown.state, Completed) else t(NO_FILM)

    def _of_shots(self, action: ShotAction) -> str:
        shots: Sequence[Shot] = list(filter(None, map(self._shot, self._actions.chosen(action))))
        if action.when(shots):
            return ""
        return t(action.needs) or (t(OTHER_SHOTS) if shots else t(CHOOSE_SHOT))

    def _of_takes(self, action: TakeAction) -> str:
        takes = list(filter(None, map(self._take, self._actions.chosen(action))))
        if not takes:
            return t(CHOOSE_TAKE)
        if action.alone and len(takes) > 1:
            return t(ONE_TAKE)
        return "" if all(map(action.when, takes)) else t(action.needs) or t(OTHER_TAKES)
