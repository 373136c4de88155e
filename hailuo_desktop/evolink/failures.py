"""From a status and a code to an error that says what to do next, and whether it cost anything."""

from dataclasses import replace
from typing import Any

from hailuo_desktop.domain.errors import (
    ModelUnavailable,
    OutcomeUnknown,
    OutOfCredits,
    ServiceError,
    Unreachable,
)
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import Reason, Reasons, reason

from .answer import Answer
from .codes import ADMISSION, CODES, STATUSES, TASKS, Meaning
from .error_body import Body, body_of, error_of
from .json_shapes import mapping

ON_THE_WAY = ("blocked", "sent_elsewhere")  # what these say, they say of a status


def failure(answer: Answer, *, paid: bool = False) -> ServiceError:
    """The error for an answer that is none; ``paid``: it answers the POST that costs."""
    body = body_of(answer.data, answer.text)
    kind, why = _meaning(answer, body)
    known = proves(answer)
    doubt = paid and not known and kind is not OutcomeUnknown and why not in ON_THE_WAY
    return (kind if known or not paid else OutcomeUnknown)(
        *(_unproven(answer.status, body) if doubt else _reasons(answer.status, body, kind, why)),
        code=body.code,
        charge=Charge.NO if known or not paid else Charge.UNKNOWN,
        retry_after=answer.retry_after,
        request_id=body.request_id or answer.request_id,
    )


def refusal(answer: Answer) -> ServiceError | None:
    """The error of a free call's answer, if it is one; status 200 may still say no."""
    if not answer.accepted:
        return failure(answer)
    found = mapping(answer.data)
    if found.get("success") is not False:
        return None
    code = found.get("code")
    status = code if type(code) is int and 400 <= code < 600 else 400
    return failure(replace(answer, status=status))


def nonsense(code: str) -> OutcomeUnknown:
    """A reading that cannot be understood: it settles nothing and costs nothing."""
    return OutcomeUnknown(reason(code), charge=Charge.NO)


def because(problem: ServiceError, error: Exception) -> ServiceError:
    """The cause for a log, by its name alone: httpx's errors hold the request and its headers."""
    problem.__cause__ = RuntimeError(type(error).__name__)
    return problem


def proves(answer: Answer) -> bool:
    """Whether this answer to the paid POST proves that nothing was charged.

    Only EvoLink's own error shape does, with a code that it gives before a task is made: a bare
    status, a page or another gateway's words may come after it as well as before.
    """
    error = mapping(mapping(answer.data).get("error"))
    parts = [error.get(name) for name in ("code", "message", "type")]
    if not all(isinstance(part, str) for part in parts):
        return False
    admission = ADMISSION.get(str(parts[0]).casefold())
    fits = 400 <= answer.status < 500
    return admission is not None and (fits or answer.status in admission.statuses)


def reasons_of(error: Any) -> tuple[str, Reasons]:
    """Code and reasons of a failed task; it may come without either."""
    body = error_of(error)
    known = (reason(f"task_{body.code}"),) if body.code in TASKS else ()
    said = body.message or ("" if known else body.code)
    told = (reason("service_says", said=said),) if said else ()
    return body.code, known + told or (reason("no_reason"),)


def _meaning(answer: Answer, body: Body) -> Meaning:
    """The code speaks first, then the type, then the status."""
    if answer.status == 403 and "<" in answer.text[:200] and answer.data is None:
        return Unreachable, "blocked"
    if 300 <= answer.status < 400:
        return OutcomeUnknown, "sent_elsewhere"
    # With 402, a "quota" is the money; anywhere else it is the pace.
    names = [n for n in (body.code, body.kind) if (answer.status, n) != (402, "quota_exceeded")]
    found = next((CODES[name] for name in names if name in CODES), None)
    return found or STATUSES.get(answer.status) or (OutcomeUnknown, "")


def _reasons(status: int, body: Body, kind: type[ServiceError], why: str) -> Reasons:
    if why:
        return (
            reason(why, status=status) if why in ON_THE_WAY else reason(why),
            *_more(kind, body),
        )
    if kind is OutcomeUnknown:
        if body.message:
            return (reason("service_fault_said", status=status, said=body.message),)
        return (reason("service_fault", status=status),)
    if said := body.message or body.code:
        return (reason("refused", said=said),)
    return (reason("refused_status", status=status),)


def _unproven(status: int, body: Body) -> Reasons:
    """It says no to the paid POST, and may have come after a task was made all the same."""
    if body.message:
        return (reason("answer_unproven_said", status=status, said=body.message),)
    return (reason("answer_unproven", status=status),)


def _more(kind: type[ServiceError], body: Body) -> tuple[Reason, ...]:
    if kind is OutOfCredits and body.zone:
        return (reason("limit_renews", zone=body.zone),)
    if kind is ModelUnavailable and body.models:
        return (reason("models_allowed", models=", ".join(body.models[:5])),)
    return ()
