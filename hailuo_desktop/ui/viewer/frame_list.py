"""The pictures of a film by number: which is shown when, and how a time is read in frames."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_NEARLY = 0.002  # seconds: a player counts in milliseconds


@dataclass(frozen=True)
class FrameList:
    """``starts`` in seconds as the player counts them, rising; ``end`` is when the last is over."""

    starts: Sequence[float]
    end: float

    @property
    def last(self) -> int:
        return max(0, len(self.starts) - 1)

    def at(self, seconds: float) -> int:
        """The number, from 0, of the picture that is shown then."""
        return max(0, bisect_right(self.starts, seconds + _NEARLY) - 1)

    def middle(self, number: int) -> int:
        """Milliseconds, well inside that picture: its exact start may round off."""
        start = self.starts[number] if self.starts else 0.0
        after = self.starts[number + 1] if number < self.last else self.end
        return round((start + after) * 500)

    def timecode(self, number: int) -> str:
        """Minutes, seconds and frames of that second, as an editor counts: “0:02:12”.

        One more than the last is the length of the whole.
        """
        if not self.starts:
            return "0:00:00"
        begin = self.starts[0]
        start = self.starts[number] if number <= self.last else self.end
        second = int(start - begin + _NEARLY)
        first = self.at_or_after(begin + second)
        return f"{second // 60}:{second % 60:02}:{number - first:02}"

    @property
    def length(self) -> str:
        return self.timecode(len(self.starts))

    def at_or_after(self, seconds: float) -> int:
        """The first picture that does not begin before then."""
        return bisect_right(self.starts, seconds - _NEARLY)


def even(duration: int, rate: float) -> FrameList:
    """What a header says in milliseconds and frames a second, until the pictures are counted."""
    count = max(0, round(duration * rate / 1000))
    return FrameList([number / rate for number in range(count)], count / rate)
