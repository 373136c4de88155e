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

from .answer import Answer
from .codes import ADMISSION, CODES, REFUSING, STATUSES, TASKS, Meaning
from .error_body import Body, body_of, error_of
from .json_shapes import mapping

BLOCKED = (
    "Something on the way to EvoLink blocks the app ({status}): check the network, VPN or firewall."
)
ELSEWHERE = (
    "EvoLink sent the request on to another address ({status}), where the key must not go: "
    "check the service's address in the settings."
)
NO_REASON = "The service gave no reason."


def failure(answer: Answer, *, paid: bool = False) -> ServiceError:
    """The error for an answer that is none; ``paid``: it answers the POST that costs."""
    body = body_of(answer.data, answer.text)
    kind, words = _meaning(answer, body)
    known = proven(answer.status, body.code) and kind is not OutcomeUnknown
    return (kind if known or not paid else OutcomeUnknown)(
        _sentence(answer.status, body, kind, words),
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


def nonsense(words: str) -> OutcomeUnknown:
    """A reading that cannot be understood: it settles nothing and costs nothing."""
    return OutcomeUnknown(words, charge=Charge.NO)


def because(problem: ServiceError, error: Exception) -> ServiceError:
    """The cause for a log, by its name alone: httpx's errors hold the request and its headers."""
    problem.__cause__ = RuntimeError(type(error).__name__)
    return problem


def proven(status: int, code: str) -> bool:
    """Whether an answer to the paid POST proves that nothing was charged."""
    return code in ADMISSION or status in REFUSING


def words_of(error: Any) -> tuple[str, str]:
    """Code and sentence of a failed task; it may come without either."""
    body = error_of(error)
    known = TASKS.get(body.code, "")
    reason = body.message or ("" if known else body.code)
    said = f"The service says: {reason}" if reason else ""
    return body.code, f"{known} {said}".strip() or NO_REASON


def _meaning(answer: Answer, body: Body) -> Meaning:
    """The code speaks first, then the type, then the status."""
    if answer.status == 403 and "<" in answer.text[:200] and answer.data is None:
        return Unreachable, BLOCKED.format(status=answer.status)
    if 300 <= answer.status < 400:
        return OutcomeUnknown, ELSEWHERE.format(status=answer.status)
    # With 402, a "quota" is the money; anywhere else it is the pace.
    names = [n for n in (body.code, body.kind) if (answer.status, n) != (402, "quota_exceeded")]
    found = next((CODES[name] for name in names if name in CODES), None)
    return found or STATUSES.get(answer.status) or (OutcomeUnknown, "")


def _sentence(status: int, body: Body, kind: type[ServiceError], words: str) -> str:
    if words:
        return words + _details(kind, body)
    if kind is OutcomeUnknown:
        said = f": {body.message}" if body.message else "."
        return f"EvoLink answered with a fault of its own ({status}){said}"
    return f"EvoLink refused the request: {body.message or body.code or f'status {status}'}"


def _details(kind: type[ServiceError], body: Body) -> str:
    if kind is OutOfCredits and body.zone:
        return f" The limit starts anew at midnight, {body.zone} time."
    if kind is ModelUnavailable and body.models:
        return f" It may use {', '.join(body.models[:5])}."
    return ""
