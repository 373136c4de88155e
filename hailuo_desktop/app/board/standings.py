"""How the takes of each shot stand: what the cards ask for."""

from hailuo_desktop.domain.standing import Standing, standing
from hailuo_desktop.studio.known_takes import KnownTakes

from .edits import Edits


class Standings:
    """Of the board in hand."""

    def __init__(self, known_takes: KnownTakes, edits: Edits) -> None:
        self._known_takes = known_takes
        self._edits = edits

    def __call__(self, shot_id: str) -> Standing:
        takes = self._known_takes.of_shot(shot_id)
        return standing(
            self._edits.board, shot_id, takes, self._known_takes.find, self._known_takes.rejected
        )
