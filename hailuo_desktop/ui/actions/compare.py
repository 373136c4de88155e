"""What is done to compare takes, by key."""

from dataclasses import dataclass

from hailuo_desktop.translate import Marked, mark

from .action import FilmAction, Place

_NEEDS = mark("Compare takes first.")


@dataclass(frozen=True, eq=False, kw_only=True)
class CompareAction(FilmAction):
    """It means something while takes are compared; its keys are heard beside those of a film."""

    place: Place = Place.COMPARE
    needs: Marked = _NEEDS


# From the film and its strip

_PIN = mark("pin a take as A, compare the chosen one with it")
PIN_A = FilmAction(
    name="pin_a",
    text=mark("Pin as &A"),
    keys=("A",),
    help=_PIN,
    tip=mark("The take that others are compared with, until another one is pinned."),
)
COMPARE = FilmAction(
    name="compare",
    text=mark("C&ompare with A"),
    keys=("C",),
    help=_PIN,
    film=True,
    tip=mark("The chosen take beside the pinned one; without one, beside its neighbour."),
)
COMPARE_CUT = FilmAction(
    name="compare_cut",
    text=mark("Compare the c&ut to the next shot"),
    keys=("Shift+U",),
    help=mark("the cut to the next shot"),
    film=True,
    tip=mark("The last frame of this take over the first one of the take that follows."),
)
COMPARE_ENTRIES = (PIN_A, COMPARE, COMPARE_CUT)

# While takes are compared

TILES = CompareAction(
    name="compare_tiles",
    text=mark("Side by side"),
    keys=("T",),
    help=mark("side by side"),
    tip=mark("All sides at once"),
)
WIPE = CompareAction(
    name="compare_wipe",
    text=mark("Wipe"),
    keys=("W",),
    help=mark("wipe"),
    tip=mark("A on the left of a line, the other on its right: drag it, or use its keys"),
)
FLIP = CompareAction(
    name="compare_flip",
    text=mark("Flip"),
    keys=("B",),
    help=mark("flip; again: the other one"),
    tip=mark("A or the other in the same place, by one key"),
)
DIFFERENCE = CompareAction(
    name="compare_difference",
    text=mark("Difference"),
    keys=("D",),
    help=mark("difference"),
    tip=mark("What differs between A and the other, brightened as you wish"),
)
CUT = CompareAction(
    name="compare_onion",
    text=mark("Cut"),
    keys=("U",),
    help=mark("the cut from A to the other"),
    tip=mark("The last frame of A and the first one of the other, laid upon each other"),
)
MODES = (TILES, WIPE, FLIP, DIFFERENCE, CUT)
_SETTING = mark("move the wipe, the gain or the blend")
LESS = CompareAction(
    name="compare_less", text=mark("Less"), keys=("[",), help=_SETTING, repeats=True
)
MORE = CompareAction(
    name="compare_more", text=mark("More"), keys=("]",), help=_SETTING, repeats=True
)
ALTERNATE = CompareAction(
    name="compare_alternate",
    text=mark("Flip by itself"),
    keys=("Shift+B",),
    help=mark("flip by itself, slowly"),
)
ADD_SIDE = CompareAction(
    name="compare_add",
    text=mark("Add a side"),
    keys=("Shift+C",),
    help=mark("add a side, remove it"),
    icon="plus",
    tip=mark("One more take, up to four; then choose which in the strip"),
)
REMOVE_SIDE = CompareAction(
    name="compare_remove",
    text=mark("Remove this side"),
    keys=("Shift+X",),
    help=mark("add a side, remove it"),
)
NEXT_SIDE = CompareAction(
    name="compare_next_side",
    text=mark("Take the next side in hand"),
    keys=("N",),
    help=mark("take the next side in hand"),
    repeats=True,
)
HEAR_NEXT = CompareAction(
    name="compare_hear",
    text=mark("Hear the next side"),
    keys=("H",),
    help=mark("hear the next side, or none"),
)
_OFFSET = mark("the side in hand: a frame earlier or later, none")
EARLIER = CompareAction(
    name="compare_earlier",
    text=mark("This side a frame earlier"),
    keys=("Alt+Left",),
    help=_OFFSET,
    in_lists=False,
    repeats=True,
)
LATER = CompareAction(
    name="compare_later",
    text=mark("This side a frame later"),
    keys=("Alt+Right",),
    help=_OFFSET,
    in_lists=False,
    repeats=True,
)
EVEN = CompareAction(
    name="compare_even", text=mark("This side without an offset"), keys=("Alt+0",), help=_OFFSET
)
COMPARE_ACTIONS: tuple[CompareAction, ...] = (
    *(*MODES, LESS, MORE, ALTERNATE),
    *(ADD_SIDE, REMOVE_SIDE, NEXT_SIDE, HEAR_NEXT, EARLIER, LATER, EVEN),
)
