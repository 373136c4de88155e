"""A film made from a request: the first frame moved by its camera commands, or a card."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from .letters import HEIGHT, WIDTH, drawn, wrapped
from .orientation import upright
from .sketch import View, groups_of, view_at

Pixels = NDArray[np.uint8]

FPS = 25
SHORT_EDGE = {"512p": 512, "768p": 768, "1080p": 1080}
LANDSCAPE = {"512p": (910, 512), "768p": (1366, 768), "1080p": (1920, 1080)}
MARK = "REHEARSAL"


@dataclass(frozen=True)
class Job:
    """What a film is made from; ``images`` are files, first then last."""

    prompt: str
    images: tuple[str, ...]
    quality: str
    seconds: int
    target: str


def make(job: Job) -> None:
    """Write the film; it is not there under its name before it is whole."""
    stills = [upright(Path(image).read_bytes()) for image in job.images]
    width, height = size_of(job.quality, stills[0] if stills else None)
    target = Path(job.target)
    part = target.with_suffix(".part")
    with closing(av.open(str(part), "w", "mp4", {"movflags": "faststart"})) as film:
        stream = film.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "crf": "20"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, FPS)
        for number, pixels in enumerate(_frames(job, stills, width, height)):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    part.replace(target)


def size_of(quality: str, first: Pixels | None) -> tuple[int, int]:
    """The short edge is the quality's; the shape is the first frame's, or a landscape."""
    if first is None:
        return LANDSCAPE[quality]
    height, width = first.shape[:2]
    factor = SHORT_EDGE[quality] / min(width, height)
    if abs(width / height - 16 / 9) < 0.005:
        return LANDSCAPE[quality]
    return _even(width * factor), _even(height * factor)


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)


def _frames(job: Job, stills: list[Pixels], width: int, height: int) -> Iterator[Pixels]:
    count = job.seconds * FPS
    groups = groups_of(job.prompt)
    first = fitted(stills[0], width, height) if stills else card(job.prompt, width, height)
    last = fitted(stills[1], width, height) if len(stills) > 1 else None
    mark = _mark(width, height)
    for number in range(count):
        time = number / max(1, count - 1)
        view = view_at(groups, time) if last is None else _settling(groups, time)
        pixels = seen(first, view, width, height)
        if last is not None:
            pixels = _blend(pixels, last, time)
        elif stills and number == 0:
            pixels = first
        yield _marked(pixels, mark)


def _settling(groups: list[tuple[str, ...]], time: float) -> View:
    """With a last frame the camera starts and ends at rest on the whole picture."""
    view, rest = view_at(groups, time), min(1.0, 4 * min(time, 1 - time))
    return View(
        0.5 + (view.x - 0.5) * rest, 0.5 + (view.y - 0.5) * rest, 1 + (view.scale - 1) * rest
    )


def seen(still: Pixels, view: View, width: int, height: int) -> Pixels:
    """The part of a picture that the view holds, at full size."""
    crop_w, crop_h = max(2, round(width * view.scale)), max(2, round(height * view.scale))
    left = min(max(0, round(view.x * width - crop_w / 2)), width - crop_w)
    top = min(max(0, round(view.y * height - crop_h / 2)), height - crop_h)
    return scaled(still[top : top + crop_h, left : left + crop_w], width, height)


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


def _blend(one: Pixels, other: Pixels, time: float) -> Pixels:
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
    size = max(2, width // 480)
    lines = wrapped(prompt, round(0.6 * width / (WIDTH * size)), 8)
    step = round(HEIGHT * size * 2.1)
    y = (height - step * len(lines)) // 2
    for line in lines:
        _ink(pixels, drawn(line, size), round(0.2 * width), y, 0.88)
        y += step
    return pixels.clip(0, 255).astype(np.uint8)


def _mark(width: int, height: int) -> tuple[slice, slice, NDArray[np.float32]]:
    """Where the discreet mark stands, and its ink."""
    ink = drawn(MARK, max(1, min(width, height) // 384)) * 0.45
    high, wide = ink.shape
    room = max(8, min(width, height) // 40)
    across = slice(width - wide - room, width - room)
    return slice(height - high - room, height - room), across, ink[:, :, None]


def _marked(pixels: Pixels, mark: tuple[slice, slice, NDArray[np.float32]]) -> Pixels:
    down, across, ink = mark
    marked = pixels.copy()
    place = marked[down, across].astype(np.float32)
    marked[down, across] = (place + (255 - place) * ink).astype(np.uint8)
    return marked


def _ink(pixels: NDArray[np.float32], ink: NDArray[np.float32], x: int, y: int, how: float) -> None:
    high, wide = ink.shape
    place = pixels[y : y + high, x : x + wide]
    cover = ink[: place.shape[0], : place.shape[1], None] * how
    place += (np.array([236, 232, 222], np.float32) - place) * cover
