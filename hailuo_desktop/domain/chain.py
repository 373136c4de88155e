"""Chains: a frame that comes from a neighbour on the board instead of from a file."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from .problem import Field, Problem, error
from .shot import Link, Shot
from .storyboard import Storyboard, with_shot


def source_of(board: Storyboard, link: Link) -> Shot | None:
    """The shot that a link hangs on; None where the board does not hold it (any more)."""
    return board.find(link.shot)


def as_sent(board: Storyboard, shot: Shot) -> Shot:
    """The shot with its last frame filled in from the first frame of the one it leads to.

    A first frame that hangs on another shot's film stays open: only a take can give it.
    """
    if shot.last is not None or shot.last_link is None:
        return shot
    source = source_of(board, shot.last_link)
    return shot if source is None else replace(shot, last=source.first)


def link_problems(board: Storyboard, shot: Shot) -> list[Problem]:
    """What is wrong with the shot's links: lost, going in a circle, or leading to no picture."""
    return [*_first(board, shot), *_last(board, shot)]


def _first(board: Storyboard, shot: Shot) -> Iterator[Problem]:
    if shot.first_from is None:
        return
    if source_of(board, shot.first_from) is None:
        yield error("link_lost", Field.FIRST_FRAME)
    elif circular(board, shot):
        yield error("link_circle", Field.FIRST_FRAME)


def _last(board: Storyboard, shot: Shot) -> Iterator[Problem]:
    if shot.last is not None or shot.last_link is None:
        return
    source = source_of(board, shot.last_link)
    if source is None:
        yield error("link_lost", Field.LAST_FRAME)
    elif source.first is None:
        yield error("link_without_picture", Field.LAST_FRAME, shot=board.code(source.id))


def circular(board: Storyboard, shot: Shot) -> bool:
    """Whether following first-frame links from the shot comes back to where it has been."""
    seen, here = {shot.id}, shot
    while (link := here.first_from) is not None:
        following = source_of(board, link)
        if following is None:
            return False
        if following.id in seen:
            return True
        seen.add(following.id)
        here = following
    return False


def linked(board: Storyboard, shot_id: str, link: Link | None) -> Storyboard:
    """The board with a shot's first frame hung on another shot, or let go again (None)."""
    shot = board.shot(shot_id)
    first = shot.first if link is None else None
    return with_shot(board, replace(shot, first=first, first_link=link))


def chained(board: Storyboard, ids: list[str], wait: bool = False) -> Storyboard:
    """The board with each of the shots, in board order, hung on the one before it."""
    chosen = [shot.id for shot in board.shots if shot.id in set(ids)]
    for before, after in pairwise(chosen):
        board = linked(board, after, Link(before, wait))
    return board
