"""Which pictures a film has and where decoding may begin, read from its packets in milliseconds."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.reason import reason

from .timeline import Timeline, timeline_of

if TYPE_CHECKING:
    from hailuo_desktop.ffmpeg import InputContainer, VideoStream

# One packet is one picture, and says when it is shown. Others hide pictures in packets of their
# own (VP8), or leave the times to whoever decodes (MPEG-4 in AVI): those are decoded to be counted.
_PLAIN = frozenset({"h264", "hevc", "vp9", "av1", "libdav1d", "prores", "mjpeg"})
_NEARLY = Fraction(1, 500)  # seconds that a file's ticks may round its rate away by
_LEEWAY = 0.1  # seconds: headers are no more exact than that


@dataclass(frozen=True)
class FilmIndex:
    """Picture ``n`` is shown from ``times[n]``, in ticks of the stream; ``end`` is when the last
    is over. Decoding may begin at the numbers in ``keys``, of which 0 is always one.

    ``rate`` is pictures a second, exactly, or None where they do not come evenly. ``promised``
    is how many seconds the header speaks of where the film breaks off before that, or 0.
    """

    times: tuple[int, ...]
    end: int
    tick: Fraction
    keys: tuple[int, ...]
    rate: Fraction | None
    promised: float = 0.0
    has_sound: bool = False

    @property
    def timeline(self) -> Timeline:
        """The same in seconds."""
        return Timeline(
            tuple(float(time * self.tick) for time in self.times), float(self.end * self.tick)
        )

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return float((self.end - self.times[0]) * self.tick)


def index_of(file: Path, film: "InputContainer", stream: "VideoStream") -> FilmIndex:
    """Reads every packet of a film that was just opened; BadVideo where there is no picture."""
    tick = Fraction(stream.time_base or Fraction(1, 1000))
    found = _by_packets(film, stream)
    if found is None:
        line = timeline_of(file)
        ticks = [round(Fraction(start) / tick) for start in line.starts]
        found = ticks, [], round(Fraction(line.end) / tick), 0
    times, keys, end, hidden = found
    if not times:
        raise BadVideo(reason("film_without_picture", name=file.name))
    numbers = {time: number for number, time in enumerate(times)}
    return FilmIndex(
        tuple(times),
        end,
        tick,
        tuple(sorted({0, *(numbers[time] for time in keys)})),
        _rate(times, tick, stream),
        _promised(film, stream, float((end - times[0]) * tick), len(times) + hidden),
        bool(film.streams.audio),
    )


def _by_packets(
    film: "InputContainer", stream: "VideoStream"
) -> tuple[list[int], list[int], int, int] | None:
    """Times, those of key pictures, the end, and how many pictures an edit list hides."""
    from hailuo_desktop.ffmpeg import FFmpegError

    if stream.codec_context.name not in _PLAIN:
        return None
    shown: dict[int, int] = {}
    keys: list[int] = []
    hidden = 0
    with suppress(FFmpegError):  # a film that breaks off ends there
        for packet in film.demux(stream):
            if not packet.size or packet.is_corrupt:
                continue
            if packet.pts is None:
                return None
            if packet.is_discard:
                hidden += 1
                continue
            shown[packet.pts] = int(packet.duration or 0)
            if packet.is_keyframe:
                keys.append(packet.pts)
    times = sorted(shown)
    end = times[-1] + (shown[times[-1]] or _usual(times, stream)) if times else 0
    return times, keys, end, hidden


def _promised(film: "InputContainer", stream: "VideoStream", lasts: float, count: int) -> float:
    """Seconds, where all that the header says agrees that there should be more; else 0."""
    if 0 < stream.frames <= count:
        return 0.0
    said = float((stream.duration or 0) * (stream.time_base or 0))
    if not said and not film.streams.audio:  # sound may outlast the pictures
        said = (film.duration or 0) / 1_000_000
    return said if said > lasts + max(_LEEWAY, 2 * lasts / max(1, count)) else 0.0


def _usual(times: list[int], stream: "VideoStream") -> int:
    """How long a last picture lasts that does not say so, in ticks."""
    if len(times) > 1:
        return times[-1] - times[-2]
    return max(1, round(Fraction(1, 25) / (stream.time_base or Fraction(1, 1000))))


def _rate(times: list[int], tick: Fraction, stream: "VideoStream") -> Fraction | None:
    """What the file says of itself, where its pictures do come so."""
    known: Any = stream
    for said in (known.average_rate, known.guessed_rate, known.base_rate, _mean(times, tick)):
        if said and all(
            abs((time - times[0]) * tick - Fraction(number) / said) <= max(tick, _NEARLY)
            for number, time in enumerate(times)
        ):
            return Fraction(said)
    return None


def _mean(times: list[int], tick: Fraction) -> Fraction | None:
    steps = {after - time for time, after in pairwise(times)}
    return 1 / (next(iter(steps)) * tick) if len(steps) == 1 else None
