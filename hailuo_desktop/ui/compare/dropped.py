"""Counts the pictures that were due while films ran, and that nobody saw."""

from collections.abc import Iterable


class Dropped:
    """``see`` hears the numbers of what is on the screen, side by side, each time it changes."""

    def __init__(self) -> None:
        self.count = 0
        self.due = 0  # of which so many were dropped
        self._before: tuple[int, ...] = ()

    def begin(self) -> None:
        """Films begin to run."""
        self.count = self.due = 0
        self.skip()

    def skip(self) -> None:
        """What lies between now and the next look was passed over on purpose."""
        self._before = ()

    def see(self, numbers: Iterable[int], step: int) -> None:
        """``step`` is 1 or -1, the way that they run; what jumps back begins anew."""
        now = tuple(numbers)
        if len(now) == len(self._before):
            for number, before in zip(now, self._before, strict=True):
                passed = (number - before) * step
                if passed > 0:
                    self.due += passed
                    self.count += passed - 1
        self._before = now
