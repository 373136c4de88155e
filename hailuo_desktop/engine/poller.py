"""One timer that reads every task in flight, gently."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from hailuo_desktop.domain.errors import (
    Busy,
    OutcomeUnknown,
    OutOfCredits,
    ServiceError,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.service import TaskReport

from .backoff import LONGEST, Jitter
from .limits import Limits
from .ports import Clock, Service

BATCH = 50  # task ids in one query, as the vendor's own client sends them
SLOWEST = 8.0  # times the usual interval, while the service is busy or away
HIDDEN = 4.0  # times the usual interval, while nobody looks
FOR_ALL = (Busy, Unreachable, Unauthorised, OutOfCredits)  # no other task would fare better


@dataclass
class _Watch:
    due: float
    report: asyncio.Future[TaskReport]


class Poller:
    """Stories ask for a task's next report; one loop reads them together.

    A read that breaks for all is no report: the loop slows down and reads again.
    ``trouble`` hears of it, with None once reads work again; a key or an account that
    is refused stops the reads until ``go_on``. ``bug`` hears of faults of our own.
    """

    def __init__(
        self,
        service: Service,
        clock: Clock,
        limits: Limits,
        jitter: Jitter,
        trouble: Callable[[ServiceError | None], None],
        bug: Callable[[BaseException], None],
    ) -> None:
        self._service = service
        self._clock = clock
        self._limits = limits
        self._jitter = jitter
        self._trouble = trouble
        self._bug = bug
        self._watches: dict[str, _Watch] = {}
        self._batches = True
        self._apart = False
        self._post_backoff = 1.0
        self._hidden = False
        self._last = -inf
        self._nudged = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self.refused = False

    async def next(self, task_id: str, not_before: float) -> TaskReport:
        """The task's next report, read when the clock's ticks are ``not_before``.

        ServiceError when the service has none for this one.
        """
        report: asyncio.Future[TaskReport] = asyncio.get_running_loop().create_future()
        self._watches[task_id] = _Watch(not_before, report)
        if self._loop is None or self._loop.done():
            self._loop = asyncio.create_task(self._run(), name="poller")
        try:
            return await report
        finally:
            self._watches.pop(task_id, None)

    def go_on(self) -> None:
        """The key or the account is in order again, the artist says."""
        self.refused = False
        self._post_backoff = 1.0
        self._nudged.set()

    def show_hidden(self, hidden: bool) -> None:
        """Nobody looks: ask more seldom, and at once when somebody looks again."""
        if self._hidden and not hidden:
            self._nudged.set()
        self._hidden = hidden

    async def aclose(self) -> None:
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _run(self) -> None:
        while self._watches:
            await self._pause()
            try:
                await self._read(self._due())
            except FOR_ALL as error:
                self._slow_down(error)
                await self._clock.sleep(min(LONGEST, error.retry_after or 0.0))
            except Exception as error:  # noqa: BLE001 - whatever it was, takes must be read on
                self._post_backoff = SLOWEST
                self._bug(error)

    async def _pause(self) -> None:
        """Until the next round; a nudge ends it, and a refusal lasts until then."""
        seconds = self._limits.poll * max(self._post_backoff, HIDDEN if self._hidden else 1.0)
        timer = asyncio.ensure_future(self._clock.sleep(self._jitter(seconds)))
        nudge = asyncio.ensure_future(self._nudged.wait())
        both = (nudge,) if self.refused else (timer, nudge)
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            timer.cancel()
            nudge.cancel()
        self._nudged.clear()

    def _due(self) -> list[str]:
        """Those longest unread come first: each new watch joins at the end."""
        now = self._clock.ticks()
        return [task for task, watch in self._watches.items() if watch.due <= now]

    async def _read(self, due: Sequence[str]) -> None:
        apart, self._apart = self._apart, False
        for start in range(0, len(due), BATCH):
            chunk = due[start : start + BATCH]
            left = await self._read_batch(chunk) if self._batches and not apart else chunk
            for task in left:
                await self._read_one(task)
        if due:
            self._post_backoff = 1.0
            self._trouble(None)

    async def _read_batch(self, chunk: Sequence[str]) -> Sequence[str]:
        """Read a chunk at once; what is left has to be asked for by name."""
        if len(chunk) == 1:
            return chunk
        await self._spaced()
        try:
            reports = await self._service.tasks(chunk)
        except Unreachable:
            self._apart = True  # one of them may be all that hangs: next time by name
            raise
        except FOR_ALL:
            raise
        except ServiceError:  # this call is broken: by name they may still be read
            return chunk
        if reports is None:
            self._batches = False
            return chunk
        for report in reports:
            self._answer(report.id, report)
        seen = {report.id for report in reports}
        return [task for task in chunk if task not in seen]

    async def _read_one(self, task: str) -> None:
        await self._spaced()
        try:
            self._answer(task, await self._service.task(task))
        except FOR_ALL:
            self._put_last(task)
            raise
        except ServiceError as error:
            self._answer(task, error)
            if isinstance(error, OutcomeUnknown):
                self._trouble(error)

    def _put_last(self, task: str) -> None:
        """Should the fault be this task's own, the others come first in the next round."""
        if watch := self._watches.pop(task, None):
            self._watches[task] = watch

    async def _spaced(self) -> None:
        """All reads together keep their distance."""
        left = self._last + self._limits.spacing - self._clock.ticks()
        if left > 0.0:
            await self._clock.sleep(left)
        self._last = self._clock.ticks()

    def _answer(self, task: str, answer: TaskReport | ServiceError) -> None:
        watch = self._watches.get(task)
        if watch is None or watch.report.done():
            return
        if isinstance(answer, ServiceError):
            watch.report.set_exception(answer)
        else:
            watch.report.set_result(answer)

    def _slow_down(self, error: ServiceError) -> None:
        self._post_backoff = min(SLOWEST, self._post_backoff * 2)
        self.refused = isinstance(error, Unauthorised | OutOfCredits)
        self._trouble(error)
