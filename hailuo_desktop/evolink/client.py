"""The EvoLink client: one connection pool, one way to ask, and the calls by name."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from hailuo_desktop.domain.money import Balance
from hailuo_desktop.domain.service import FileQuota, Submission, TaskList, TaskReport, Upload
from hailuo_desktop.domain.shot import Request

from .download import Download, Progress
from .failures import nonsense
from .files import Files
from .hosts import checked
from .json_shapes import mapping
from .limits import Limits
from .network import Network
from .parse import balance_of, models_of
from .part import Part
from .tasks import Tasks
from .transport import Listen, Sleep, Transport, deaf


class EvoLink:
    """``key`` is asked for at each call; every call raises ServiceError.

    BadAddress when made with addresses that the key must not go to. ``sleep`` waits
    between two tries of a reading; ``listen`` hears each answer as it came.
    """

    def __init__(
        self,
        api_url: str,
        files_url: str,
        key: Callable[[], str],
        *,
        version: str,
        limits: Limits | None = None,
        sleep: Sleep = asyncio.sleep,
        listen: Listen = deaf,
    ) -> None:
        self._api = checked(api_url, "HAILUO_API_URL")
        files = checked(files_url, "HAILUO_FILES_URL")
        agent = {"User-Agent": f"HailuoDesktop/{version}", "Accept": "application/json"}
        self._network = Network(agent)
        self._tls = any(each.startswith("https:") for each in (self._api, files))
        limits = limits or Limits()
        self._asking = Transport(self._network, key, limits, sleep, listen)
        self._tasks = Tasks(self._asking, self._api)
        self._files = Files(self._asking, files)
        self._download = Download(self._network, self._api, limits.download.steps)

    async def submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        """The paid POST, sent exactly once; OutcomeUnknown when it may have been accepted."""
        return await self._tasks.submit(request, urls, key)

    async def task(self, task_id: str) -> TaskReport:
        """One reading; NotFound when the service knows no such task."""
        return await self._tasks.one(task_id)

    async def tasks(self, task_ids: Sequence[str]) -> list[TaskReport] | None:
        """Up to 50 at once, unknown ones absent; None where the service has no such call."""
        return await self._tasks.several(task_ids)

    async def listed(self, since: float) -> list[TaskReport]:
        return await self._tasks.listed(since)

    async def recent(self, model: str, since: float) -> TaskList:
        """The account's tasks of a model back to then, newest first; they carry no links."""
        return await self._tasks.recent(model, since)

    async def upload(self, file: Path, name: str) -> Upload:
        """Send a frame; its address lives for 72 hours."""
        return await self._files.upload(file, name)

    async def quota(self) -> FileQuota:
        return await self._files.quota()

    async def fetch(self, url: str, part: Path, progress: Progress) -> None:
        """Stream a result to ``part``; LinkExpired, BadVideo, DiskFull or a ServiceError."""
        await self._download.fetch(url, Part(part), progress)

    async def credits(self) -> Balance:
        answer = await self._asking.read("GET", f"{self._api}/v1/credits")
        balance = balance_of(mapping(answer.data).get("data"))
        if balance is None:
            raise nonsense("no_balance")
        return balance

    async def models(self) -> frozenset[str]:
        """The models that this key may use, as far as the service says."""
        models = models_of((await self._asking.read("GET", f"{self._api}/v1/models")).data)
        if models is None:
            raise nonsense("no_models")
        return models

    def go_through(self, proxy: str) -> None:
        """A proxy's address, “direct”, or nothing for what the system says."""
        self._network.go_through(proxy)

    def warnings(self) -> list[str]:
        """Sentences about what the environment names for connections and cannot be used."""
        return [each.sentence for each in self._network.trust.unusable] if self._tls else []

    async def aclose(self) -> None:
        await self._network.aclose()
