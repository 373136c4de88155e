"""A storyboard: an ordered list of shots with a name. Edits give a new storyboard."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .shot import Shot


@dataclass(frozen=True)
class Storyboard:
    id: str
    name: str
    shots: tuple[Shot, ...] = ()

    def shot(self, shot_id: str) -> Shot:
        """The shot of that id; KeyError where the board has none."""
        for shot in self.shots:
            if shot.id == shot_id:
                return shot
        raise KeyError(shot_id)

    def code(self, shot_id: str) -> str:
        """The shot's own name, or its place on the board: 01, 02 …"""
        for place, shot in enumerate(self.shots, start=1):
            if shot.id == shot_id:
                return shot.name or f"{place:02}"
        raise KeyError(shot_id)


def with_shot(board: Storyboard, shot: Shot) -> Storyboard:
    """The board with the shot of that id replaced, or added at the end."""
    if any(each.id == shot.id for each in board.shots):
        shots = tuple(shot if each.id == shot.id else each for each in board.shots)
    else:
        shots = (*board.shots, shot)
    return replace(board, shots=shots)


def without_shots(board: Storyboard, ids: Iterable[str]) -> Storyboard:
    gone = frozenset(ids)
    return replace(board, shots=tuple(shot for shot in board.shots if shot.id not in gone))
