"""Which picture of a film is due when, also where it has ended or not begun yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from hailuo_desktop.ui.viewer.frame_list import FrameList

_NEARLY = 0.000_1  # seconds: sums of fractions are no more exact than that
Shifted = tuple[FrameList, int]  # a film, and how many of its own frames it is ahead


def due(frames: FrameList, seconds: float) -> int:
    """The number of the picture that is shown so long after the beginning of the film.

    It goes on at the usual rate beyond both ends: below 0 before, above the last one after.
    """
    lasts, usual = frames.end - frames.begin, float(frames.usual)
    if seconds < -_NEARLY:
        return int((seconds + _NEARLY) * usual) - 1
    if seconds < lasts - _NEARLY:
        return frames.at(frames.begin + seconds)
    return frames.last + 1 + int((seconds - lasts + _NEARLY) * usual)


def moment(frames: FrameList, number: int) -> float:
    """Seconds after the beginning of the film at which that picture begins; as ``due`` counts."""
    if 0 <= number <= frames.last:
        return frames.start(number) - frames.begin
    if number < 0:
        return float(Fraction(number) / frames.usual)
    lasts = frames.end - frames.begin
    return lasts + float(Fraction(number - frames.last - 1) / frames.usual)


@dataclass(frozen=True)
class Ruler:
    """What the playhead counts by: the frames of one film, on to the end of the longest."""

    frames: FrameList
    last: int

    def seconds(self, number: int) -> float:
        return moment(self.frames, number)

    def number(self, seconds: float) -> int:
        return max(0, min(due(self.frames, seconds), self.last))


def ruler(films: Iterable[Shifted]) -> Ruler:
    """By the first of the films, which must be counted; it ends with the last picture of all."""
    shifted = [*films]
    frames = shifted[0][0]
    end = max(moment(each, each.last - ahead) for each, ahead in shifted)
    last = max(0, due(frames, end))
    return Ruler(frames, last if moment(frames, last) >= end - _NEARLY else last + 1)
