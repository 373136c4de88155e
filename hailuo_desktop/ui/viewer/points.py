"""In and out: the part of a film that is looked at, loops and goes into the cut."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Points:
    """Numbers of pictures from 0, both included; None is that end of the film."""

    first: int | None = None
    last: int | None = None

    def with_first(self, number: int) -> "Points":
        """An out point that lay before it goes."""
        return Points(number, self.last if self.last is None or self.last >= number else None)

    def with_last(self, number: int) -> "Points":
        """An in point that lay behind it goes."""
        return Points(self.first if self.first is None or self.first <= number else None, number)

    def within(self, last: int) -> tuple[int, int]:
        """First and last number in a film that ends with that one."""
        first = min(self.first or 0, last)
        return first, max(first, min(last if self.last is None else self.last, last))


WHOLE = Points()
