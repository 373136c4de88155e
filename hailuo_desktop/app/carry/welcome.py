"""What is said of a board that has come in, where it may not be what the artist expects."""

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.storyboard import Storyboard


def welcome(
    here: Storyboard | None, given: str, name: str, new: int, elsewhere: int, unread: int = 0
) -> str:
    """``here``: the board as it was in the library before, where it was.

    ``given`` is the name that it came with and ``name`` the one that it has; ``new`` takes came
    along, ``elsewhere`` are those that the library has already with other shots, and ``unread``
    are films that could not become takes.
    """
    came = f" {counted(new, 'new take')} came with it." if new else ""
    came += _unread(unread)
    if here is not None:
        return f"“{name}” is in this library already and opens as it was left here.{came}"
    if name == given and not elsewhere:
        return _unread(unread).lstrip()
    there = f"“{given}” is in this library already and stays as it is: " if name != given else ""
    what = "what has come in" if there else "What has come in"
    return f"{there}{what} is a board of its own, “{name}”.{came}{_stay(elsewhere)}"


def _stay(takes: int) -> str:
    if not takes:
        return ""
    stay = "is here already and stays" if takes == 1 else "are here already and stay"
    return f" {counted(takes, 'take')} of it {stay} with the shots of the other board."


def _unread(films: int) -> str:
    if not films:
        return ""
    what = "a take" if films == 1 else "takes"
    return (
        f" {counted(films, 'film')} in it could not become {what}: see that the file is whole and "
        "that the disk has room, and open it again."
    )
