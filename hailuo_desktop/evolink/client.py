"""The EvoLink client: one connection pool, one way to ask, and the calls by name."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from hailuo_desktop.domain.errors import NotFound, OutcomeUnknown, Refused, ServiceError
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.domain.service import FileQuota, Submission, TaskReport, Upload
from hailuo_desktop.domain.shot import Request

from .asking import Asking
from .body import body_of
from .download import Progress, fetch
from .hosts import checked
from .reading import balance_of, cost_of, report_of, task_of
from .shapes import mapping
from .uploads import form_of, upload_of
from .wire import Quota, TaskList

GENERATIONS = "/v1/videos/generations"
TASKS = "/v1/tasks"
UPLOAD = "/api/v1/files/upload/stream"
BATCH = 50  # task ids in one query, as the vendor's client has it
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
NO_ID = "EvoLink took the request and gave no task id back."


class EvoLink:
    """``key`` is asked for at each call; every call raises ServiceError.

    BadAddress when made with addresses that the key must not go to.
    """

    def __init__(
        self, api_url: str, files_url: str, key: Callable[[], str], *, version: str
    ) -> None:
        self._api = checked(api_url, "HAILUO_API_URL")
        self._files = checked(files_url, "HAILUO_FILES_URL")
        self._asking = Asking(key, f"HailuoDesktop/{version}")

    async def submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        """The paid POST, sent exactly once; OutcomeUnknown when it may have been accepted."""
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
        answer = await self._asking.post_paid(
            self._api + GENERATIONS, content=body_of(request, urls), headers=headers
        )
        data = _json(answer)
        task = task_of(data)
        if task is None or not _SAFE_ID.fullmatch(task.id):
            raise OutcomeUnknown(NO_ID)
        estimated = task.task_info.estimated_time
        replayed = answer.headers.get("idempotency-replayed", "").casefold() == "true"
        seconds = None if estimated is None else float(estimated)
        return Submission(task.id, seconds, cost_of(task), replayed)

    async def task(self, task_id: str) -> TaskReport:
        """One reading; NotFound when the service knows no such task."""
        if not _SAFE_ID.fullmatch(task_id):
            raise Refused(f"“{task_id[:40]}” is no task id: they look like task-unified-….")
        answer = await self._asking.read("GET", f"{self._api}{TASKS}/{quote(task_id)}")
        task = task_of(_json(answer))
        if task is None:
            raise OutcomeUnknown("EvoLink gave an answer about the task that makes no sense.")
        return report_of(task)

    async def tasks(self, task_ids: Sequence[str]) -> list[TaskReport] | None:
        """Up to 50 at once, unknown ones absent; None where the service has no such call."""
        body = {"task_ids": list(task_ids[:BATCH])}
        try:
            return _reports(await self._asking.read("POST", f"{self._api}{TASKS}/batch", body))
        except NotFound as error:
            if error.code:
                raise
            return None

    async def recent(self, model: str) -> list[TaskReport]:
        """The account's latest tasks of a model, newest first; they carry no links."""
        query = f"?type=video&model={quote(model)}&page=1&page_size={BATCH}"
        return _reports(await self._asking.read("GET", f"{self._api}{TASKS}{query}"))

    async def upload(self, file: Path, name: str) -> Upload:
        """Send a frame; its address lives for 72 hours."""
        form = form_of(file, name)
        answer = await self._asking.upload(self._files + UPLOAD, form)
        return upload_of(_json(answer))

    async def fetch(self, url: str, part: Path, progress: Progress) -> None:
        """Stream a result to ``part``; LinkExpired, BadVideo, DiskFull or a ServiceError."""
        await fetch(self._asking.client, url, part, progress, self._files)

    async def credits(self) -> Balance:
        data = _data(await self._asking.read("GET", f"{self._api}/v1/credits"))
        balance = balance_of(data)
        if balance is None:
            raise OutcomeUnknown("EvoLink gave no balance.")
        return balance

    async def quota(self) -> FileQuota:
        found = Quota.model_validate(
            _data(await self._asking.read("GET", f"{self._files}/api/v1/files/quota"))
        )
        return FileQuota(
            *(int(n or 0) for n in (found.used_files, found.max_files, found.remain_files))
        )

    async def models(self) -> frozenset[str]:
        """The models that this key may use, as far as the service says."""
        answer = await self._asking.read("GET", f"{self._api}/v1/models")
        found = (mapping(each).get("id") for each in TaskList.model_validate(_object(answer)).data)
        return frozenset(each for each in found if isinstance(each, str))

    async def aclose(self) -> None:
        await self._asking.aclose()


def _reports(answer: httpx.Response) -> list[TaskReport]:
    items = TaskList.model_validate(_object(answer)).data
    return [report_of(task) for item in items if (task := task_of(item)) is not None]


def _json(answer: httpx.Response) -> Any:
    """The answer's JSON, or None where it is none: the caller knows what that means."""
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError):
        return None


def _object(answer: httpx.Response) -> dict[str, Any]:
    data = mapping(_json(answer))
    if not data:
        raise OutcomeUnknown("EvoLink gave an answer that makes no sense.")
    return data


def _data(answer: httpx.Response) -> dict[str, Any]:
    """The ``data`` of an answer that says ``success``; it may say no with status 200."""
    found = _object(answer)
    if found.get("success") is False:
        said = found.get("message") or found.get("msg") or "no reason given"
        raise ServiceError(f"EvoLink refused to tell: {str(said)[:200]}")
    return mapping(found.get("data"))
