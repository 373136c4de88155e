"""Keeps what flips from flashing: at most three flips in any second (WCAG 2.2, 2.3.1)."""

from collections import deque
from collections.abc import Callable
from time import monotonic

MOST, SECOND = 3, 1.0


class FlashGuard:
    """``now`` tells the time in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._flips: deque[float] = deque(maxlen=MOST)

    def wait(self) -> float:
        """Seconds until the next flip may be; 0 where it may be now."""
        if len(self._flips) < MOST:
            return 0.0
        return max(0.0, self._flips[0] + SECOND - self._now())

    def flip(self) -> None:
        """One is made now."""
        self._flips.append(self._now())
