"""Camera commands as a sketch: which part of the picture is seen at a moment. Pure arithmetic."""

import math
import re
from dataclasses import dataclass

_GROUP = re.compile(r"\[([^\[\]]*)\]")
REACH = 0.16  # of the picture: how far one move travels
NEAR = 0.72  # the part of the picture that is seen at the end of a push or zoom in
MARGIN = 0.84  # the part that is seen at rest, so that there is somewhere to go


@dataclass(frozen=True)
class View:
    """The centre of what is seen and its share of the picture, all as fractions."""

    x: float = 0.5
    y: float = 0.5
    scale: float = MARGIN


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
    """What is seen at ``time``, 0 to 1; each group has an equal share of it."""
    if not groups:
        return View(scale=MARGIN - 0.04 * time)
    place = min(time, 0.999999) * len(groups)
    number, part = int(place), place - int(place)
    x = y = nearer = 0.0
    for index, group in enumerate(groups[: number + 1]):
        done = _eased(part) if index == number else 1.0
        for name in group:
            dx, dy, dz = _MOVES.get(name, (0.0, 0.0, 0.0))
            x, y, nearer = x + dx * done, y + dy * done, nearer + dz * done
    shaking = SHAKE in groups[number]
    return _view(x, y, nearer, time if shaking else None)


def _view(x: float, y: float, nearer: float, shaken: float | None) -> View:
    scale = MARGIN * (NEAR / MARGIN) ** max(-1.0, min(2.0, nearer))
    scale = min(1.0, scale)
    jolt_x = jolt_y = 0.0
    if shaken is not None:
        jolt_x = 0.012 * math.sin(shaken * 171.0)
        jolt_y = 0.012 * math.sin(shaken * 233.0 + 1.0)
    room = (1.0 - scale) / 2
    return View(
        0.5 + _held(x * REACH / 2 + jolt_x, room), 0.5 + _held(y * REACH / 2 + jolt_y, room), scale
    )


def _held(offset: float, room: float) -> float:
    """A picture ends somewhere: the view stays inside it."""
    return max(-room, min(room, offset))


def _eased(part: float) -> float:
    return part * part * (3.0 - 2.0 * part)
