"""The EvoLink client: one connection pool, one way to ask, and the calls by name."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

import httpx

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    Refused,
    ServiceError,
)
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.domain.service import FileQuota, Submission, TaskReport, Upload
from hailuo_desktop.domain.shot import Request

from .answer import Answer
from .asking import Asking, Sleep
from .bodies import body_of as error_body
from .body import body_of
from .download import Download, Progress
from .failures import nonsense, refusal
from .hosts import checked, on_loopback
from .limits import Limits, pool
from .part import Part
from .reading import balance_of, cost_of, reading_of, report_of, task_of
from .shapes import listed, mapping
from .uploads import explained, picture_of, quota_of, upload_of
from .wire import is_task_id

GENERATIONS = "/v1/videos/generations"
TASKS = "/v1/tasks"
UPLOAD = "/api/v1/files/upload/stream"
QUOTA = "/api/v1/files/quota"
BATCH = 50  # task ids in one query, as the vendor's client has it
NO_BATCHES = "invalid_task_id"  # where “batch” is taken for the name of a task
_KEY = re.compile(r"[A-Za-z0-9._-]{16,96}")
NO_ID = "EvoLink took the request and gave no task id back"
NO_TASK = "EvoLink gave an answer about the task that makes no sense."
NO_LIST = "EvoLink gave an answer about the tasks that makes no sense."
NO_BALANCE = "EvoLink gave no balance."
NO_MODELS = "EvoLink did not say which models it has."
NO_QUOTA = "EvoLink did not say how many uploads it holds."
BAD_KEY = "The take's own key is not of the form that EvoLink takes: send the shot again."


class EvoLink:
    """``key`` is asked for at each call; every call raises ServiceError.

    BadAddress when made with addresses that the key must not go to.
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
    ) -> None:
        self._api = checked(api_url, "HAILUO_API_URL")
        self._files = checked(files_url, "HAILUO_FILES_URL")
        self._agent = f"HailuoDesktop/{version}"
        self._pool: httpx.AsyncClient | None = None
        limits = limits or Limits()
        self._asking = Asking(self._client, key, limits, sleep)
        self._download = Download(self._client, self._api, limits.download.steps)

    async def submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        """The paid POST, sent exactly once; OutcomeUnknown when it may have been accepted."""
        if not _KEY.fullmatch(key):
            raise Refused(BAD_KEY)
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
        answer = await self._asking.post_paid(
            self._api + GENERATIONS, content=body_of(request, urls), headers=headers
        )
        task = task_of(answer.data)
        if task is None:
            raise _without_id(answer)
        estimated = task.task_info.estimated_time
        seconds = None if estimated is None else float(estimated)
        return Submission(task.id, seconds, cost_of(task), answer.replayed)

    async def task(self, task_id: str) -> TaskReport:
        """One reading; NotFound when the service knows no such task."""
        if not is_task_id(task_id):
            raise Refused(f"“{task_id[:40]}” is no task id: they look like task-unified-….")
        answer = await self._asking.read("GET", f"{self._api}{TASKS}/{quote(task_id, safe='')}")
        task = reading_of(answer.data, task_id)
        if task is None:
            raise nonsense(NO_TASK)
        return report_of(task)

    async def tasks(self, task_ids: Sequence[str]) -> list[TaskReport] | None:
        """Up to 50 at once, unknown ones absent; None where the service has no such call."""
        body = {"task_ids": list(task_ids[:BATCH])}
        try:
            answer = await self._asking.read("POST", f"{self._api}{TASKS}/batch", body)
        except NotFound:
            return None
        except Refused as error:
            if error.code == NO_BATCHES:
                return None
            raise
        return _reports(answer)

    async def recent(self, model: str) -> list[TaskReport]:
        """The account's latest tasks of a model, newest first; they carry no links."""
        query = f"?type=video&model={quote(model, safe='')}&page=1&page_size={BATCH}"
        reports = _reports(await self._asking.read("GET", f"{self._api}{TASKS}{query}"))
        if reports is None:
            raise nonsense(NO_LIST)
        return reports

    async def upload(self, file: Path, name: str) -> Upload:
        """Send a frame; its address lives for 72 hours."""
        picture = await asyncio.to_thread(picture_of, file, name)
        answer = await self._asking.upload(self._files + UPLOAD, picture.form())
        problem = refusal(answer)
        if isinstance(problem, Refused):
            problem = explained(problem, answer, await self._space())
        if problem:
            raise problem
        return upload_of(answer.data, time.time())

    async def fetch(self, url: str, part: Path, progress: Progress) -> None:
        """Stream a result to ``part``; LinkExpired, BadVideo, DiskFull or a ServiceError."""
        await self._download.fetch(url, Part(part), progress)

    async def credits(self) -> Balance:
        answer = await self._asking.read("GET", f"{self._api}/v1/credits")
        balance = balance_of(mapping(answer.data).get("data"))
        if balance is None:
            raise nonsense(NO_BALANCE)
        return balance

    async def quota(self) -> FileQuota:
        answer = await self._asking.read("GET", self._files + QUOTA)
        quota = quota_of(mapping(answer.data).get("data"))
        if quota is None:
            raise nonsense(NO_QUOTA)
        return quota

    async def models(self) -> frozenset[str]:
        """The models that this key may use, as far as the service says."""
        answer = await self._asking.read("GET", f"{self._api}/v1/models")
        found = listed(answer.data)
        if found is None:
            raise nonsense(NO_MODELS)
        names = (mapping(each).get("id") for each in found)
        return frozenset(name for name in names if isinstance(name, str))

    async def aclose(self) -> None:
        if self._pool is not None:
            await self._pool.aclose()

    def _client(self) -> httpx.AsyncClient:
        """Made at the first request: an app that is offline need not load certificates."""
        if self._pool is None:
            direct = on_loopback(self._api) or on_loopback(self._files)
            self._pool = pool(self._agent, direct=direct)
        return self._pool

    async def _space(self) -> FileQuota | None:
        try:
            return await self.quota()
        except ServiceError:
            return None


def _without_id(answer: Answer) -> OutcomeUnknown:
    said = error_body(answer.data, "").message
    words = f"{NO_ID}: {said}" if said else f"{NO_ID}."
    return OutcomeUnknown(words, request_id=answer.request_id, retry_after=answer.retry_after)


def _reports(answer: Answer) -> list[TaskReport] | None:
    """Every task of a list that can be read; None where the answer holds no list."""
    found = listed(answer.data)
    if found is None:
        return None
    return [report_of(task) for item in found if (task := task_of(item)) is not None]
