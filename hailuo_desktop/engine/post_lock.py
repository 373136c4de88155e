"""Whose POST it is: so many at once, or none while a lost one is looked for."""

import asyncio
from collections.abc import AsyncGenerator, Collection, Generator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager


class PostLock:
    """A task that another story is just making would look like the lost one."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._turns = asyncio.Semaphore(count)
        self._search = asyncio.Lock()
        self._searches = 0
        self._calm = asyncio.Event()
        self._calm.set()
        self._waiting: set[str] = set()
        self._held = 0

    @property
    def waiting(self) -> Collection[str]:
        """The takes that get no further before another one does."""
        return self._waiting if self._held else ()

    @asynccontextmanager
    async def one(self, take_id: str) -> AsyncGenerator[None]:
        self._waiting.add(take_id)
        while True:
            try:
                await self._calm.wait()
                await self._turns.acquire()
            except asyncio.CancelledError:
                self._waiting.discard(take_id)
                raise
            try:
                if self._calm.is_set():  # a search that began meanwhile comes first
                    with self._hold(take_id):
                        yield
                    return
            finally:
                self._turns.release()

    @asynccontextmanager
    async def all(self, take_id: str) -> AsyncGenerator[None]:
        """From the first step on, nobody else begins a turn."""
        self._searches += 1
        self._calm.clear()
        self._waiting.add(take_id)
        try:
            async with self._search, AsyncExitStack() as held:
                for _ in range(self._count):
                    await held.enter_async_context(self._turns)
                with self._hold(take_id):
                    yield
        finally:
            self._waiting.discard(take_id)
            self._searches -= 1
            if not self._searches:
                self._calm.set()

    @contextmanager
    def _hold(self, take_id: str) -> Generator[None]:
        self._waiting.discard(take_id)
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
