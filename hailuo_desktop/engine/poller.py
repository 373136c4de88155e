"""One timer that reads every task in flight, gently."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hailuo_desktop.domain.errors import NotFound, ServiceError
from hailuo_desktop.domain.service import TaskReport

from .backoff import Jitter
from .limits import Limits
from .ports import Clock, Service

BATCH = 50  # task ids in one query, as the vendor's own client sends them
SLOWEST = 8.0  # times the usual interval, while the service is busy or away


@dataclass
class _Watch:
    due: float
    report: asyncio.Future[TaskReport]


class Poller:
    """Stories ask for a task's next report; one loop reads them together.

    A broken read is no report: the loop slows down and reads again. ``trouble`` hears
    of it, with None once reads work again.
    """

    def __init__(
        self,
        service: Service,
        clock: Clock,
        limits: Limits,
        jitter: Jitter,
        trouble: Callable[[ServiceError | None], None],
    ) -> None:
        self._service = service
        self._clock = clock
        self._limits = limits
        self._jitter = jitter
        self._trouble = trouble
        self._watches: dict[str, _Watch] = {}
        self._batches = True
        self._pace = 1.0
        self._loop: asyncio.Task[None] | None = None

    async def next(self, task_id: str, not_before: float) -> TaskReport:
        """The task's next report; NotFound when the service says it knows no such task."""
        report: asyncio.Future[TaskReport] = asyncio.get_running_loop().create_future()
        self._watches[task_id] = _Watch(not_before, report)
        if self._loop is None or self._loop.done():
            self._loop = asyncio.create_task(self._run(), name="poller")
        try:
            return await report
        finally:
            self._watches.pop(task_id, None)

    async def aclose(self) -> None:
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _run(self) -> None:
        while self._watches:
            await self._clock.sleep(self._jitter(self._limits.poll * self._pace))
            now = self._clock.now()
            due = [task for task, watch in self._watches.items() if watch.due <= now]
            try:
                await self._read(due)
            except ServiceError as error:
                self._slow_down(error)
                await self._clock.sleep(error.retry_after or 0.0)

    async def _read(self, due: Sequence[str]) -> None:
        for start in range(0, len(due), BATCH):
            chunk = due[start : start + BATCH]
            if start:
                await self._clock.sleep(self._limits.spacing)
            left = await self._read_batch(chunk) if self._batches else chunk
            await self._read_each(left)
        if due:
            self._pace = 1.0
            self._trouble(None)

    async def _read_batch(self, chunk: Sequence[str]) -> Sequence[str]:
        """Read a chunk at once; what is left has to be asked for by name."""
        if len(chunk) == 1:
            return chunk
        reports = await self._service.tasks(chunk)
        if reports is None:
            self._batches = False
            return chunk
        for report in reports:
            self._answer(report.id, report)
        seen = {report.id for report in reports}
        return [task for task in chunk if task not in seen]

    async def _read_each(self, tasks: Sequence[str]) -> None:
        for place, task in enumerate(tasks):
            if place:
                await self._clock.sleep(self._limits.spacing)
            try:
                self._answer(task, await self._service.task(task))
            except NotFound as error:
                self._answer(task, error)

    def _answer(self, task: str, answer: TaskReport | NotFound) -> None:
        watch = self._watches.get(task)
        if watch is None or watch.report.done():
            return
        if isinstance(answer, NotFound):
            watch.report.set_exception(answer)
        else:
            watch.report.set_result(answer)

    def _slow_down(self, error: ServiceError) -> None:
        self._pace = min(SLOWEST, self._pace * 2)
        self._trouble(error)
