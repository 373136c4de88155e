"""Unix time that nobody sets: from the wall clock at the start on, it goes by what has passed."""

from .ports import Clock


class SteadyTime:
    """For deadlines that end something for good: a clock set ahead must not end it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._zero = clock.now() - clock.ticks()

    def now(self) -> float:
        """Unix seconds."""
        return self._zero + self._clock.ticks()
