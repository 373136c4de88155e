"""Stills that were let go on the board together: they stand in the order of the drop, even those
that had to be mended and come later than the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from .frame import Frame
from .shot import Shot
from .storyboard import Storyboard, inserted, with_shot

Ends = tuple[int, int | None]  # the places in the drop of a shot's first and last frame


@dataclass(frozen=True)
class DropPlan:
    """``frames`` by their places in the drop, None where one has not come; ``before``: the shot
    that they come before, or "" for the end; ``shots``: the ids of those that were made."""

    frames: tuple[Frame | None, ...]
    before: str = ""
    chain: bool = False
    shots: Mapping[Ends, str] = field(default_factory=dict[Ends, str])

    def with_frames(self, frames: Mapping[int, Frame]) -> "DropPlan":
        """More of them have come."""
        return replace(
            self, frames=tuple(frames.get(n, frame) for n, frame in enumerate(self.frames))
        )

    @property
    def wanted(self) -> list[Ends]:
        """What the frames that are there make: a shot each, or one from each to the next."""
        there = [place for place, frame in enumerate(self.frames) if frame is not None]
        if self.chain and len(there) > 1:
            return list(pairwise(there))
        return [(place, None) for place in there]

    def ends(self, ends: Ends) -> tuple[Frame | None, Frame | None]:
        first, last = ends
        return self.frames[first], None if last is None else self.frames[last]


def arrive(
    board: Storyboard, arrival: DropPlan, new_id: Callable[[], str]
) -> tuple[Storyboard, DropPlan]:
    """The board with a shot for all that has none yet, and the arrival that knows them."""
    board, arrival = _stretched(board, arrival)
    fresh = {ends: new_id() for ends in arrival.wanted if ends not in arrival.shots}
    wanted = arrival.wanted
    arrival = replace(arrival, shots={**arrival.shots, **fresh})
    runs = sorted(_runs(board, arrival, wanted, fresh), key=lambda each: each[0])
    for row, run in reversed(runs):  # from the end, so that the rows of the others stay true
        shots = (Shot(arrival.shots[ends], "", "", *arrival.ends(ends)) for ends in run)
        board = inserted(board, shots, row)
    return board, arrival


def _stretched(board: Storyboard, arrival: DropPlan) -> tuple[Storyboard, DropPlan]:
    """A shot whose ends are no neighbours any more ends at what has come between them."""
    wanted = arrival.wanted
    shots = dict(arrival.shots)
    for ends in arrival.shots:
        shot = board.find(shots[ends])
        new = next((each for each in wanted if each not in shots and _shares(each, ends)), None)
        if ends not in wanted and new and shot and _as_given(shot, arrival.ends(ends)):
            shots[new] = shots.pop(ends)
            first, last = arrival.ends(new)
            board = with_shot(board, replace(shot, first=first, last=last))
    return board, replace(arrival, shots=shots)


def _shares(new: Ends, old: Ends) -> bool:
    """A chain's shot keeps its beginning; one that stood alone may become either end."""
    return new[0] == old[0] or (old[1] is None and new[1] == old[0])


def _as_given(shot: Shot, ends: tuple[Frame | None, Frame | None]) -> bool:
    return [_digest(shot.first), _digest(shot.last)] == [*map(_digest, ends)]


def _digest(frame: Frame | None) -> str:
    return "" if frame is None else frame.digest


def _runs(
    board: Storyboard, arrival: DropPlan, wanted: Sequence[Ends], fresh: Mapping[Ends, str]
) -> Iterator[tuple[int, list[Ends]]]:
    """New shots that stand side by side, each run with the row that it comes before."""
    row = -1  # behind the last one that is on the board already
    rows = [board.rows.get(arrival.shots[ends], -1) for ends in wanted]
    place = 0
    for is_new, group in groupby(wanted, key=lambda ends: ends in fresh):
        run = list(group)
        place += len(run)
        if is_new:
            following = next((r for r in rows[place:] if r >= 0), -1)
            end = board.rows.get(arrival.before, len(board.shots))
            yield (row + 1 if row >= 0 else following if following >= 0 else end), run
        else:
            row = max((r for r in rows[place - len(run) : place] if r >= 0), default=row)
