"""What is said of a board that has come in, where it may not be what the artist expects."""

from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import n, t


def welcome(
    here: Storyboard | None, given: str, name: str, new: int, elsewhere: int, unread: int = 0
) -> str:
    """``here``: the board as it was in the library before, where it was.

    ``given`` is the name that it came with and ``name`` the one that it has; ``new`` takes came
    along, ``elsewhere`` are those that the library has already with other shots, and ``unread``
    are films that could not become takes.
    """
    came = _came(new), _unread(unread)
    if here is not None:
        said = t("“{board}” is in this library already and opens as it was left here.", board=name)
        return _joined(said, *came)
    if name == given and not elsewhere:
        return _unread(unread)
    return _joined(_arrived(given, name), *came, _stay(elsewhere))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _arrived(given: str, name: str) -> str:
    if name == given:
        return t("What has come in is a board of its own, “{board}”.", board=name)
    return t(
        "“{there}” is in this library already and stays as it is: what has come in is a board of "
        "its own, “{board}”.",
        there=given,
        board=name,
    )


def _came(takes: int) -> str:
    if not takes:
        return ""
    return n("{count} new take came with it.", "{count} new takes came with it.", takes)


def _stay(takes: int) -> str:
    if not takes:
        return ""
    return n(
        "{count} take of it is here already and stays with the shots of the other board.",
        "{count} takes of it are here already and stay with the shots of the other board.",
        takes,
    )


def _unread(films: int) -> str:
    if not films:
        return ""
    return n(
        "{count} film in it could not become a take: see that the file is whole and that the disk "
        "has room, and open it again.",
        "{count} films in it could not become takes: see that the file is whole and that the disk "
        "has room, and open it again.",
        films,
    )
