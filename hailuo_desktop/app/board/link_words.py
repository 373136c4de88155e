"""Where a shot's frames come from when another shot gives them, in words."""

from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard


def links_in_words(board: Storyboard, shot: Shot) -> tuple[str, str]:
    """For the first frame and the last; empty where it is no link that gives it."""
    first, last = shot.first_from, None if shot.last else shot.last_link
    kept = ", once a take is kept" if first is not None and first.wait else ""
    return (
        _in_words(board, "Last frame of", first) + kept,
        _in_words(board, "First frame of", last),
    )


def _in_words(board: Storyboard, words: str, link: Link | None) -> str:
    if link is None:
        return ""
    known = link.shot in board.rows
    return f"{words} {board.code(link.shot) if known else 'a shot that is gone'}"
