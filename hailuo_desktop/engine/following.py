"""A take at the service: read its task until there is a result, or an end without one."""

from dataclasses import dataclass

from hailuo_desktop.domain.errors import NotFound
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import Cancelled, Failed, Pending, Processing, Take

from .book import Book
from .limits import Limits
from .poller import Poller
from .ports import Clock

ENOUGH_READS = 5  # "not found" this often, over Limits.patience, is believed
NO_LINK = "The service says that the video is ready and gives no link yet: asking again."
UNKNOWN = "The service gives a state that this version does not know: asking again."
GONE = (
    "The service no longer knows this task; its records expire. Look for the video on "
    "evolink.ai before you send the shot again."
)


@dataclass(frozen=True)
class Following:
    book: Book
    poller: Poller
    clock: Clock
    limits: Limits

    async def result(self, take_id: str) -> str | None:
        """The link of the finished video; None when the take settled without one."""
        due = self._first_read(self.book[take_id])
        missing: list[float] = []
        while not self.book[take_id].settled:
            try:
                report = await self.poller.next(self.book[take_id].task, due)
            except NotFound:
                missing.append(self.clock.now())
                self._missing(take_id, missing)
            else:
                missing.clear()
                if link := self._take_in(take_id, report):
                    return link
            due = self.clock.now()
        return None

    def _first_read(self, take: Take) -> float:
        wait = min((take.estimated or 0.0) / 2, self.limits.first_read_at_most)
        return (take.submitted or take.created) + wait

    def _take_in(self, take_id: str, report: TaskReport) -> str | None:
        self._record_cost(take_id, report)
        match report.status:
            case TaskStatus.COMPLETED if report.results:
                return report.results[0]
            case TaskStatus.COMPLETED:
                self.book.change(take_id, note=NO_LINK)
            case TaskStatus.PENDING:
                self.book.step(take_id, Pending())
            case TaskStatus.PROCESSING:
                self.book.step(take_id, Processing(report.progress))
            case TaskStatus.FAILED:
                self.book.step(take_id, Failed(report.error, report.code, report.charge))
            case TaskStatus.CANCELLED:
                self.book.step(take_id, Cancelled())
            case TaskStatus.UNKNOWN:
                self.book.change(take_id, note=UNKNOWN)
        return None

    def _record_cost(self, take_id: str, report: TaskReport) -> None:
        known, new = self.book[take_id].cost, report.cost
        self.book.change(take_id, cost=known.updated(new))

    def _missing(self, take_id: str, reads: list[float]) -> None:
        if len(reads) >= ENOUGH_READS and reads[-1] - reads[0] >= self.limits.patience:
            self.book.step(take_id, Failed(GONE, "task_not_found", Charge.UNKNOWN))
