"""A storyboard: an ordered list of shots with a name. Edits give a new storyboard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .numbering import codes
from .shot import Link, Shot


@dataclass(frozen=True)
class Storyboard:
    """An ordered list of shots, as a value: an edit makes another one."""

    id: str
    name: str
    shots: tuple[Shot, ...] = ()
    archived: bool = False

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Where each shot stands, from 0, by its id; made once for each value of the board."""
        return {shot.id: row for row, shot in enumerate(self.shots)}

    def find(self, shot_id: str) -> Shot | None:
        row = self.rows.get(shot_id)
        return None if row is None else self.shots[row]

    def shot(self, shot_id: str) -> Shot:
        """The shot of that id; KeyError where the board has none."""
        return self.shots[self.rows[shot_id]]

    def code(self, shot_id: str) -> str:
        """The shot's own name, the number that it keeps, or its place on the board: 01, 02 …"""
        return self.codes[self.rows[shot_id]]

    @cached_property
    def codes(self) -> Sequence[str]:
        """What each shot is called; made once for each value of the board."""
        return codes(self.shots)


def with_shot(board: Storyboard, shot: Shot) -> Storyboard:
    """The board with the shot of that id replaced, or added at the end."""
    if shot.id in board.rows:
        return with_shots(board, (shot,))
    return replace(board, shots=(*board.shots, shot))


def with_shots(board: Storyboard, shots: Iterable[Shot]) -> Storyboard:
    """The board with each shot of those ids replaced; others are not added."""
    new = {shot.id: shot for shot in shots if shot.id in board.rows}
    after = replace(board, shots=tuple(new.get(shot.id, shot) for shot in board.shots))
    if "codes" in board.__dict__ and all(_called(board.shot(i)) == _called(new[i]) for i in new):
        after.__dict__["codes"] = board.codes  # a typed letter is no reason to count again
    return after


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


def moved_among(
    board: Storyboard, ids: Iterable[str], before: str, seen: Sequence[str]
) -> Storyboard:
    """The board with some shots moved before another, or behind all (""), among those ``seen``.

    Shots that are hidden keep their places: only the seen ones change theirs among each other.
    """
    chosen, shown = frozenset(ids), frozenset(seen)
    staying = [shot_id for shot_id in seen if shot_id not in chosen]
    moving = [shot_id for shot_id in seen if shot_id in chosen]
    behind = [shot_id for shot_id in seen[_place(seen, before) :] if shot_id not in chosen]
    at = len(staying) - len(behind)
    order = iter([*staying[:at], *moving, *staying[at:]])
    shots = (board.shot(next(order)) if s.id in shown else s for s in board.shots)
    return replace(board, shots=tuple(shots))


def copies(shots: Sequence[Shot], new_ids: Iterable[str]) -> tuple[Shot, ...]:
    """The shots under new ids, hung on each other as they were; their takes stay behind."""
    ids = dict(zip((shot.id for shot in shots), new_ids, strict=False))
    return tuple(
        replace(
            shot,
            id=ids[shot.id],
            kept="",
            number="",
            first_link=_carried(shot.first_link, ids),
            last_link=_carried(shot.last_link, ids),
        )
        for shot in shots
        if shot.id in ids
    )


def with_other_ids(board: Storyboard, ids: Mapping[str, str]) -> Storyboard:
    """The board with copies, under the ids given, in the place of some of its shots."""
    new = copies(board.shots, [ids.get(shot.id, shot.id) for shot in board.shots])
    kept = (old.kept if old.id not in ids else "" for old in board.shots)
    shots = (replace(shot, kept=k) for shot, k in zip(new, kept, strict=True))
    return replace(board, shots=tuple(shots))


def fitting(board: Storyboard, shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Shots from elsewhere, without links to what neither they nor the board hold."""
    known = {*board.rows, *(shot.id for shot in shots)}

    def held(link: Link | None) -> Link | None:
        return link if link is not None and link.shot in known else None

    return tuple(
        replace(shot, first_link=held(shot.first_link), last_link=held(shot.last_link))
        for shot in shots
    )


def duplicated(board: Storyboard, ids: Iterable[str], new_ids: Iterable[str]) -> Storyboard:
    """The board with copies of some shots right behind the last of them."""
    chosen = frozenset(ids)
    rows = [row for row, shot in enumerate(board.shots) if shot.id in chosen]
    if not rows:
        return board
    return inserted(board, copies([board.shots[row] for row in rows], new_ids), rows[-1] + 1)


def renamed(board: Storyboard, name: str) -> Storyboard:
    """The same board under another name."""
    return replace(board, name=name)


def with_numbers_of(board: Storyboard, other: Storyboard) -> Storyboard:
    """An earlier value of a board: a number that a shot was given since is not lost."""
    given = {
        shot.id: replace(shot, number=later.number)
        for shot in board.shots
        if not shot.number and (later := other.find(shot.id)) is not None and later.number
    }
    return with_shots(board, given.values()) if given else board


def _called(shot: Shot) -> tuple[str, str]:
    return shot.name, shot.number


def _place(seen: Sequence[str], before: str) -> int:
    return seen.index(before) if before else len(seen)


def _carried(link: Link | None, ids: Mapping[str, str]) -> Link | None:
    """The link to the copy, where what it hangs on was copied too."""
    return link if link is None else replace(link, shot=ids.get(link.shot, link.shot))
