"""A film made from a request: the first frame moved by its camera commands, or a card."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from .orientation import upright
from .pixels import Mark, Pixels, Scene, blended, card, fitted
from .sketch import groups_of, settled, view_at

FPS = 25
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
        _encode(_frames(job, stills, width, height), width, height, part)
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
    pixels = upright(file.read_bytes())
    height, width = pixels.shape[:2]
    if min(width, height) <= SHORTEST:
        raise BadShape(f"the short edge must be longer than {SHORTEST} px")
    if not TOO_NARROW - SLACK <= width / height <= TOO_WIDE + SLACK:
        raise BadShape("the ratio must be from 2:5 to 5:2")
    return pixels


def _frames(job: Job, stills: list[Pixels], width: int, height: int) -> Iterator[Pixels]:
    count = job.seconds * FPS
    groups = groups_of(job.prompt)
    first = fitted(stills[0], width, height) if stills else card(job.prompt, width, height)
    last = fitted(stills[1], width, height) if len(stills) > 1 else None
    scene, mark = Scene(first), Mark(width, height)
    for number in range(count):
        time = number / (count - 1)
        view = view_at(groups, time)
        pixels = scene.seen(view if last is None else settled(view, time))
        yield mark.on(pixels if last is None else blended(pixels, last, time))


def _encode(frames: Iterator[Pixels], width: int, height: int, part: Path) -> None:
    with closing(av.open(str(part), "w", "mp4", {"movflags": "faststart"})) as film:
        stream = film.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "crf": "20"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, FPS)
        for number, pixels in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
