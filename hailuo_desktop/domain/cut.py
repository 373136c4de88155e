"""The cut of a board as an editor takes it over: shots in order, each with all of its takes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePosixPath

from .frame_rate import USUAL, rescaled, timebase

USUAL_SIZE = (1366, 768)  # pixels: what the service makes at 768p
FIRST_HOUR = 1  # of the record timecode, as editors begin a programme


@dataclass(frozen=True)
class FilmFacts:
    """What a film file says of itself; ``rate`` in frames a second, ``sound_rate`` in Hz.

    ``frames`` is how many pictures it has, and a silent one has 0 ``channels``.
    """

    frames: int
    rate: Fraction
    width: int
    height: int
    channels: int = 0
    sound_rate: int = 0


@dataclass(frozen=True)
class CutTake:
    """``file`` is relative to the folder that the timelines lie in, with “/” between its parts.

    ``first`` and ``length`` are what is used of it, in its own frames.
    """

    id: str
    number: int
    file: str
    facts: FilmFacts
    first: int
    length: int
    prompt: str = ""
    camera: tuple[str, ...] = ()
    model: str = ""
    mode: str = ""
    quality: str = ""
    task: str = ""
    note: str = ""
    stars: int = 0
    is_rejected: bool = False

    @property
    def name(self) -> str:
        """Of its file: editors find films by it."""
        return PurePosixPath(self.file).name

    @property
    def seconds(self) -> Fraction:
        """How long it is used for."""
        return Fraction(self.length) / self.facts.rate


@dataclass(frozen=True)
class CutShot:
    """``take`` is the one in use, None where there is no film yet; ``seconds`` is its length then.

    ``scene`` is the heading that stands above it, ``in_scene`` the one that it is under.
    """

    id: str
    code: str
    take: CutTake | None
    others: tuple[CutTake, ...] = ()
    seconds: int = 6
    scene: str = ""
    in_scene: str = ""
    notes: str = ""

    @property
    def takes(self) -> tuple[CutTake, ...]:
        """The one in use first."""
        return ((self.take,) if self.take else ()) + self.others


@dataclass(frozen=True)
class Placed:
    """A shot on the timeline: ``start`` and ``length`` in the timeline's frames."""

    shot: CutShot
    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True)
class Cut:
    """``rate`` in frames a second, ``width`` and ``height`` in pixels, of the timeline."""

    id: str
    name: str
    shots: tuple[CutShot, ...]
    rate: Fraction = USUAL
    width: int = USUAL_SIZE[0]
    height: int = USUAL_SIZE[1]

    @property
    def begin(self) -> int:
        """The frame that the record timecode 01:00:00:00 is."""
        return FIRST_HOUR * 3600 * timebase(self.rate)

    @property
    def placed(self) -> tuple[Placed, ...]:
        return tuple(self._placed())

    @property
    def length(self) -> int:
        """In frames of the timeline."""
        return sum(each.length for each in self._placed())

    @property
    def takes(self) -> tuple[CutTake, ...]:
        """Every take of it, in board order."""
        return tuple(take for shot in self.shots for take in shot.takes)

    @property
    def most_others(self) -> int:
        return max((len(shot.others) for shot in self.shots), default=0)

    def used_of(self, take: CutTake, room: int) -> int:
        """Frames of the timeline that a take fills of a place of ``room`` frames."""
        return max(1, min(room, rescaled(take.length, take.facts.rate, self.rate)))

    def _placed(self) -> Iterator[Placed]:
        start = 0
        for shot in self.shots:
            length = self._length(shot)
            yield Placed(shot, start, length)
            start += length

    def _length(self, shot: CutShot) -> int:
        if shot.take is None:
            return max(1, round(shot.seconds * self.rate))
        return max(1, rescaled(shot.take.length, shot.take.facts.rate, self.rate))


def common_format(films: Sequence[FilmFacts]) -> tuple[Fraction, int, int]:
    """Rate and size that most of the films have, the first of them where several do."""
    if not films:
        return USUAL, *USUAL_SIZE
    rate = Counter(film.rate for film in films).most_common(1)[0][0]
    size = Counter((film.width, film.height) for film in films).most_common(1)[0][0]
    return rate, *size
