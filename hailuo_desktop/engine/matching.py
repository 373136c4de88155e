"""Which task of the service's list a lost submission must have made: pure, and never a guess."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from hailuo_desktop.domain.service import TaskList, TaskReport
from hailuo_desktop.domain.shot import Request

SKEW = 120.0  # seconds that the service's clock and ours may be apart while nothing shows how far
CLOSE = 30.0  # seconds, once tasks of ours have shown it
LONGEST_POST = 150.0  # seconds from writing "submitting" to the last moment of the POST
SIGHT = 6 * 3600.0  # seconds before the POST in which somebody else's task tells of somebody else


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
    """``task``: the one that fits. ``none``: the list goes back far enough, and shows none.

    ``candidates`` are tasks that may be it, where something else may explain them, too.
    ``company``: the list shows that somebody else uses the account. ``ours``: it shows tasks of
    ours, and so what the account is used for.
    """

    task: str | None = None
    none: bool = False
    candidates: tuple[TaskReport, ...] = ()
    company: bool = field(default=False, compare=False)
    ours: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Window:
    """When a task made by a POST may say that it was created, on the service's clock."""

    skew: float
    slack: float

    def holds(self, created: float, sent: float) -> bool:
        return -self.slack <= created - self.skew - sent <= LONGEST_POST + self.slack


def trace(
    sent: Sent,
    listed: TaskList,
    claimed: Mapping[str, float | None],
    others: Sequence[Sent],
    unlike: Collection[str] = (),
    company: bool = False,
) -> Trace:
    """Look for the task of a lost POST.

    ``claimed`` are the tasks that have a take, with the time at which it was sent;
    ``others`` are POSTs whose answer is lost as well. Where the same was asked for twice,
    either task serves either take. Where the list shows that somebody else uses the account, or
    that is known (``company``), the task that fits may be theirs, as are those whose film was seen
    to be ``unlike`` ours.
    """
    window = window_of(listed.tasks, claimed)
    free = [task for task in listed.tasks if task.id not in claimed]
    fitting = [t for t in free if _fits(sent, t, window) and t.id not in unlike]
    ours = [sent, *others]
    seen = any(task.id in unlike or _is_strange(task, sent, ours, window) for task in free)
    found = _choose(sent, fitting, others, window, company or seen)
    found = found or Trace(none=_reaches(listed, sent))
    return replace(found, company=seen, ours=len(free) < len(listed.tasks))


def _choose(
    sent: Sent,
    fitting: Sequence[TaskReport],
    others: Sequence[Sent],
    window: Window,
    company: bool,
) -> Trace | None:
    """The task that can be nobody else's, or all that fit; None where none does."""
    if not fitting:
        return None
    rivals = [o for o in others if any(_fits(o, task, window) for task in fitting)]
    twins = 1 + sum(rival.request == sent.request for rival in rivals)
    if company or len(rivals) >= twins or len(fitting) > twins:
        return Trace(candidates=tuple(fitting))
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


def _is_strange(task: TaskReport, sent: Sent, ours: Sequence[Sent], window: Window) -> bool:
    """Whether nothing of ours can have made it, and it is of about the same time."""
    if any(_fits(each, task, window) for each in ours):
        return False
    return task.created is None or task.created - window.skew > sent.at - SIGHT


def _reaches(listed: TaskList, sent: Sent) -> bool:
    """Whether the list goes back beyond the POST, so that a task of it would be there.

    One without a time could be it.
    """
    return listed.whole and not any(
        task.created is None and task.model in ("", sent.model) for task in listed.tasks
    )
