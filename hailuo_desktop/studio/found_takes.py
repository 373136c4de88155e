"""A task that the service made and no take claims, given to a shot of a board."""

from hailuo_desktop.domain.catalog import HAILUO_02
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.shot import Request, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Queued, Take
from hailuo_desktop.engine.batch import new_id, new_key
from hailuo_desktop.store.boards import Boards
from hailuo_desktop.translate import t


class NoShot(HailuoError):
    """The sentence says which shot was not found, and how one is named."""


def take_for(found: FoundTask, board: Storyboard, shot: Shot, number: int, now: float) -> Take:
    """What the take asked for is known no more: it is told as the shot asks for it now."""
    frames = tuple(frame for frame in (shot.first, shot.last) if frame is not None)
    request = Request(
        found.model or shot.model or HAILUO_02.id,
        shot.mode,
        shot.prompt,
        frames,
        shot.quality,
        shot.duration,
        (),
    )
    sent = found.created if found.created is not None else now
    return Take(
        id=new_id(),
        shot=shot.id,
        number=number,
        request=request,
        key=new_key(),
        created=now,
        name=board.code(shot.id),
        state=Queued(),
        changed=now,
        submitted=min(sent, now),
        cost=found.cost,
    )


def shot_named(boards: Boards, name: str) -> tuple[Storyboard, Shot]:
    """``name`` is a board and a place on it, “The lighthouse/3”, or the beginning of a shot's id.

    NoShot where there is none, or more than one.
    """
    wanted = name.strip()
    board_name, _, place = wanted.rpartition("/")
    found = [
        (board, shot)
        for board in boards.all()
        for number, shot in enumerate(board.shots, start=1)
        if (board.name == board_name and place == str(number))
        or (wanted and shot.id.startswith(wanted))
    ]
    if len(found) != 1:
        raise NoShot(
            t(
                "“{name}” does not name one shot: give the board's name and the shot's place, as "
                "in “The lighthouse/3”.",
                name=name,
            )
        )
    return found[0]
