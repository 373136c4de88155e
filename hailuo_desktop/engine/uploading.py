"""Frames on their way to the files service: each content once, however many shots use it."""

import asyncio
from collections import defaultdict

from hailuo_desktop.domain.errors import Refused, ServiceError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.service import Upload
from hailuo_desktop.domain.take import Take

from .limits import Limits
from .ports import World
from .post_backoff import PostBackoff


class Uploading:
    """``backoff`` is one for all frames: what the files service says to one goes for the others."""

    def __init__(self, world: World, limits: Limits, backoff: PostBackoff) -> None:
        self._world = world
        self._backoff = backoff
        self._margin = limits.upload_margin
        self._places = asyncio.Semaphore(limits.uploads)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def urls(self, take: Take) -> tuple[str, ...]:
        """Addresses of the take's frames, first then last; ServiceError as from the service."""
        return tuple(await asyncio.gather(*(self._url(f) for f in take.request.frames)))

    def lasts(self, since: float) -> bool:
        """Whether addresses that were given then are good still: a turn may be long in coming."""
        return self._world.clock.ticks() - since <= self._margin

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
            raise Refused(reason("frame_missing", name=frame.name))
        ready = await asyncio.to_thread(self._world.stills.ready, frame, file)
        await self._backoff.wait()
        try:
            upload = await self._world.service.upload(ready, frame.name)
        except ServiceError as error:
            if error.retryable:
                self._backoff.slow_down(error)
            raise
        self._backoff.fine()
        self._world.uploads.save(frame.key, upload)
        return upload.url
