"""Films one behind the other as one MP4: copied where they agree, else encoded anew."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hailuo_desktop.domain.cut import FilmFacts

from .film import open_film, pictures_of, suppress_broken

if TYPE_CHECKING:
    from hailuo_desktop.ffmpeg import InputContainer

Progress = Callable[[float], None]  # 0 to 1
Stopped = Callable[[], bool]


@dataclass(frozen=True)
class Piece:
    """``first`` and ``length`` are what is used of the film, in its own frames."""

    file: Path
    facts: FilmFacts
    first: int
    length: int

    @property
    def is_whole(self) -> bool:
        return not self.first and self.length == self.facts.frames


@dataclass(frozen=True)
class Format:
    """Frames a second and pixels, where the films have to be encoded."""

    rate: Fraction
    width: int
    height: int


def join(
    pieces: Sequence[Piece], target: Path, form: Format, progress: Progress, stopped: Stopped
) -> bool:
    """Write the MP4; False where it was stopped, and what is in ``target`` then is worth nothing.

    BadVideo where a film cannot be read; OSError where ``target`` cannot be written.
    """
    if can_copy(pieces):
        done = _copied(pieces, target, progress, stopped)
        if done is not None:
            return done
    from .reencoded import reencode  # NumPy is slow to load

    return reencode(pieces, target, form, progress, stopped)


def can_copy(pieces: Sequence[Piece]) -> bool:
    """Whether all are whole films that one decoder could read on and on."""
    if not pieces or not all(piece.is_whole for piece in pieces):
        return False
    if len({piece.facts.rate for piece in pieces}) > 1:
        return False
    first = _shape(pieces[0].file)
    return first is not None and all(_shape(piece.file) == first for piece in pieces[1:])


def _shape(file: Path) -> tuple[object, ...] | None:
    """What has to be the same; None where some of the film is not shown, as an edit list has it."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream: Any = pictures_of(film)
        if any(packet.is_discard for packet in film.demux(stream)):
            return None
        codec = stream.codec_context
        seen = codec.name, codec.extradata, codec.width, codec.height, codec.pix_fmt
        return *seen, stream.sample_aspect_ratio, stream.time_base, _sounds(film)
    return None


def _sounds(film: "InputContainer") -> tuple[object, ...]:
    heard = (stream.codec_context for stream in film.streams.audio)
    return tuple((c.name, c.extradata, c.sample_rate, c.layout.name) for c in heard)


def _copied(
    pieces: Sequence[Piece], target: Path, progress: Progress, stopped: Stopped
) -> bool | None:
    """As ``join``; None where the films cannot be put behind each other after all."""
    from hailuo_desktop.ffmpeg import av

    with closing(av.open(str(target), "w", "mp4", {"movflags": "faststart"})) as out:
        copy = _Copy(out)
        start = Fraction(0)
        for place, piece in enumerate(pieces):
            if stopped():
                return False
            if not copy.add(piece, start):
                return None
            start += Fraction(piece.facts.frames) / piece.facts.rate
            progress((place + 1) / len(pieces))
    return True


class _Copy:
    """Packets of film after film, their times moved on."""

    def __init__(self, out: Any) -> None:
        self._out = out
        self._streams: list[Any] = []
        self._last: dict[int, int] = {}

    def add(self, piece: Piece, start: Fraction) -> bool:
        with suppress_broken(piece.file), closing(open_film(piece.file)) as film:
            streams: list[Any] = [pictures_of(film), *film.streams.audio]
            if not self._streams:
                make = self._out.add_stream_from_template
                self._streams = [make(stream, opaque=True) for stream in streams]
            places = {stream.index: place for place, stream in enumerate(streams)}
            for packet in film.demux(streams):
                if packet.dts is not None:
                    place = places[packet.stream.index]
                    if not self._put(packet, place, start, streams[0]):
                        return False
        return True

    def _put(self, packet: Any, place: int, start: Fraction, pictures: Any) -> bool:
        """False where it would have to come before what is there already."""
        begin = (pictures.start_time or 0) * pictures.time_base
        move = round((start - begin) / packet.time_base)
        packet.pts, packet.dts = packet.pts + move, packet.dts + move
        if packet.dts <= self._last.get(place, packet.dts - 1):
            return place > 0  # the end of a sound, longer than its picture, is left out
        self._last[place] = packet.dts
        packet.stream = self._streams[place]
        self._out.mux(packet)
        return True
