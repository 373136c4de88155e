"""The ways to look at films that are compared."""

from enum import Enum

from hailuo_desktop.translate import Marked


class Mode(Enum):
    """The value is what is kept. All but the first are of two: A, and the side in hand."""

    TILES = "tiles"
    WIPE = "wipe"
    FLIP = "flip"
    DIFFERENCE = "difference"
    CUT = "cut"


GAINS = (1, 2, 4, 8, 16, 32)  # of a difference: each doubles the one before
LETTERS = (Marked("A"), Marked("B"), Marked("C"), Marked("D"))
MOST = len(LETTERS)  # sides


def letter(place: int) -> str:
    """Of a side, by its place; letters are the same in every language."""
    return LETTERS[place]
