"""The pictures of a film by number: which is shown when, and how a time is read in frames."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_NEARLY = 0.000_1  # seconds: sums of fractions are no more exact than that


@dataclass(frozen=True)
class FrameList:
    """``starts`` in seconds as the file counts them, rising; ``end`` is when the last is over.

    ``rate`` is pictures a second, None where they do not come evenly.
    """

    starts: Sequence[float]
    end: float
    rate: Fraction | None = None

    @property
    def last(self) -> int:
        return max(0, len(self.starts) - 1)

    @property
    def begin(self) -> float:
        return self.starts[0] if self.starts else 0.0

    @property
    def usual(self) -> Fraction:
        """Pictures a second, on the whole."""
        lasts = self.end - self.begin
        return self.rate or Fraction(len(self.starts) / lasts if lasts > 0 else 25)

    def at(self, seconds: float) -> int:
        """The number, from 0, of the picture that is shown then."""
        return max(0, bisect_right(self.starts, seconds + _NEARLY) - 1)

    def start(self, number: int) -> float:
        """When that picture begins; of one after the last, the end."""
        return self.starts[number] if number < len(self.starts) else self.end

    def timecode(self, number: int) -> str:
        """Minutes, seconds and frames of that second, as an editor counts: “00:02:12”.

        One more than the last is the length of the whole. By the file's own rate, no frame
        dropped: at 23.976 a second has 24 frames, and is a little longer than on the wall.
        """
        if not self.starts:
            return "00:00:00"
        if self.rate is not None:
            seconds, frames = divmod(number, round(self.rate))
        else:
            seconds = int(self.start(number) - self.begin + _NEARLY)
            frames = number - bisect_right(self.starts, self.begin + seconds - _NEARLY)
        hours, minutes = divmod(seconds // 60, 60)
        ahead = f"{hours:02}:" if hours else ""
        return f"{ahead}{minutes:02}:{seconds % 60:02}:{frames:02}"

    @property
    def length(self) -> str:
        return self.timecode(len(self.starts))
