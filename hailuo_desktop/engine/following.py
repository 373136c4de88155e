"""A take at the service: read its task until there is a result, or an end without one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hailuo_desktop.domain.errors import NotFound, ServiceError
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import (
    TASK_NOT_FOUND,
    Cancelled,
    Failed,
    Pending,
    Processing,
    Take,
)

from .limits import Limits
from .live_takes import LiveTakes
from .matches import MATCH_GONE, Matches
from .poller import Poller
from .ports import Clock

ENOUGH_READS = 5  # "not found" this often, over Limits.patience, is believed
UNNAMED = 6  # times the patience, where the answer does not even name the task
STRANGE = 144  # times the patience, which makes a day, where another account is asked
SELDOM = 8  # intervals between two reads, at most, of a task that gives nothing but faults
NO_LINK = (reason("no_link"),)
UNKNOWN = (reason("status_unknown"),)
FOREIGN = (reason("foreign_account"),)
GONE = (reason("task_gone"),)
MATCH = (reason("match_without_film"),)
CANCELLED = "request_cancelled"


@dataclass
class _Silence:
    """Reads in a row that told nothing, and when those were that knew no such task."""

    faults: int = 0
    missing: list[float] = field(default_factory=list[float])


@dataclass(frozen=True)
class Following:
    live_takes: LiveTakes
    poller: Poller
    clock: Clock
    limits: Limits
    account: Callable[[], str]
    matches: Matches

    async def result(self, take_id: str) -> tuple[str, ...] | None:
        """The links of the finished video; None when the take settled without one.

        Also when its key is not in use for a day: its task is followed again with that key.
        """
        due = self._first_read(self.live_takes[take_id])
        silence = _Silence()
        while self.live_takes[take_id].at_service and self.live_takes[take_id].followed:
            try:
                report = await self.poller.next(self.live_takes[take_id].task, due)
            except ServiceError as error:
                due = self._in_vain(take_id, error, silence)
            else:
                silence, due = _Silence(), self.clock.ticks()
                if links := self._take_in(take_id, report):
                    return links
        return None

    def _first_read(self, take: Take) -> float:
        """By the service's own estimate; never far off, should the clock have been set back."""
        wait = min((take.estimated or 0.0) / 2, self.limits.first_read_at_most)
        left = (take.submitted or take.created) + wait - self.clock.now()
        return self.clock.ticks() + max(0.0, min(left, wait))

    def _take_in(self, take_id: str, report: TaskReport) -> tuple[str, ...]:
        self._record_cost(take_id, report)
        match report.status:
            case TaskStatus.COMPLETED if report.results:
                return report.results
            case TaskStatus.COMPLETED:
                self.live_takes.change(take_id, note=NO_LINK)
            case TaskStatus.PENDING:
                self.live_takes.step(take_id, Pending())
            case TaskStatus.PROCESSING:
                self._show_progress(take_id, Processing(report.progress))
            case TaskStatus.FAILED | TaskStatus.CANCELLED:
                self._end(take_id, report)
            case TaskStatus.UNKNOWN:
                self.live_takes.change(take_id, note=UNKNOWN)
        return ()

    def _end(self, take_id: str, report: TaskReport) -> None:
        """Of a task that was only found by looking, an end without a film proves nothing."""
        if self.live_takes[take_id].unproven:
            self.matches.give_up(take_id, (*MATCH, *report.error))
        elif report.status is TaskStatus.CANCELLED and report.charge is Charge.NO:
            self.live_takes.step(take_id, Cancelled())
        else:
            code = report.code or ("" if report.status is TaskStatus.FAILED else CANCELLED)
            why = report.error or (reason(f"task_{CANCELLED}"),)
            self.live_takes.step(take_id, Failed(why, code, report.charge))

    def _show_progress(self, take_id: str, state: Processing) -> None:
        """Progress is found out anew after a restart: it needs no write of its own."""
        take = self.live_takes[take_id]
        if not isinstance(take.state, Processing) or take.note:
            self.live_takes.step(take_id, state)
        elif take.state != state:
            self.live_takes.show(take_id, state)

    def _record_cost(self, take_id: str, report: TaskReport) -> None:
        known, new = self.live_takes[take_id].cost, report.cost
        self.live_takes.change(take_id, cost=known.updated(new))

    def _in_vain(self, take_id: str, error: ServiceError, silence: _Silence) -> float:
        """When to read again a task that the service has no report for."""
        silence.faults += 1
        if isinstance(error, NotFound):
            silence.missing.append(self.clock.ticks())
            self._missing(take_id, silence.missing, error)
        else:
            silence.missing.clear()
            self.live_takes.change(take_id, note=error.reasons)
        return self.clock.ticks() + self.limits.poll * min(silence.faults - 1, SELDOM)

    def _missing(self, take_id: str, reads: list[float], error: NotFound) -> None:
        times = 1 if error.code else UNNAMED
        if not self.live_takes[take_id].may_be_of(self.account()):
            times = STRANGE  # that account could not know it
            self.live_takes.change(take_id, note=FOREIGN)
        patience = self.limits.patience * times
        if len(reads) < ENOUGH_READS or reads[-1] - reads[0] < patience:
            return
        if times == STRANGE:
            self.live_takes.change(take_id, followed=False)
        elif self.live_takes[take_id].unproven:
            self.matches.give_up(take_id, MATCH_GONE)
        else:
            self.live_takes.step(take_id, Failed(GONE, TASK_NOT_FOUND, Charge.UNKNOWN))
