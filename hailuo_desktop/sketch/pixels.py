"""Pictures as arrays: fitted, seen through a view, blended, marked, lettered."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hailuo_desktop.ffmpeg import av

from .colours import Pixels
from .letters import Lettering
from .moves import MARGIN, View

MARK = "REHEARSAL"
MOST_LINES = 10  # of a card: the rest is left out


def scaled(pixels: Pixels, width: int, height: int) -> Pixels:
    if pixels.shape[:2] == (height, width):
        return pixels
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
    resized: Any = frame.reformat(width, height, interpolation="BILINEAR")
    return resized.to_ndarray(format="rgb24")


def fitted(still: Pixels, width: int, height: int) -> Pixels:
    """The picture cropped, centred, to the shape of the film."""
    old_h, old_w = still.shape[:2]
    factor = max(width / old_w, height / old_h)
    crop_w, crop_h = min(old_w, round(width / factor)), min(old_h, round(height / factor))
    left, top = (old_w - crop_w) // 2, (old_h - crop_h) // 2
    return scaled(still[top : top + crop_h, left : left + crop_w], width, height)


class Scene:
    """A picture and its mirrored surroundings, for a camera that looks beyond the edges."""

    def __init__(self, picture: Pixels) -> None:
        self._height, self._width = picture.shape[:2]
        self._beside, self._above = ceil(self._width * MARGIN), ceil(self._height * MARGIN)
        around = ((self._above, self._above), (self._beside, self._beside), (0, 0))
        self._all: Pixels = np.pad(picture, around, "reflect")

    def seen(self, view: View) -> Pixels:
        """What the view holds, at the picture's size."""
        wide, high = round(self._width * view.scale), round(self._height * view.scale)
        left = round(self._beside + view.x * self._width - wide / 2)
        top = round(self._above + view.y * self._height - high / 2)
        left = min(max(0, left), self._all.shape[1] - wide)
        top = min(max(0, top), self._all.shape[0] - high)
        crop = self._all[top : top + high, left : left + wide]
        return scaled(crop, self._width, self._height)


def blended(one: Pixels, other: Pixels, time: float) -> Pixels:
    """From one to the other while ``time`` goes from 0 to 1."""
    share = round(256 * time * time * (3 - 2 * time))
    mixed = one.astype(np.uint16) * (256 - share) + other.astype(np.uint16) * share
    return (mixed >> 8).astype(np.uint8)


def card(prompt: str, width: int, height: int) -> Pixels:
    """A quiet card with the words of a shot that has no picture yet."""
    down = np.linspace(0.0, 1.0, height, dtype=np.float32)[:, None, None]
    top, bottom = np.array([38, 44, 58], np.float32), np.array([14, 16, 22], np.float32)
    pixels: NDArray[np.float32] = np.broadcast_to(
        top * (1 - down) + bottom * down, (height, width, 3)
    ).astype(np.float32)
    glow = np.linspace(-1.0, 1.0, width, dtype=np.float32)[None, :, None] ** 2
    pixels += ((1 - glow) * (1 - down) * np.array([34, 22, 10])).astype(np.float32)
    size = max(8, min(width, height) // 22)
    lettering = Lettering(prompt, size)
    lines = lettering.wrapped(round(0.6 * width), MOST_LINES)
    step = round(size * 1.5)
    y = (height - step * len(lines)) // 2
    for line in lines:
        _ink(pixels, lettering.drawn(line), round(0.2 * width), y, 0.88)
        y += step
    return pixels.clip(0, 255).astype(np.uint8)


class Mark:
    """The discreet word in the corner, made once for all frames of a film."""

    def __init__(self, width: int, height: int) -> None:
        ink = Lettering(MARK, max(8, min(width, height) // 46)).drawn(MARK) * 0.45
        high, wide = ink.shape
        room = max(8, min(width, height) // 40)
        self._across = slice(width - wide - room, width - room)
        self._down = slice(height - high - room, height - room)
        self._ink = ink[:, :, None]

    def on(self, pixels: Pixels) -> Pixels:
        marked = pixels.copy()
        place = marked[self._down, self._across].astype(np.float32)
        marked[self._down, self._across] = (place + (255 - place) * self._ink).astype(np.uint8)
        return marked


def _ink(pixels: NDArray[np.float32], ink: NDArray[np.float32], x: int, y: int, how: float) -> None:
    high, wide = ink.shape
    place = pixels[y : y + high, x : x + wide]
    cover = ink[: place.shape[0], : place.shape[1], None] * how
    place += (np.array([236, 232, 222], np.float32) - place) * cover
