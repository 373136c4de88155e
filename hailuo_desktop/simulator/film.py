"""A film made from a request: the first frame moved by its camera commands, or a card."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.sketch.colours import Pixels
from hailuo_desktop.sketch.pixels import Mark
from hailuo_desktop.sketch.reel import FPS, write_reel
from hailuo_desktop.sketch.shot import ShotSketch

from .orientation import upright

SHORT_EDGE = {"512p": 512, "768p": 768, "1080p": 1080}
LANDSCAPE = {"512p": (910, 512), "768p": (1366, 768), "1080p": (1920, 1080)}
TOO_NARROW, TOO_WIDE = 2 / 5, 5 / 2
SHORTEST = 300  # pixels: a short edge must be longer
SLACK = 1e-9


@dataclass(frozen=True)
class Job:
    """What a film is made from; ``images`` are files, first then last."""

    prompt: str
    images: tuple[str, ...]
    quality: str
    seconds: int
    target: str


class BadShape(ValueError):
    """A picture that the service does not take."""


def make(job: Job) -> None:
    """Write the film; it is not there under its name before it is whole.

    ValueError where a picture cannot be read, BadShape where its size or ratio is refused.
    """
    stills = [_still(Path(image)) for image in job.images]
    width, height = size_of(job.quality, stills[0] if stills else None)
    target = Path(job.target)
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        write_reel(_frames(job, stills, width, height), width, height, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


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


def _still(file: Path) -> Pixels:
    data = file.read_bytes()
    if data.startswith(b"GIF8"):
        raise ValueError("the files service takes a GIF, and Hailuo does not")
    pixels = upright(data)
    height, width = pixels.shape[:2]
    if min(width, height) <= SHORTEST:
        raise BadShape(f"the short edge must be longer than {SHORTEST} px")
    if not TOO_NARROW - SLACK <= width / height <= TOO_WIDE + SLACK:
        raise BadShape("the ratio must be from 2:5 to 5:2")
    return pixels


def _frames(job: Job, stills: list[Pixels], width: int, height: int) -> Iterator[Pixels]:
    sketch, mark = ShotSketch(job.prompt, width, height, *stills), Mark(width, height)
    count = job.seconds * FPS
    for number in range(count):
        yield mark.on(sketch.at(number / (count - 1)))
