"""A board that comes in from a file: the one that is here already, or another one beside it."""

from hashlib import sha256

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, copies, with_other_ids
from hailuo_desktop.store.codec import dump
from hailuo_desktop.store.library import Library

from .settings import BOARD_SOURCE, Settings


def placed(board: Storyboard, library: Library) -> Storyboard:
    """The board with other ids for what is not the same shot here.

    A shot that lives on another board of this library by now stays there, with its takes; one
    that was edited, here or elsewhere, comes in beside the one that is here: no edit is lost.
    """
    here = library.boards.find(board.id)
    strangers = library.boards.shots_elsewhere(board.id).intersection(board.rows)
    ids = {each: _id(board.id, each) for each in strangers}
    for shot in board.shots:
        ours = here.find(shot.id) if here is not None else None
        if ours is not None and _seen(ours) != _seen(shot):
            ids[shot.id] = _id(shot.id, repr(_seen(shot)))
    return with_other_ids(board, ids) if ids else board


def _seen(shot: Shot) -> tuple[object, ...]:
    """All of a shot that a package carries, but for the take that is kept."""
    request = (shot.prompt, shot.model, shot.quality, shot.duration, shot.takes)
    switches = (shot.prompt_optimizer, shot.fast_pretreatment)
    frames = (shot.first and shot.first.key, shot.last and shot.last.key)
    last = None if shot.last else shot.last_link and shot.last_link.shot
    return (*request, *switches, *frames, shot.first_from, last, shot.name, shot.scene, shot.notes)


def arrived(board: Storyboard, library: Library, home: bool = False) -> Storyboard:
    """The board under the ids that it has in this library.

    A file that has come in before gives the ids of the board that it became, whatever was
    edited there since. Another one of the same name becomes a board of its own. One that comes
    ``home`` brings the ids that it has here.
    """
    mark = sha256(dump(board, Storyboard).encode()).hexdigest()
    here = library.boards.find(board.id)
    if home or here is None or _source(board, library, here) == mark:
        Settings(library.settings).put(BOARD_SOURCE.of(board.id), mark)
        return placed(board, library) if home else board
    other = _id(board.id, mark)
    shots = copies(board.shots, [_id(other, shot.id) for shot in board.shots])
    return Storyboard(other, board.name, shots)


def _source(board: Storyboard, library: Library, here: Storyboard) -> str:
    """Without a mark, from a render: the same where it has every shot of the file."""
    kept = Settings(library.settings).get(BOARD_SOURCE.of(board.id))
    if not kept and all(shot.id in here.rows for shot in board.shots):
        return sha256(dump(board, Storyboard).encode()).hexdigest()
    return kept


def _id(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
