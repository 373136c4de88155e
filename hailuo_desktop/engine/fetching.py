"""A finished video on its way to the library: nothing but a whole one gets its name."""

import asyncio
from dataclasses import dataclass

from hailuo_desktop.domain.errors import (
    BadVideo,
    DiskFull,
    HailuoError,
    LinkExpired,
    ServiceError,
)
from hailuo_desktop.domain.take import Completed, Downloading

from .backoff import Jitter, delay
from .book import Book
from .events import Cause, Halt
from .gate import Gate
from .ports import World

RECHECK_DISK = 30.0  # seconds between two tries while the disk is full
STEPS = 100  # how finely a download's progress is shown


@dataclass(frozen=True)
class Fetching:
    world: World
    book: Book
    gate: Gate
    places: asyncio.Semaphore
    jitter: Jitter

    async def fetch(self, take_id: str, link: str, attempt: int) -> bool:
        """Download, check and keep; False when the task has to be read again for a link."""
        await self.gate.room()
        self.book.step(take_id, Downloading())
        try:
            async with self.places:
                file = await self._bring_home(take_id, link)
        except DiskFull as error:
            await self._wait_for_room(take_id, error)
        except HailuoError as error:
            await self._later(take_id, error, attempt)
        else:
            self.book.step(take_id, Completed(file))
            return True
        return False

    async def _bring_home(self, take_id: str, link: str) -> str:
        take = self.book[take_id]
        part = self.world.videos.part(take)
        await self.world.service.fetch(link, part, _Shown(self.book, take_id))
        try:
            await asyncio.to_thread(self.world.films.check, part)
        except BadVideo:
            part.unlink(missing_ok=True)
            raise
        return await asyncio.to_thread(self.world.videos.keep, take, part)

    async def _wait_for_room(self, take_id: str, error: DiskFull) -> None:
        self.book.change(take_id, note=str(error))
        self.gate.stop(Halt(Cause.DISK, str(error)))
        await self.world.clock.sleep(RECHECK_DISK)
        self.gate.release_if(Cause.DISK)

    async def _later(self, take_id: str, error: HailuoError, attempt: int) -> None:
        self.book.change(take_id, note=str(error))
        if not isinstance(error, LinkExpired) or attempt:
            asked = error.retry_after if isinstance(error, ServiceError) else None
            await self.world.clock.sleep(delay(attempt, asked, self.jitter))


class _Shown:
    """Progress for the queue panel: seldom enough not to cost a download its speed."""

    def __init__(self, book: Book, take_id: str) -> None:
        self._book = book
        self._take = take_id
        self._step = -1

    def __call__(self, received: int, total: int | None) -> None:
        step = received * STEPS // total if total else received >> 20
        if step != self._step:
            self._step = step
            self._book.show(self._take, Downloading(received, total))
