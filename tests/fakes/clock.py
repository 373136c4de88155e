"""A clock whose time passes as soon as everyone is waiting for it."""

import asyncio
import heapq
from itertools import count

CALM = 60  # turns of the loop without a new sleeper before time moves on


class FakeClock:
    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self._time, self._ticks = start, 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()
        self._calm = 0
        self._ticking = False

    @property
    def time(self) -> float:
        return self._time

    @time.setter
    def time(self, time: float) -> None:
        """Forward, it passes; back, it is only set back."""
        self._ticks += max(0.0, time - self._time)
        self._time = time

    def jump(self, seconds: float) -> None:
        """Somebody sets the wall clock; no time passes."""
        self._time += seconds

    def now(self) -> float:
        return self.time

    def ticks(self) -> float:
        return self._ticks

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._ticks + max(seconds, 1e-3), next(self._order), woken))
        self._calm = 0
        if not self._ticking:
            self._ticking = True
            asyncio.get_running_loop().call_soon(self._tick)
        await woken

    def _tick(self) -> None:
        self._sleepers = [s for s in self._sleepers if not s[2].done()]
        heapq.heapify(self._sleepers)
        if not self._sleepers:
            self._ticking = False
            return
        self._calm += 1
        if self._calm > CALM:
            self._calm = 0
            due, _, woken = heapq.heappop(self._sleepers)
            passed = max(0.0, due - self._ticks)
            self._time, self._ticks = self._time + passed, self._ticks + passed
            woken.set_result(None)
        asyncio.get_running_loop().call_soon(self._tick)
