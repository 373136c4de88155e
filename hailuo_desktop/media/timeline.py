"""The pictures of a film and when each is shown, read from the pictures themselves.

A header's length and rate say little: sound may outlast the pictures, edit lists leave some out,
rates vary.
"""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.reason import reason

from .film import open_film, pictures_of, suppress_broken

if TYPE_CHECKING:
    from hailuo_desktop.ffmpeg import VideoFrame

USUAL = 0.04  # seconds that a picture lasts, where there is nothing to tell from


@dataclass(frozen=True)
class Timeline:
    """When each picture begins, in seconds as the file counts them, and when the last one ends."""

    starts: tuple[float, ...]
    end: float


def timeline_of(file: Path) -> Timeline:
    """Decodes every picture; BadVideo where there is none."""
    starts: list[float] = []
    length = 0.0
    for frame in _pictures(file):
        known: Any = frame
        starts.append(known.time)
        length = float(known.duration or 0) * float(known.time_base or 0)
    starts = sorted(set(starts))
    if not starts:
        raise BadVideo(reason("film_without_picture", name=file.name))
    if length <= 0:
        length = starts[-1] - starts[-2] if len(starts) > 1 else USUAL
    return Timeline(tuple(starts), starts[-1] + length)


def _pictures(file: Path) -> "Iterator[VideoFrame]":
    """Each that says when it begins, in the order in which they are shown."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        stream.thread_type = "AUTO"
        yield from (frame for frame in film.decode(stream) if frame.pts is not None)
