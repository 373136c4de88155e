"""One shot of an animatic: its finished take, or else its still in motion, or else its words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRect

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.frame import FORMATS, WHITE, Crop
from hailuo_desktop.sketch.colours import Pixels, rgb
from hailuo_desktop.sketch.shot import ShotSketch

from .film import shape_of
from .pixels import box_of, pixels_from
from .signature import format_of
from .still import BadImage, decoded
from .track import Track


@dataclass(frozen=True)
class Part:
    """One shot. ``film`` is a finished take, which is shown instead of the sketch.

    ``after`` is the place of the part whose last picture it begins with, where it hangs on one.
    Without a picture to begin with, the shot is a card with its words. Crops are in
    fractions of the upright picture.
    """

    prompt: str
    seconds: float
    first: Path | None = None
    last: Path | None = None
    film: Path | None = None
    first_crop: Crop | None = None
    last_crop: Crop | None = None
    first_ground: str = WHITE
    last_ground: str = WHITE
    after: int | None = None


@dataclass(frozen=True)
class Scene:
    """``at`` gives the picture at a time, 0 to 1, no larger than the box that it was made for."""

    at: Callable[[float], Pixels]
    close: Callable[[], None]
    pictured: bool = True  # no mere card


def scene_of(part: Part, width: int, height: int, opening: Pixels | None = None) -> Scene:
    """``opening`` is what it begins with unless it has a still of its own.

    What cannot be read is left out: a board is played whatever is missing from it."""
    if part.film is not None:
        try:
            return _taken(Track(part.film), part.seconds, width, height)
        except BadVideo:
            pass
    return _sketched(part, width, height, opening)


def _taken(track: Track, seconds: float, width: int, height: int) -> Scene:
    def at(time: float) -> Pixels:
        frame = track.at(time * seconds)
        shape, turns = shape_of(frame, track.stream), round(frame.rotation / 90) % 4
        lying = turns % 2 == 1
        box = box_of(_turned(shape) if lying else shape, width, height)
        pixels = rgb(frame, _turned(box) if lying else box)
        return np.ascontiguousarray(np.rot90(pixels, turns))

    return Scene(at, track.close)


def _turned(size: tuple[int, int]) -> tuple[int, int]:
    return size[1], size[0]


def _sketched(part: Part, width: int, height: int, opening: Pixels | None) -> Scene:
    still = partial(_still, width=width, height=height)
    first = still(part.first, part.first_crop, part.first_ground) if part.first else opening
    last = None if first is None else still(part.last, part.last_crop, part.last_ground)
    if first is not None:
        high, wide, _ = first.shape
        width, height = box_of((wide, high), width, height)
    sketch = ShotSketch(part.prompt, width, height, first, last)
    return Scene(sketch.at, lambda: None, pictured=first is not None)


def _still(
    file: Path | None, crop: Crop | None, ground: str, width: int, height: int
) -> Pixels | None:
    """A still as it is sent, and no more of it than the box can show."""
    if file is None:
        return None
    kept = crop or Crop(0.0, 0.0, 1.0, 1.0)
    room = round(width / kept.width), round(height / kept.height)
    try:
        data = file.read_bytes()
        found = format_of(data)
        if found not in FORMATS:
            return None
        image = decoded(data, found, room, ground)
    except (BadImage, OSError):
        return None
    wide, high = image.width(), image.height()
    place = QRect(
        round(kept.x * wide),
        round(kept.y * high),
        max(1, round(kept.width * wide)),
        max(1, round(kept.height * high)),
    )
    return pixels_from(image.copy(place.intersected(image.rect())))
