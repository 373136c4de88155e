"""From a status and a code to an error that says what to do next, and whether it cost anything."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hailuo_desktop.domain.errors import (
    Busy,
    ContentRefused,
    ModelUnavailable,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    Refused,
    ServiceError,
    Unauthorised,
)
from hailuo_desktop.domain.money import Charge

from .shapes import mapping

LONGEST = 300  # characters of the service's own words that we pass on
_REQUEST_ID = re.compile(r"\s*\(request id: ([^)]*)\)\s*$")

_ACCOUNT = "The EvoLink account has no credits left: top it up on evolink.ai, then go on."
_KEY_SPENT = "This API key has used up its own limit: raise the limit or enter another key."
_KEY_DAY = "This API key has used up its limit for today: go on tomorrow, or enter another key."
_KEY_WRONG = "EvoLink does not accept the API key: check it, or enter another one."
_KEY_DEAD = "This API key is disabled or has expired: enter another one."
_CONTENT = (
    "EvoLink's content filter refused this shot; nothing was charged. Change the words or frames."
)
_MODEL = "This API key may not use the model: allow it on evolink.ai, or choose another model."
_NO_ROUTE = (
    "The model is not available at EvoLink at the moment; nothing was charged. Try it later."
)
_BUSY = "EvoLink asks to slow down: waiting, then going on by itself."

# Source: the vendor's error-code page and its own client's table; lower-cased.
_CODES: dict[str, tuple[type[ServiceError], str]] = {
    **dict.fromkeys(
        (
            "insufficient_quota",
            "insufficient_user_quota",
            "quota_not_enough",
            "account_balance_insufficient",
        ),
        (OutOfCredits, _ACCOUNT),
    ),
    **dict.fromkeys(
        ("insufficient_token_quota", "key_quota_exhausted"), (OutOfCredits, _KEY_SPENT)
    ),
    **dict.fromkeys(
        ("token_daily_quota_exceeded", "key_daily_quota_exhausted"), (OutOfCredits, _KEY_DAY)
    ),
    **dict.fromkeys(("key_disabled", "key_expired", "user_disabled"), (Unauthorised, _KEY_DEAD)),
    **dict.fromkeys(("unauthorized", "invalid_api_key"), (Unauthorised, _KEY_WRONG)),
    **dict.fromkeys(("key_model_not_allowed", "model_access_denied"), (ModelUnavailable, _MODEL)),
    **dict.fromkeys(
        (
            "content_policy_violation",
            "content_filter",
            "sensitive_content",
            "moderation_blocked",
            "input_moderation_failed",
        ),
        (ContentRefused, _CONTENT),
    ),
    **dict.fromkeys(
        ("no_available_channel", "model_unavailable", "channel_selection_failed"),
        (Busy, _NO_ROUTE),
    ),
    "rate_limit_exceeded": (Busy, _BUSY),
    "task_not_found": (NotFound, "The service knows no such task."),
    "resource_not_found": (NotFound, "The service knows no such task."),
    **dict.fromkeys(
        ("invalid_request", "invalid_parameter", "invalid_parameters", "invalid_media_url"),
        (Refused, ""),
    ),
}
_STATUS: dict[int, tuple[type[ServiceError], str]] = {
    400: (Refused, ""),
    401: (Unauthorised, _KEY_WRONG),
    402: (OutOfCredits, _ACCOUNT),
    403: (ModelUnavailable, _MODEL),
    404: (NotFound, "The service knows nothing at that address."),
    405: (NotFound, "The service has no such call."),
    413: (Refused, "The picture is too large for EvoLink: save it smaller, below 4 MB."),
    415: (Refused, ""),
    422: (Refused, ""),
    429: (Busy, _BUSY),
}
_TASK_WORDS = {
    "content_policy_violation": "The content filter refused this shot: change the words or frames.",
    "invalid_parameters": "The service found a setting invalid: check prompt, frames and length.",
    "image_processing_error": "The service could not use a frame: try another picture.",
    "image_dimension_mismatch": "A frame does not fit the request: resize it.",
    "request_cancelled": "The task was cancelled at the service: send the shot again.",
    "generation_failed_no_content": "The model made nothing of it: change the prompt or try again.",
    "service_error": "The model's maker had a fault: try again in a minute.",
    "generation_timeout": "The model took too long: try again later.",
    "resource_exhausted": "The model is overloaded: try again in a few minutes.",
    "quota_exceeded": "Too much at once for the service: try again in a minute.",
    "service_unavailable": "The model is not available at the moment: try again later.",
}


@dataclass(frozen=True)
class Body:
    """What an error body says, whatever its shape."""

    code: str = ""
    message: str = ""
    request_id: str = ""


def body_of(text: str) -> Body:
    """Read every known shape: objects, texts, ``success: false``, HTML, nothing."""
    try:
        data = mapping(json.loads(text))
    except (ValueError, RecursionError):
        return Body(message="" if "<" in text[:200] else _short(text))
    error = data.get("error")
    if inner := mapping(error):
        return _body(inner.get("code"), inner.get("message"), inner.get("request_id"))
    if isinstance(error, str):
        return _body(error, data.get("error_description") or data.get("message"), None)
    return _body(data.get("code"), data.get("msg") or data.get("message"), data.get("request_id"))


def _body(code: Any, message: Any, request_id: Any) -> Body:
    """Codes that are numbers repeat the HTTP status and say nothing more."""
    words = message if isinstance(message, str) else ""
    match = _REQUEST_ID.search(words)
    found = match[1] if match else ""
    words = words[: match.start()] if match else words
    name = code if isinstance(code, str) and not code.isdecimal() else ""
    return Body(name, _short(words), request_id if isinstance(request_id, str) else found)


def failure(
    status: int, text: str, headers: Mapping[str, str], retry_after: float | None, paid: bool
) -> ServiceError:
    """The error for an answer that is none; ``paid``: it answers the POST that costs."""
    body = body_of(text)
    kind, words = _CODES.get(body.code.casefold()) or _STATUS.get(status) or (OutcomeUnknown, "")
    if kind is OutOfCredits and body.code.casefold() == "quota_exceeded":
        kind = Busy
    request_id = body.request_id or headers.get("x-request-id", "")
    if kind is OutcomeUnknown:
        words = f"EvoLink answered with a fault of its own ({status})."
    sentence = words or f"EvoLink refused the request: {body.message or f'status {status}'}"
    unsure = kind is OutcomeUnknown or (paid and not proven(status, body.code))
    if unsure and paid:
        return OutcomeUnknown(
            sentence, code=body.code, retry_after=retry_after, request_id=request_id
        )
    return kind(
        sentence,
        code=body.code,
        charge=Charge.NO,
        retry_after=retry_after,
        request_id=request_id,
    )


def proven(status: int, code: str) -> bool:
    """Whether an answer to the paid POST proves that nothing was charged."""
    return code.casefold() in _CODES or status in (400, 401, 402, 403, 413, 415, 422, 429)


def words_of(error: Any) -> tuple[str, str]:
    """Code and sentence of a failed task; it may come without either."""
    if isinstance(error, str):
        return "", _short(error) or "The service gave no reason."
    found = mapping(error)
    body = _body(found.get("code"), found.get("message"), None)
    known = _TASK_WORDS.get(body.code.casefold(), "")
    said = f" The service says: {body.message}" if body.message else ""
    return body.code, (known + said).strip() or "The service gave no reason."


def _short(text: str) -> str:
    """The service's words in one line: they are data, not markup."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
