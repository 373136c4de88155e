"""How soon the next POST may leave: later with every answer that asks to slow down."""

from math import inf

from hailuo_desktop.domain.errors import ServiceError

from .backoff import Jitter, delay
from .ports import Clock


class PostBackoff:
    """One for all takes: what the service says to one of them goes for the others."""

    def __init__(self, clock: Clock, jitter: Jitter) -> None:
        self._clock = clock
        self._jitter = jitter
        self._not_before = -inf
        self._troubles = 0

    def slow_down(self, error: ServiceError) -> None:
        wait = delay(self._troubles, error.retry_after, self._jitter)
        self._troubles += 1
        self._not_before = max(self._not_before, self._clock.ticks() + wait)

    def fine(self) -> None:
        self._troubles = 0

    async def wait(self) -> None:
        while (left := self._not_before - self._clock.ticks()) > 0.0:
            await self._clock.sleep(left)
