"""The service's codes and statuses, and what each means: data.

Source: the vendor's error-code pages and its own client's table; codes are lower-cased.
"""

from collections.abc import Iterable, Mapping

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

Meaning = tuple[type[ServiceError], str]  # without words, the service's own are passed on


def _all(codes: str, kind: type[ServiceError], words: str = "") -> Iterable[tuple[str, Meaning]]:
    return ((code, (kind, words)) for code in codes.split())


_ACCOUNT = "The EvoLink account has no credits left: top it up on evolink.ai, then go on."
_KEY_SPENT = "This API key has used up its own limit: raise the limit or enter another key."
_KEY_DAY = "This API key has used up its limit for today: go on tomorrow, or enter another key."
_KEY_WRONG = "EvoLink does not accept the API key: check it, or enter another one."
_KEY_DEAD = "This API key is disabled or has expired: enter another one."
_NO_USER = "The EvoLink account is disabled: ask EvoLink's support, or enter another key."
_CONTENT = (
    "EvoLink's content filter refused this shot; nothing was charged. Change the words or frames."
)
_MODEL = "This API key may not use the model: allow it on evolink.ai, or choose another model."
_NO_ROUTE = (
    "The model is not available at EvoLink at the moment; nothing was charged. Trying it later."
)
_BUSY = "EvoLink asks to slow down: waiting, then going on by itself."
_NO_TASK = "The service knows no such task."
_FOREIGN = "The task belongs to another account: enter the API key that it was sent with."
_IN_FLIGHT = "EvoLink does not know yet what became of an earlier sending of this take."
_OTHER = "EvoLink holds another request under this take's key already."

# Checked before a task is made: each proves by itself that nothing was charged.
ADMISSION: Mapping[str, Meaning] = dict(
    [
        *_all(
            "insufficient_quota insufficient_user_quota quota_not_enough"
            " account_balance_insufficient",
            OutOfCredits,
            _ACCOUNT,
        ),
        *_all("insufficient_token_quota key_quota_exhausted", OutOfCredits, _KEY_SPENT),
        *_all("token_daily_quota_exceeded key_daily_quota_exhausted", OutOfCredits, _KEY_DAY),
        *_all("key_disabled key_expired", Unauthorised, _KEY_DEAD),
        *_all("user_disabled", Unauthorised, _NO_USER),
        *_all("unauthorized invalid_api_key", Unauthorised, _KEY_WRONG),
        *_all("key_model_not_allowed model_access_denied", ModelUnavailable, _MODEL),
        *_all(
            "content_policy_violation content_filter sensitive_content moderation_blocked"
            " input_moderation_failed",
            ContentRefused,
            _CONTENT,
        ),
        *_all("no_available_channel model_unavailable channel_selection_failed", Busy, _NO_ROUTE),
        *_all("rate_limit_exceeded", Busy, _BUSY),
        *_all("invalid_request invalid_parameter invalid_parameters invalid_media_url", Refused),
    ]
)
# On the paid POST these prove nothing. A conflict says that the key has been taken by an
# earlier sending of the same take, which may well have made a task.
CODES: Mapping[str, Meaning] = dict(
    [
        *ADMISSION.items(),
        *_all("quota_exceeded resource_exhausted", Busy, _BUSY),
        *_all("task_not_found resource_not_found", NotFound, _NO_TASK),
        *_all("permission_denied", Refused, _FOREIGN),
        *_all("invalid_task_id", Refused),
        *_all("paid_outcome_unknown", OutcomeUnknown, _IN_FLIGHT),
        *_all("idempotency_conflict", OutcomeUnknown, _OTHER),
        *_all(
            "service_unavailable internal_error internal_server_error service_error"
            " upstream_error unknown_error generation_timeout timeout",
            OutcomeUnknown,
        ),
    ]
)
STATUSES: Mapping[int, Meaning] = {
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
    501: (NotFound, "The service has no such call."),
}
REFUSING = frozenset({400, 401, 402, 403, 413, 415, 422, 429})  # statuses before any task is made

TASKS: Mapping[str, str] = {
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
    "model_unavailable": "The model is not available at the moment: try again later.",
    "upstream_error": "The model's maker had a fault: try again in a minute.",
    "resource_not_found": "The service has lost the task or a frame: send the shot again.",
    "unknown_error": "The service does not know why: ask EvoLink's support, with the task id.",
}
