"""Where the stills of one drop go: those that come at once, and those that are mended later."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from hailuo_desktop.domain.drop_plan import DropPlan, arrive
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import mark, n
from hailuo_desktop.ui.board.dropping import Drop

from .board_presenter import BoardPresenter
from .edits import Words, new_id

Frames = Mapping[int, Frame]  # by their places in the drop
Added = Callable[[int], Words]  # a step, by the number of shots that it adds


class DropPlacement:
    """New shots before a card; or, on a card, its frames."""

    def __init__(
        self, board_presenter: BoardPresenter, board: str, drop: Drop, chain: bool, size: int
    ) -> None:
        self._board_presenter = board_presenter
        self._board = board
        self._onto = drop.onto
        self._arrival = DropPlan((None,) * size, drop.before, chain)

    def begin(self, frames: Frames) -> None:
        """Those that can be used as they are."""
        between = self._arrival.chain and len(frames) > 1
        self._land(frames, _added_between if between else _added)

    def add(self, frames: Frames) -> None:
        """Those that have been mended, each in the place that it had in the drop."""
        self._land(frames, _added_mended)

    def _land(self, frames: Frames, added: Added) -> None:
        if not frames:
            return
        if self._onto and not self._gone():
            self._fill(frames)
        else:
            self._insert(frames, added)

    def _gone(self) -> bool:
        """Its card has gone meanwhile: what was dropped is not to go with it."""
        return (
            self._board == self._board_presenter.board.id
            and self._board_presenter.shot(self._onto) is None
        )

    def _insert(self, frames: Frames, added: Added) -> None:
        known = self._arrival.shots
        self._arrival = self._arrival.with_frames(frames)
        count = len(self._arrival.wanted) - len(known)
        words = added(count) if count else mark("Set frame")
        self._board_presenter.edit_on(self._board, self._arrived, words)
        new = [i for ends, i in self._arrival.shots.items() if known.get(ends) != i]
        self._board_presenter.choose_on(self._board, new)

    def _arrived(self, board: Storyboard) -> Storyboard:
        board, self._arrival = arrive(board, self._arrival, new_id)
        return board

    def _fill(self, frames: Frames) -> None:
        before = [frame for frame in self._arrival.frames if frame]
        self._arrival = self._arrival.with_frames(frames)
        now = [frame for frame in self._arrival.frames if frame]
        words = mark("Set frames") if len(frames) > 1 else mark("Set frame")
        change = partial(_filled, before, now, [*frames.values()])
        self._board_presenter.change_on(self._board, self._onto, change, words)


def _filled(
    before: Sequence[Frame], now: Sequence[Frame], new: Sequence[Frame], shot: Shot
) -> Shot:
    """The drop's two frames in its order while the shot has none but those; one that comes alone
    is the first frame, or else the last."""
    if len(now) > 1 and (len(new) > 1 or _holds_only(shot, before)):
        return replace(shot, first=now[0], last=now[1])
    if shot.first is None or shot.last is not None:
        return replace(shot, first=new[0])
    return replace(shot, last=new[0])


def _holds_only(shot: Shot, frames: Sequence[Frame]) -> bool:
    given = {frame.digest for frame in frames}
    return all(frame.digest in given for frame in (shot.first, shot.last) if frame)


def _added(shots: int) -> Words:
    return lambda: n("Add shot from still", "Add {count} shots from stills", shots)


def _added_between(shots: int) -> Words:
    return lambda: n("Add shot between stills", "Add {count} shots between stills", shots)


def _added_mended(shots: int) -> Words:
    return lambda: n("Add shot from mended still", "Add {count} shots from mended stills", shots)
