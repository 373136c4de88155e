"""The takes in flight: at most so many at once."""

import asyncio


class Places:
    """First come, first in; a take that is at the service already goes in anyway."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._inside: set[str] = set()
        self._waiting: dict[str, asyncio.Future[None]] = {}

    async def enter(self, take_id: str) -> None:
        if len(self._inside) + len(self._waiting) >= self._limit:
            await self._wait(take_id)
        self._inside.add(take_id)

    def admit(self, take_id: str) -> None:
        self._inside.add(take_id)

    def leave(self, take_id: str) -> None:
        self._inside.discard(take_id)
        self._wake()

    async def _wait(self, take_id: str) -> None:
        called = self._waiting[take_id] = asyncio.get_running_loop().create_future()
        try:
            await called
        except asyncio.CancelledError:
            del self._waiting[take_id]
            self._wake()  # the call may have come already: pass it on
            raise
        del self._waiting[take_id]

    def _wake(self) -> None:
        free = max(0, self._limit - len(self._inside))
        for called in list(self._waiting.values())[:free]:
            if not called.done():
                called.set_result(None)
