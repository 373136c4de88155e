"""The real clock."""

import asyncio
import time


class SystemClock:
    """The clock of this computer."""

    def now(self) -> float:
        return time.time()

    def ticks(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
