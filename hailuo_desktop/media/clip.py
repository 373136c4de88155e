"""A film made elsewhere: whether it can be played, how large it is and how long."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .film import Films, open_film, pictures_of, suppress_broken


@dataclass(frozen=True)
class ClipFacts:
    """Pixels as stored, and seconds; 0 where the file does not say how long it is."""

    width: int
    height: int
    seconds: float


def clip_facts(file: Path) -> ClipFacts:
    """BadVideo where it is no whole film, or one that cannot be decoded."""
    Films().check(file)
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        length = (film.duration or 0) / 1_000_000
        return ClipFacts(stream.width, stream.height, length)
