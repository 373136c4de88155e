"""Where a film is that runs, at whatever speed, forwards or backwards."""

from collections.abc import Callable
from time import monotonic

_DRIFT = 0.02  # seconds beside the sound that nobody sees
_LOST = 0.3  # seconds: further away the sound has jumped
_PULL = 0.1  # of the way that each look brings a running film nearer to its sound


class Clock:
    """Seconds of the film; it stands until ``start``. ``now`` tells the time outside."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._from = 0.0
        self._since: float | None = None
        self._speed = 1.0

    def start(self, seconds: float, speed: float) -> None:
        """From there, so many times as fast as the film was made to run; negative: backwards."""
        self._from, self._speed, self._since = seconds, speed, self._now()

    def stop(self) -> None:
        self._from, self._since = self.seconds, None

    @property
    def seconds(self) -> float:
        if self._since is None:
            return self._from
        return self._from + (self._now() - self._since) * self._speed

    def follow(self, sound: float) -> None:
        """The sound is there: pictures go to it, since an ear hears a jump and no eye sees one."""
        apart = sound - self.seconds
        if abs(apart) > _DRIFT:
            self._from += apart if abs(apart) > _LOST else apart * _PULL
