"""The files service: frames go up, and how many it will still take."""

import asyncio
import time
from pathlib import Path

from hailuo_desktop.domain.errors import Refused, ServiceError
from hailuo_desktop.domain.service import FileQuota, Upload

from .failures import nonsense, refusal
from .json_shapes import mapping
from .transport import Transport
from .uploads import explained, picture_of, quota_of, upload_of

UPLOAD = "/api/v1/files/upload/stream"
QUOTA = "/api/v1/files/quota"


class Files:
    def __init__(self, asking: Transport, base: str) -> None:
        self._asking = asking
        self._base = base

    async def upload(self, file: Path, name: str) -> Upload:
        picture = await asyncio.to_thread(picture_of, file, name)
        answer = await self._asking.upload(self._base + UPLOAD, picture.form())
        problem = refusal(answer)
        if isinstance(problem, Refused):
            problem = explained(problem, answer, await self._space())
        if problem:
            raise problem
        return upload_of(answer.data, time.time())

    async def quota(self) -> FileQuota:
        answer = await self._asking.read("GET", self._base + QUOTA)
        quota = quota_of(mapping(answer.data).get("data"))
        if quota is None:
            raise nonsense("no_quota")
        return quota

    async def _space(self) -> FileQuota | None:
        try:
            return await self.quota()
        except ServiceError:
            return None
