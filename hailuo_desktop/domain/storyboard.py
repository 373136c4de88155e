"""A storyboard: an ordered list of shots with a name. Edits give a new storyboard."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .shot import Shot


@dataclass(frozen=True)
class Storyboard:
    id: str
    name: str
    shots: tuple[Shot, ...] = ()
    archived: bool = False

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


def inserted(board: Storyboard, shots: Iterable[Shot], row: int) -> Storyboard:
    """The board with new shots before the one at ``row``."""
    row = max(0, min(row, len(board.shots)))
    return replace(board, shots=(*board.shots[:row], *shots, *board.shots[row:]))


def moved(board: Storyboard, ids: Iterable[str], row: int) -> Storyboard:
    """The board with some shots moved, in their order, before the one that is at ``row`` now."""
    chosen = frozenset(ids)
    before = [shot for shot in board.shots[:row] if shot.id not in chosen]
    after = [shot for shot in board.shots[row:] if shot.id not in chosen]
    moving = [shot for shot in board.shots if shot.id in chosen]
    return replace(board, shots=(*before, *moving, *after))


def duplicated(board: Storyboard, ids: Iterable[str], new_ids: Iterable[str]) -> Storyboard:
    """The board with copies of some shots right behind the last of them."""
    chosen = frozenset(ids)
    rows = [row for row, shot in enumerate(board.shots) if shot.id in chosen]
    if not rows:
        return board
    copies = [replace(board.shots[row], id=new) for row, new in zip(rows, new_ids, strict=False)]
    return inserted(board, copies, rows[-1] + 1)


def renamed(board: Storyboard, name: str) -> Storyboard:
    return replace(board, name=name)
