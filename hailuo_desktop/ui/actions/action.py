"""What a command of the window is: its words, its keys, and when it makes sense."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import Marked, mark

NONE = Marked("")


class Place(Enum):
    """Where the keys are heard; the value is the heading on the page of shortcuts, marked."""

    WINDOW = mark("Everywhere")
    BOARD = mark("Board")
    SHOT = mark("Prompt and frames")
    FILM = mark("Film, where no text is written")
    COMPARE = mark("Compared takes")
    ANIMATIC = mark("Animatic")
    QUEUE = mark("Queue")
    ALL_TAKES = mark("All takes")


@dataclass(frozen=True, eq=False, kw_only=True)
class Action:
    """``name`` is its identity for settings and tests; ``text`` has its letter marked by an &.

    ``menu`` is the text in the window's own menus, where that has to say more. ``help`` stands on
    the page of shortcuts: actions of the same help share a line there. ``by_panels``: the panels
    hear its keys, the menu only tells of them. ``repeats``: a key that is held does it again.
    ``needs`` says, as a sentence, what it takes where it cannot be done. ``opens_list``: in the
    menus it is one by itself, which is filled when it opens.
    """

    name: str
    text: Marked
    menu: Marked = NONE
    keys: tuple[str, ...] = ()
    help: Marked = NONE
    place: Place = Place.WINDOW
    icon: str = ""
    tip: Marked = NONE
    needs: Marked = NONE
    checkable: bool = False
    by_panels: bool = False
    repeats: bool = False
    opens_list: bool = False

    @property
    def by_menus(self) -> bool:
        """Whether the window's own menus hear its keys, wherever the focus is."""
        return self.place is Place.WINDOW and not self.by_panels


def _some(shots: Sequence[Shot]) -> bool:
    return bool(shots)


@dataclass(frozen=True, eq=False, kw_only=True)
class ShotAction(Action):
    """It is done with the chosen shots, by their ids; ``when`` says whether that makes sense."""

    place: Place = Place.BOARD
    when: Callable[[Sequence[Shot]], bool] = _some


@dataclass(frozen=True, eq=False, kw_only=True)
class TakeAction(Action):
    """It is done with takes, by their ids; ``when`` says whether a take's state allows it.

    ``button``: it stands beneath the list too; ``alone``: with one take at a time; ``urgent``: a
    take that stands still most likely waits for it.
    """

    when: Callable[[Take], bool]
    place: Place = Place.QUEUE
    button: bool = True
    alone: bool = False
    urgent: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class FilmAction(Action):
    """``film``: it needs one that can be played. ``in_lists``: its key is heard in a list too.

    Its keys are letters where text is written: the viewer hears them, never the window.
    """

    place: Place = Place.FILM
    by_panels: bool = True
    film: bool = False
    in_lists: bool = True
