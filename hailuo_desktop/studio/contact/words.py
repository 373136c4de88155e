"""What an exchange with the service tells, in words."""

from collections.abc import Mapping, Sequence

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.errors import NotFound
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.evolink.contact.contact import Exchange
from hailuo_desktop.evolink.contact.shape import Difference, Differs
from hailuo_desktop.evolink.failures import failure
from hailuo_desktop.formats import listed
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.translate import Marked, mark, n, t

from .figures import figures, offered
from .masking import link_shown

TITLES: Mapping[str, Marked] = {
    "models": mark("Models of this key"),
    "credits": mark("Credits"),
    "quota": mark("Room for frames"),
    "tasks": mark("Task list"),
    "task": mark("A task that has ended"),
    "nobodys": mark("A task that is nobody's"),
    "prices": mark("Price list"),
    "clock": mark("Clock"),
    "certificate": mark("Certificate"),
    "route": mark("Way to the service"),
    "written": mark("Written down first"),
    "upload": mark("Frame sent"),
    "submission": mark("Take sent"),
    "readings": mark("Progress"),
    "links": mark("Link to the film"),
    "film": mark("Film"),
    "cost": mark("Cost"),
    "listed": mark("In the task list"),
}
DIFFERS: Mapping[Differs, Marked] = {
    Differs.NEW: mark("{path} is new ({found})"),
    Differs.MISSING: mark("{path} is missing"),
    Differs.OTHER_TYPE: mark("{path} is of another type ({found})"),
    Differs.NEW_WORD: mark("{path} says “{found}”, which is not known"),
}
TOLD = 8  # differences of one answer in its sentence; the transcript has them all
PRICE = "price "


def title(name: str) -> str:
    """What a call is about, in words."""
    if name.startswith(PRICE):
        model = name.removeprefix(PRICE)
        return t("Price of {model}", model=MODELS[model].name if model in MODELS else model)
    return t(TITLES[name])


def finding(exchange: Exchange) -> Finding:
    """One sentence or two; where the app cannot go on with the answer, it has failed."""
    state, said = _judged(exchange)
    return Finding(exchange.call.name, state, said, _facts(exchange))


def difference(each: Difference) -> str:
    return t(DIFFERS[each.kind], path=each.path or "…", found=_found(each))


def _found(each: Difference) -> str:
    """A new word may be anything: an address in its place is an account's own."""
    return link_shown(each.found) if "://" in each.found else each.found[:40]


def _judged(exchange: Exchange) -> tuple[State, str]:
    answer = exchange.answer
    if not exchange.asked:
        return State.WARNING, t("Not asked, since the call before it was not answered.")
    if answer is None:
        return State.FAILED, worded(exchange.reasons)
    if exchange.absent and not exchange.call.refused:
        return _absent(exchange)
    if exchange.error is not None:
        return State.FAILED, _refused(exchange)
    if exchange.call.refused:
        return _nobodys(exchange)
    if answer.data is None:
        kind = answer.media_type or t("no type")
        return State.FAILED, t("The answer is no JSON ({kind}): the app cannot read it.", kind=kind)
    return _compared(exchange)


def _absent(exchange: Exchange) -> tuple[State, str]:
    if exchange.call.name.startswith(PRICE):
        return State.OK, t("EvoLink lists none: the app learns it from your own takes.")
    if exchange.call.optional:
        return State.WARNING, t("The service has no such call: the app goes on without it.")
    status = exchange.answer.status if exchange.answer else 0
    return State.FAILED, t(
        "The service has no such call any more (status {status}): the app needs it.", status=status
    )


def _refused(exchange: Exchange) -> str:
    said = worded(exchange.reasons)
    if exchange.answer is None:
        return said
    return t("{said} (status {status})", said=said, status=exchange.answer.status)


def _nobodys(exchange: Exchange) -> tuple[State, str]:
    """A task that is not there has to be told from one that cannot be read just now."""
    answer = exchange.answer
    if answer is None or answer.accepted:
        return State.WARNING, t("The service answers for a task that it cannot have.")
    if not isinstance(failure(answer), NotFound):
        return State.WARNING, t(
            "The service refuses it with status {status} and not as a task that is not there: the "
            "app goes on asking for such tasks.",
            status=answer.status,
        )
    if exchange.differences:
        return State.WARNING, differing(exchange.differences)
    return State.OK, t("It is refused as it should be.")


def _compared(exchange: Exchange) -> tuple[State, str]:
    told = figures(exchange)
    said = told or ""
    if told is None:
        said = t("The app cannot read this answer.")
    if exchange.differences:
        said = " ".join(filter(None, (said, differing(exchange.differences))))
    if told is None:
        return State.FAILED, said
    if exchange.call.name == "models" and not offered(exchange.answer and exchange.answer.data):
        return State.WARNING, said
    return (State.WARNING if exchange.differences else State.OK), said


def differing(found: Sequence[Difference]) -> str:
    words = [difference(each) for each in found[:TOLD]]
    more = len(found) - len(words)
    if more > 0:
        words.append(n("{count} more", "{count} more", more))
    return t("It differs from what the app was built for: {what}.", what=listed(words))


def _facts(exchange: Exchange) -> dict[str, str]:
    answer = exchange.answer
    if answer is None:
        return {}
    return {"status": str(answer.status), "milliseconds": f"{exchange.took * 1000:.0f}"}
