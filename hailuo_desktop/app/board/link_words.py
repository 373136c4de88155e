"""Where a shot's frames come from when another shot gives them, in words."""

from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import t


def links_in_words(board: Storyboard, shot: Shot) -> tuple[str, str]:
    """For the first frame and the last; empty where it is no link that gives it."""
    return _first(board, shot.first_from), _last(board, None if shot.last else shot.last_link)


def _first(board: Storyboard, link: Link | None) -> str:
    if link is None:
        return ""
    if link.shot not in board.rows:
        if link.wait:
            return t("Last frame of a shot that is gone, once a take is kept")
        return t("Last frame of a shot that is gone")
    code = board.code(link.shot)
    if link.wait:
        return t("Last frame of {shot}, once a take is kept", shot=code)
    return t("Last frame of {shot}", shot=code)


def _last(board: Storyboard, link: Link | None) -> str:
    if link is None:
        return ""
    if link.shot not in board.rows:
        return t("First frame of a shot that is gone")
    return t("First frame of {shot}", shot=board.code(link.shot))
