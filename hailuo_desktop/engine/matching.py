"""Which task of the service's list a lost submission must have made: pure, and never a guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.shot import Request

SKEW = 120.0  # seconds that the service's clock and ours may be apart while nothing shows how far
CLOSE = 30.0  # seconds, once tasks of ours have shown it
LONGEST_POST = 150.0  # seconds from writing "submitting" to the last moment of the POST
PAGE = 50  # tasks in the list, as long as there are so many


@dataclass(frozen=True)
class Sent:
    """A POST whose answer is not known: ``at`` is when it left (unix seconds).

    Without a ``request``, it is known no more what was asked for.
    """

    model: str
    at: float
    request: Request | None


@dataclass(frozen=True)
class Trace:
    """``task``: the one that fits. ``none``: the list shows that there is none."""

    task: str | None = None
    none: bool = False


@dataclass(frozen=True)
class Window:
    """When a task made by a POST may say that it was created, on the service's clock."""

    skew: float
    slack: float

    def holds(self, created: float, sent: float) -> bool:
        return -self.slack <= created - self.skew - sent <= LONGEST_POST + self.slack


def trace(
    sent: Sent,
    tasks: Sequence[TaskReport],
    claimed: Mapping[str, float | None],
    others: Sequence[Sent],
    exact: bool,
) -> Trace:
    """Look for the task of a lost POST.

    ``claimed`` are the tasks that have a take, with the time at which it was sent;
    ``others`` are POSTs whose answer is lost as well. Where the same was asked for twice,
    either task serves either take, unless the keys can tell them apart later (``exact``).
    """
    window = window_of(tasks, claimed)
    free = [task for task in tasks if task.id not in claimed]
    fitting = [task for task in free if _fits(sent, task, window)]
    if not fitting:
        return Trace(none=_reaches(tasks, sent, window))
    rivals = [o for o in others if any(_fits(o, task, window) for task in fitting)]
    twins = 1 + sum(rival.request == sent.request for rival in rivals)
    if len(rivals) >= twins or len(fitting) > twins or (exact and len(fitting) < twins):
        return Trace()
    return Trace(min(fitting, key=lambda task: task.created or 0.0).id)


def window_of(tasks: Sequence[TaskReport], claimed: Mapping[str, float | None]) -> Window:
    """Our own tasks in the list show how far the two clocks are apart."""
    apart = [
        task.created - sent
        for task in tasks
        if task.created is not None and (sent := claimed.get(task.id)) is not None
    ]
    return Window(median(apart), CLOSE) if apart else Window(0.0, SKEW)


def _fits(sent: Sent, task: TaskReport, window: Window) -> bool:
    if task.created is None or (task.model and task.model != sent.model):
        return False
    return window.holds(task.created, sent.at)


def _reaches(tasks: Sequence[TaskReport], sent: Sent, window: Window) -> bool:
    """Whether the list goes back beyond the POST, so that a task of it would be there."""
    times = [task.created for task in tasks if task.created is not None]
    return len(tasks) < PAGE or (bool(times) and min(times) < sent.at + window.skew - window.slack)
