"""Wire answers in our words."""

from typing import Any

from pydantic import ValidationError

from hailuo_desktop.domain.money import Balance, Charge, Cost
from hailuo_desktop.domain.service import TaskReport, TaskStatus

from .failures import words_of
from .shapes import items, mapping
from .wire import Credits, Task, moment

_STATUS = {
    "pending": TaskStatus.PENDING,
    "queued": TaskStatus.PENDING,
    "submitted": TaskStatus.PENDING,
    "processing": TaskStatus.PROCESSING,
    "running": TaskStatus.PROCESSING,
    "completed": TaskStatus.COMPLETED,
    "failed": TaskStatus.FAILED,
    "cancelled": TaskStatus.CANCELLED,
    "canceled": TaskStatus.CANCELLED,
}
_LINKS = ("video_url", "url")


def task_of(data: Any) -> Task | None:
    """A task, wherever the answer holds it; None where it holds none with an id."""
    inner = mapping(data).get("data", data)
    found = next(iter(items(inner)), inner)
    try:
        task = Task.model_validate(mapping(found) or data)
    except ValidationError:
        return None
    return task if task.id else None


def report_of(task: Task) -> TaskReport:
    """Unknown words leave a task running; only the known ends settle it."""
    status = _STATUS.get(task.status.casefold(), TaskStatus.UNKNOWN)
    code, words = words_of(task.error)
    return TaskReport(
        id=task.id,
        status=status,
        progress=min(100.0, max(0.0, float(task.progress or 0))),
        results=_links(task.results) or _links(task.result_data),
        error=words if status is TaskStatus.FAILED else "",
        code=code,
        charge=_charge(task, status),
        model=task.model,
        created=moment(task.created if task.created is not None else task.created_at),
        cost=cost_of(task),
    )


def cost_of(task: Task) -> Cost:
    return Cost(task.usage.credits_reserved, task.usage.credits_used)


def balance_of(data: Any) -> Balance | None:
    """The balance, never below zero; None where the answer has none."""
    try:
        found = Credits.model_validate(data)
    except ValidationError:
        return None
    account = found.user.remaining_credits
    if account is None:
        return None
    key = None if found.token.unlimited_credits else found.token.remaining_credits
    return Balance(max(account, account * 0), None if key is None else max(key, key * 0))


def _links(results: Any) -> tuple[str, ...]:
    """Addresses in a list of texts, a list of objects, or one object."""
    several = items(results) or [results]
    links = (_link(item) for item in several)
    return tuple(link for link in links if link.startswith(("http://", "https://")))


def _link(item: object) -> str:
    if isinstance(item, str):
        return item
    named = (mapping(item).get(name) for name in _LINKS)
    return next((link for link in named if isinstance(link, str) and link), "")


def _charge(task: Task, status: TaskStatus) -> Charge:
    """Failed tasks are refunded by themselves; a billing note says otherwise where there is one."""
    if task.billing.charge_status == "charged" and task.billing.refund_status != "completed":
        return Charge.YES
    match status:
        case TaskStatus.FAILED | TaskStatus.CANCELLED:
            return Charge.NO
        case TaskStatus.COMPLETED:
            return Charge.YES
        case _:
            return Charge.UNKNOWN
