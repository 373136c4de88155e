"""Frames on their way to the files service: each content once, however many shots use it."""

import asyncio
from collections import defaultdict

from hailuo_desktop.domain.errors import Refused
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.service import Upload
from hailuo_desktop.domain.take import Take

from .limits import Limits
from .ports import World


class Uploading:
    def __init__(self, world: World, limits: Limits) -> None:
        self._world = world
        self._margin = limits.upload_margin
        self._places = asyncio.Semaphore(limits.uploads)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def urls(self, take: Take) -> tuple[str, ...]:
        """Addresses of the take's frames, first then last; ServiceError as from the service."""
        return tuple(await asyncio.gather(*(self._url(f) for f in take.request.frames)))

    def lasts(self, since: float) -> bool:
        """Whether addresses that were given then are good still: a turn may be long in coming."""
        return self._world.clock.now() - since <= self._margin

    async def _url(self, frame: Frame) -> str:
        async with self._locks[frame.key]:
            if known := self._known(frame):
                return known.url
            async with self._places:
                return await self._upload(frame)

    def _known(self, frame: Frame) -> Upload | None:
        """The frame's upload, where it will still last long enough."""
        known = self._world.uploads.find(frame.key)
        lasts = known is not None and known.lasts(self._world.clock.now(), self._margin)
        return known if lasts else None

    async def _upload(self, frame: Frame) -> str:
        file = self._world.frames.path(frame.digest)
        if not file.is_file():
            raise Refused(
                f"The frame “{frame.name}” is missing from the library: drop it into the shot "
                "again, then send the shot again."
            )
        ready = await asyncio.to_thread(self._world.stills.ready, frame, file)
        upload = await self._world.service.upload(ready, frame.name)
        self._world.uploads.save(frame.key, upload)
        return upload.url
