"""What happens at the end of a film that plays."""

from enum import Enum

from hailuo_desktop.translate import mark


class Loop(Enum):
    """The value is what the layout keeps."""

    OFF = "off"
    TAKE = "take"
    POINTS = "points"
    BOARD = "board"


WORDS = {
    Loop.OFF: mark("Stop at the end"),
    Loop.TAKE: mark("Loop the take"),
    Loop.POINTS: mark("Loop from in to out"),
    Loop.BOARD: mark("Play on through the board"),
}
SHORT = {
    Loop.OFF: mark("Once"),
    Loop.TAKE: mark("Take"),
    Loop.POINTS: mark("In–out"),
    Loop.BOARD: mark("Board"),
}


def loop_of(kept: str) -> Loop:
    """As it was kept, by whichever version."""
    if kept == "1":
        return Loop.TAKE
    return next((loop for loop in Loop if loop.value == kept), Loop.OFF)
