"""A board that comes in from a file: the one that is here already, or another one beside it."""

from hashlib import sha256

from hailuo_desktop.domain.storyboard import Storyboard, copies, with_other_ids
from hailuo_desktop.store.codec import dump
from hailuo_desktop.store.library import Library

SOURCE = "board.source."  # of the settings, by board: a mark of what it was made from


def placed(board: Storyboard, library: Library) -> Storyboard:
    """The board with other ids for the shots that live on another board of this library by now:
    a shot is on one board, and its takes are with it."""
    strangers = library.boards.shots_elsewhere(board.id).intersection(board.rows)
    return with_other_ids(board, {each: _id(board.id, each) for each in strangers})


def arrived(board: Storyboard, library: Library, home: bool = False) -> Storyboard:
    """The board under the ids that it has in this library.

    A file that has come in before gives the ids of the board that it became, whatever was
    edited there since. Another one of the same name becomes a board of its own. One that comes
    ``home`` brings the ids that it has here.
    """
    mark = sha256(dump(board, Storyboard).encode()).hexdigest()
    here = library.boards.find(board.id)
    if home or here is None or _source(board, library, here) == mark:
        library.settings.put(SOURCE + board.id, mark)
        return placed(board, library)
    other = _id(board.id, mark)
    shots = copies(board.shots, [_id(other, shot.id) for shot in board.shots])
    return Storyboard(other, board.name, shots)


def _source(board: Storyboard, library: Library, here: Storyboard) -> object:
    """Without a mark, from a render: the same where it has every shot of the file."""
    kept = library.settings.get(SOURCE + board.id, None)
    if kept is None and all(shot.id in here.rows for shot in board.shots):
        return sha256(dump(board, Storyboard).encode()).hexdigest()
    return kept


def _id(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
