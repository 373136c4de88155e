"""What the app itself reads from an answer, in a sentence: with the parsers that it works with."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.service import TaskStatus
from hailuo_desktop.evolink.contact.contact import Exchange
from hailuo_desktop.evolink.json_shapes import items, mapping
from hailuo_desktop.evolink.parse import balance_of, models_of, reading_of, report_of, reports_of
from hailuo_desktop.evolink.uploads import quota_of
from hailuo_desktop.evolink.wire import is_task_id
from hailuo_desktop.formats import listed, number
from hailuo_desktop.translate import Marked, mark, n, t

UNITS = 3  # components of a price that are told

STATUSES: Mapping[TaskStatus, Marked] = {
    TaskStatus.PENDING: mark("{count} waiting"),
    TaskStatus.PROCESSING: mark("{count} rendering"),
    TaskStatus.COMPLETED: mark("{count} completed"),
    TaskStatus.FAILED: mark("{count} failed"),
    TaskStatus.CANCELLED: mark("{count} cancelled"),
    TaskStatus.UNKNOWN: mark("{count} in a state that is not known, taken for still running"),
}


def figures(exchange: Exchange) -> str | None:
    """None where the app cannot read the answer."""
    data = exchange.answer.data if exchange.answer else None
    if exchange.call.name in READERS:
        return READERS[exchange.call.name](data)
    return _price(data)


def offered(data: Any) -> list[str]:
    """The models of ours that the list names."""
    names = models_of(data) or frozenset()
    return [model for model in MODELS if model in names]


def _models(data: Any) -> str | None:
    if models_of(data) is None:
        return None
    names = [MODELS[model].name for model in offered(data)]
    if not names:
        return t("No Hailuo model is among them: EvoLink may make no film with this key.")
    missing = [model.name for model in MODELS.values() if model.name not in names]
    said = t("{models}.", models=listed(names))
    if not missing:
        return said
    return " ".join((said, t("Not for this key: {models}.", models=listed(missing))))


def _credits(data: Any) -> str | None:
    balance = balance_of(mapping(data).get("data"))
    if balance is None:
        return None
    if balance.key is None:
        return t("{credits} are left.", credits=number(balance.account))
    return t(
        "{credits} are left, and {key} of what this key may spend.",
        credits=number(balance.account),
        key=number(balance.key),
    )


def _quota(data: Any) -> str | None:
    quota = quota_of(mapping(data).get("data"))
    if quota is None:
        return None
    return t("{used} of {limit} files are used.", used=quota.used, limit=quota.limit)


def _tasks(data: Any) -> str | None:
    reports = reports_of(data)
    if reports is None:
        return None
    if not reports:
        return t("It is empty.")
    counts = Counter(report.status for report in reports)
    said = [t(words, count=counts[each]) for each, words in STATUSES.items() if counts[each]]
    return t("On its first page: {states}.", states=listed(said))


def _task(data: Any) -> str | None:
    task_id = mapping(data).get("id")
    known = task_id if isinstance(task_id, str) and is_task_id(task_id) else "task"
    task = reading_of(data, known)
    if task is None:
        return None
    report = report_of(task)
    links = len(report.results)
    status = t(STATUSES[report.status], count=1)
    return n("{status}, with {count} link.", "{status}, with {count} links.", links, status=status)


def _prices(data: Any) -> str | None:
    if not isinstance(mapping(data).get("models"), list):
        return None
    names = {str(mapping(each).get("model_id")) for each in items(mapping(data).get("models"))}
    ours = [model.name for model in MODELS.values() if model.id in names]
    if ours:
        return t("It has prices for {models}.", models=listed(ours))
    return n(
        "{count} model is listed, and Hailuo is not: the app learns prices from your own takes.",
        "{count} models are listed, and Hailuo is not: the app learns prices from your own takes.",
        len(names),
    )


def _price(data: Any) -> str | None:
    found = rates(data)
    if not found:
        return t("It is listed, with rules that the app does not read.")
    return t("{rates}.", rates=listed(found[:UNITS]))


def rates(data: Any) -> list[str]:
    """Each part of a listed price, as stated: “3.5 credits per second”."""
    model = mapping(mapping(data).get("model")) or mapping(data)
    parts = (mapping(each) for each in items(model.get("components")))
    pairs = ((mapping(part.get("rate")).get("credits"), part.get("unit")) for part in parts)
    return [
        t("{credits} credits per {unit}", credits=number(price), unit=str(unit or "?")[:20])
        for price, unit in pairs
        if isinstance(price, int | float) and not isinstance(price, bool)
    ]


READERS: Mapping[str, Callable[[Any], str | None]] = {
    "models": _models,
    "credits": _credits,
    "quota": _quota,
    "tasks": _tasks,
    "task": _task,
    "prices": _prices,
}
