"""Whose POST it is: some at once, or none while a lost one is looked for."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager


class Turns:
    """A task that another story is just making would look like the lost one."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._turns = asyncio.Semaphore(count)
        self._search = asyncio.Lock()

    @asynccontextmanager
    async def one(self) -> AsyncGenerator[None]:
        async with self._turns:
            yield

    @asynccontextmanager
    async def all(self) -> AsyncGenerator[None]:
        async with self._search, AsyncExitStack() as held:
            for _ in range(self._count):
                await held.enter_async_context(self._turns)
            yield
