"""Camera commands as a sketch: which part of the picture is seen at a moment. Pure arithmetic."""

import math
import re
from dataclasses import dataclass

_GROUP = re.compile(r"\[([^\[\]]*)\]")
REACH = 0.14  # of the picture: how far one move travels
NEAR = 0.72  # the part of the picture that is seen at the end of a push in
NEAREST = 0.2  # the least part that is ever seen, however many pushes there are
MARGIN = 0.25  # of the picture: how far beyond its edges the camera may look
DRIFT = 0.04  # how much nearer a shot without commands comes, so that it lives
JOLT = 0.012  # of the picture: the width of a shake


@dataclass(frozen=True)
class View:
    """The centre of what is seen and its share of the picture, all as fractions of it."""

    x: float = 0.5
    y: float = 0.5
    scale: float = 1.0


# Sideways, down, and nearer: a move's travel from its start to its end.
_MOVES: dict[str, tuple[float, float, float]] = {
    "truck left": (-1.0, 0.0, 0.0),
    "truck right": (1.0, 0.0, 0.0),
    "pan left": (-0.8, 0.0, 0.0),
    "pan right": (0.8, 0.0, 0.0),
    "push in": (0.0, 0.0, 1.0),
    "pull out": (0.0, 0.0, -1.0),
    "pedestal up": (0.0, -1.0, 0.0),
    "pedestal down": (0.0, 1.0, 0.0),
    "tilt up": (0.0, -0.8, 0.0),
    "tilt down": (0.0, 0.8, 0.0),
    "zoom in": (0.0, 0.0, 0.8),
    "zoom out": (0.0, 0.0, -0.8),
    "tracking shot": (0.6, 0.0, 0.3),
    "static shot": (0.0, 0.0, 0.0),
}
SHAKE = "shake"


def groups_of(prompt: str) -> list[tuple[str, ...]]:
    """The commands of each bracket, in the order in which they act."""
    found: list[tuple[str, ...]] = []
    for match in _GROUP.finditer(prompt):
        names = [name.strip().casefold() for name in match[1].split(",")]
        known = tuple(name for name in names if name in _MOVES or name == SHAKE)
        if known:
            found.append(known)
    return found


def view_at(groups: list[tuple[str, ...]], time: float) -> View:
    """What is seen at ``time``, 0 to 1; it starts on the whole picture.

    Each group has an equal share of the time.
    """
    if not groups:
        return View(scale=1.0 - DRIFT * time)
    place = min(time, 0.999999) * len(groups)
    number, part = int(place), place - int(place)
    x = y = nearer = 0.0
    for index, group in enumerate(groups[: number + 1]):
        done = _eased(part) if index == number else 1.0
        for name in group:
            dx, dy, dz = _MOVES.get(name, (0.0, 0.0, 0.0))
            x, y, nearer = x + dx * done, y + dy * done, nearer + dz * done
    return _view(x, y, nearer, part if SHAKE in groups[number] else 0.0)


def settled(view: View, time: float) -> View:
    """The same on its way to a rest on the whole picture, where a last frame waits."""
    left = min(1.0, 4.0 * (1.0 - time))
    return View(
        0.5 + (view.x - 0.5) * left, 0.5 + (view.y - 0.5) * left, 1 + (view.scale - 1) * left
    )


def _view(x: float, y: float, nearer: float, shaken: float) -> View:
    scale = max(NEAREST, min(1.0 + 2 * MARGIN, NEAR**nearer))
    jolt_x, jolt_y = JOLT * math.sin(shaken * 171.0), JOLT * math.sin(shaken * 233.0)
    room = 0.5 + MARGIN - scale / 2
    return View(0.5 + _held(x * REACH + jolt_x, room), 0.5 + _held(y * REACH + jolt_y, room), scale)


def _held(offset: float, room: float) -> float:
    """What lies around a picture ends somewhere too."""
    return max(-room, min(room, offset))


def _eased(part: float) -> float:
    return part * part * (3.0 - 2.0 * part)
