"""Whose POST it is: so many at once, or none while a lost one is looked for."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager


class Turns:
    """A task that another story is just making would look like the lost one."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._turns = asyncio.Semaphore(count)
        self._search = asyncio.Lock()
        self._searches = 0
        self._calm = asyncio.Event()
        self._calm.set()

    @asynccontextmanager
    async def one(self) -> AsyncGenerator[None]:
        while True:
            await self._calm.wait()
            async with self._turns:
                if self._calm.is_set():  # a search that began meanwhile comes first
                    yield
                    return

    @asynccontextmanager
    async def all(self) -> AsyncGenerator[None]:
        """From the first step on, nobody else begins a turn."""
        self._searches += 1
        self._calm.clear()
        try:
            async with self._search, AsyncExitStack() as held:
                for _ in range(self._count):
                    await held.enter_async_context(self._turns)
                yield
        finally:
            self._searches -= 1
            if not self._searches:
                self._calm.set()
