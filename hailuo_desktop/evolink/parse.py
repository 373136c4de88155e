"""Wire answers in our words."""

from decimal import Decimal
from typing import Any

from hailuo_desktop.domain.money import Balance, Charge, Cost
from hailuo_desktop.domain.service import TaskReport, TaskStatus

from .failures import reasons_of
from .json_shapes import items, listed, mapping
from .wire import Accounts, Billing, Task, moment

STATUSES = {
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
    """The task with an id, wherever the answer holds it; None where it holds none."""
    return next((task for task in _tasks(data) if task.id), None)


def reading_of(data: Any, task_id: str) -> Task | None:
    """What an answer says of this one task; one without an id is about the task asked for."""
    tasks = [task for task in _tasks(data) if task.id or task.status]
    task = next((task for task in tasks if task.id), next(iter(tasks), None))
    if task is None or task.id not in ("", task_id):
        return None
    return task.model_copy(update={"id": task_id})


def _tasks(data: Any) -> list[Task]:
    inner = mapping(data).get("data")
    places = (data, inner, *items(inner)[:1], mapping(data).get("task"))
    return [Task.model_validate(mapping(place)) for place in places if mapping(place)]


def report_of(task: Task) -> TaskReport:
    """Unknown words leave a task running; only the known ends settle it."""
    status = STATUSES.get(task.status.casefold(), TaskStatus.UNKNOWN)
    code, reasons = reasons_of(task.error)
    return TaskReport(
        id=task.id,
        status=status,
        progress=min(100.0, max(0.0, float(task.progress or 0))),
        results=_links(task.results) or _links(task.result_data),
        error=reasons if status is TaskStatus.FAILED else (),
        code=code,
        charge=_charge(task, status),
        model=task.model,
        created=moment(task.created if task.created is not None else task.created_at),
        cost=cost_of(task),
    )


def reports_of(data: Any) -> list[TaskReport] | None:
    """Every task of a list that can be read; None where the answer holds no list."""
    found = listed(data)
    if found is None:
        return None
    return [report_of(task) for item in found if (task := task_of(item)) is not None]


def models_of(data: Any) -> frozenset[str] | None:
    """The names of the models in a list; None where the answer holds no list."""
    found = listed(data)
    if found is None:
        return None
    names = (mapping(each).get("id") for each in found)
    return frozenset(name for name in names if isinstance(name, str))


def cost_of(task: Task) -> Cost:
    """As stated, in whatever unit the service stated it: never converted by a guess."""
    usage, billing = task.usage, task.billing
    return Cost(
        _first(usage.credits_reserved, billing.reserved_credits),
        _first(usage.cost.credits, usage.credits_used, billing.charged_credits, task.credits_used),
    )


def _first(*numbers: Decimal | None) -> Decimal | None:
    return next((number for number in numbers if number is not None), None)


def balance_of(data: Any) -> Balance | None:
    """The balance, never below zero; None where the answer has none."""
    found = Accounts.model_validate(mapping(data))
    account = found.user.remaining_credits
    if account is None:
        return None
    key = None if found.token.unlimited_credits else found.token.remaining_credits
    nothing = Decimal(0)
    return Balance(max(account, nothing), None if key is None else max(key, nothing))


def _links(results: Any) -> tuple[str, ...]:
    """Addresses in a list of texts, a list of objects, or one object."""
    several = items(results) or [results]
    links = (_link(item) for item in several)
    return tuple(link for link in links if link.lower().startswith(("http://", "https://")))


def _link(item: object) -> str:
    if isinstance(item, str):
        return item.strip()
    named = (mapping(item).get(name) for name in _LINKS)
    return next((link for link in named if isinstance(link, str) and link), "")


def _charge(task: Task, status: TaskStatus) -> Charge:
    """That a task failed proves no refund: only the four fields of its billing note together do."""
    if status is TaskStatus.COMPLETED:
        return Charge.YES
    if status not in (TaskStatus.FAILED, TaskStatus.CANCELLED):
        return Charge.UNKNOWN
    if _is_refunded(task.billing):
        return Charge.NO
    charged = task.billing.charge_status.casefold() == "charged"
    underway = task.billing.refund_status.casefold() in ("pending", "completed")
    return Charge.YES if charged and not underway else Charge.UNKNOWN


def _is_refunded(billing: Billing) -> bool:
    """The vendor's own reading: released, refund completed, all that was reserved, and when."""
    states = billing.charge_status.casefold(), billing.refund_status.casefold()
    reserved = billing.reserved_credits
    whole = reserved is not None and reserved > 0 and billing.refunded_credits == reserved
    return states == ("released", "completed") and whole and moment(billing.refunded_at) is not None
