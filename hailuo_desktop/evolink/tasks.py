"""Tasks at the service: made by the paid POST, and read one by one, together, or as a list."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from hailuo_desktop.domain.errors import NotFound, OutcomeUnknown, Refused, Unreachable
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.service import Submission, TaskList, TaskReport
from hailuo_desktop.domain.shot import Request

from .answer import Answer
from .error_body import body_of as error_body
from .failures import nonsense
from .network_fault import Fault
from .parse import cost_of, reading_of, report_of, reports_of, task_of
from .request_body import body_of
from .transport import Transport
from .wire import is_task_id

GENERATIONS = "/v1/videos/generations"
TASKS = "/v1/tasks"
PAGES = 40  # of the task list, read at most: two thousand tasks
BATCH = 50  # task ids in one query, as the vendor's client has it
MAKE = "task-unified-"  # what the service begins the ids of its tasks with, and asks for
NO_BATCHES = "invalid_task_id"  # where “batch” is taken for the name of a task
_KEY = re.compile(r"[A-Za-z0-9._-]{16,96}")


class Tasks:
    def __init__(self, asking: Transport, api: str) -> None:
        self._asking = asking
        self._api = api

    async def submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        if not _KEY.fullmatch(key):
            raise Refused(reason("bad_take_key"))
        headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
        answer = await self._asking.post_paid(
            self._api + GENERATIONS, content=body_of(request, urls), headers=headers
        )
        task = task_of(answer.data)
        # Any other id could not be read: the take would end as unknown, and be paid for. Should
        # the service have begun to make them otherwise, its list shows this one all the same.
        if task is None or not task.id.startswith(MAKE):
            raise _without_id(answer)
        estimated = task.task_info.estimated_time
        seconds = None if estimated is None else float(estimated)
        return Submission(task.id, seconds, cost_of(task), answer.replayed)

    async def one(self, task_id: str) -> TaskReport:
        if not is_task_id(task_id):
            raise Refused(reason("no_task_id", task=task_id[:40]))
        answer = await self._asking.read("GET", f"{self._api}{TASKS}/{quote(task_id, safe='')}")
        task = reading_of(answer.data, task_id)
        if task is None:
            raise nonsense("task_nonsense")
        return report_of(task)

    async def several(self, task_ids: Sequence[str]) -> list[TaskReport] | None:
        body = {"task_ids": list(task_ids[:BATCH])}
        try:
            answer = await self._asking.read("POST", f"{self._api}{TASKS}/batch", body)
        except NotFound:
            return None
        except Unreachable as error:
            # A page for an address that the service does not have, or of something in between:
            # asked for by name, the tasks will tell.
            if error.code == Fault.PORTAL:
                return None
            raise
        except Refused as error:
            if error.code == NO_BATCHES:
                return None
            raise
        return reports_of(answer.data)

    async def recent(self, model: str, since: float) -> TaskList:
        """See the engine's port."""
        return await self._pages(f"?type=video&model={quote(model, safe='')}", since)

    async def listed(self, since: float) -> list[TaskReport]:
        """See the engine's port: page by page, newest first, until the list covers ``since``."""
        found = (await self._pages("?type=video", since)).tasks
        return [report for report in found if report.created is None or report.created >= since]

    async def _pages(self, query: str, since: float) -> TaskList:
        found: dict[str, TaskReport] = {}
        for page in range(1, PAGES + 1):
            reports = await self._page(f"{query}&page={page}&page_size={BATCH}")
            new = [report for report in reports if report.id not in found]
            found |= {report.id: report for report in new}
            # A short page is no end: the service may filter a page after it has cut it.
            if not new or any(0 < (report.created or 0) < since for report in new):
                return TaskList(tuple(found.values()), whole=True)
        return TaskList(tuple(found.values()), whole=False)

    async def _page(self, query: str) -> list[TaskReport]:
        answer = await self._asking.read("GET", f"{self._api}{TASKS}{query}")
        reports = reports_of(answer.data)
        if reports is None:
            raise nonsense("list_nonsense")
        return reports


def _without_id(answer: Answer) -> OutcomeUnknown:
    said = error_body(answer.data, "").message
    why = reason("no_id_said", said=said) if said else reason("no_id")
    return OutcomeUnknown(why, request_id=answer.request_id, retry_after=answer.retry_after)
