"""How many pictures a film has, how fast and how large, and whether it has sound."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from hailuo_desktop.domain.cut import FilmFacts
from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.frame_rate import USUAL, standard
from hailuo_desktop.domain.reason import reason

from .film import open_film, pictures_of, square_pixels, suppress_broken

if TYPE_CHECKING:
    from hailuo_desktop.ffmpeg import VideoStream


def film_facts(file: Path) -> FilmFacts:
    """Counted from the film's packets, none of which is decoded; BadVideo where there is none."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        packets = film.demux(stream)  # an edit list leaves some of them out
        frames = sum(packet.pts is not None and not packet.is_discard for packet in packets)
        if not frames:
            raise BadVideo(reason("film_without_picture", name=file.name))
        width, height = square_pixels(stream.width, stream.height, stream.sample_aspect_ratio)
        sound = film.streams.audio[0] if film.streams.audio else None
        return FilmFacts(
            frames=frames,
            rate=_rate(stream),
            width=width,
            height=height,
            channels=sound.channels if sound else 0,
            sound_rate=sound.sample_rate if sound else 0,
        )
    raise BadVideo(reason("film_without_picture", name=file.name))


def _rate(stream: "VideoStream") -> Fraction:
    rate = stream.average_rate or stream.guessed_rate
    return standard(rate) if rate else USUAL
