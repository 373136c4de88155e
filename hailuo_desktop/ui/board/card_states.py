"""How the shots of a board stand: worked out once for each that is looked at."""

from collections.abc import Callable

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard

from .row_changes import changes
from .state import CardState, state_of


class CardStates:
    """``standing`` says how the takes of a shot stand: it is asked only for what is shown."""

    def __init__(self, standing: Callable[[str], Standing]) -> None:
        self._standing = standing
        self._board = Storyboard("", "")
        self._standings: dict[str, Standing] = {}
        self._states: dict[str, CardState] = {}

    def show(self, board: Storyboard) -> None:
        before, self._board = self._board, board
        if before.id != board.id:
            self._standings.clear()
            self._states.clear()
        else:
            self._forget_changed(before)

    def forget_words(self) -> None:
        """Another language speaks: each state is worded anew."""
        self._states.clear()

    def takes_changed(self, shot_id: str) -> list[str]:
        """The shots that may stand differently now; none where only progress came."""
        before = self._standings.pop(shot_id, None)
        if before is not None and before == self.standing_of(shot_id):
            return []
        touched = [shot_id] + [
            s.id for s in self._board.shots if s.first_link and s.first_link.shot == shot_id
        ]
        for each in touched:
            self._states.pop(each, None)
        return touched

    def standing_of(self, shot_id: str) -> Standing:
        if shot_id not in self._standings:
            self._standings[shot_id] = self._standing(shot_id)
        return self._standings[shot_id]

    def state(self, shot: Shot) -> CardState:
        if self._board.find(shot.id) is not shot:  # a row that is just about to change or to go
            return state_of(self._board, shot, self.standing_of)
        if shot.id not in self._states:
            self._states[shot.id] = state_of(self._board, shot, self.standing_of)
        return self._states[shot.id]

    def _forget_changed(self, before: Storyboard) -> None:
        """Cards are worked out again where something they depend on may have changed."""
        found = changes(before, self._board)
        for shot_id in found.changed:
            self._states.pop(shot_id, None)
            self._standings.pop(shot_id, None)
        if found.links_concerned:
            for shot in self._board.shots:
                if shot.first_link or shot.last_link:
                    self._states.pop(shot.id, None)
