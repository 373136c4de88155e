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

Meaning = tuple[type[ServiceError], str]  # a reason's code; without, the service's words are told


def _all(codes: str, kind: type[ServiceError], why: str = "") -> Iterable[tuple[str, Meaning]]:
    return ((code, (kind, why)) for code in codes.split())


# Checked before a task is made: each proves by itself that nothing was charged.
ADMISSION: Mapping[str, Meaning] = dict(
    [
        *_all(
            "insufficient_quota insufficient_user_quota quota_not_enough"
            " account_balance_insufficient",
            OutOfCredits,
            "account_empty",
        ),
        *_all("insufficient_token_quota key_quota_exhausted", OutOfCredits, "key_limit_used"),
        *_all("token_daily_quota_exceeded key_daily_quota_exhausted", OutOfCredits, "key_day_used"),
        *_all("key_disabled key_expired", Unauthorised, "key_dead"),
        *_all("user_disabled", Unauthorised, "account_disabled"),
        *_all("unauthorized invalid_api_key", Unauthorised, "key_wrong"),
        *_all("key_model_not_allowed model_access_denied", ModelUnavailable, "model_forbidden"),
        *_all(
            "content_policy_violation content_filter sensitive_content moderation_blocked"
            " input_moderation_failed",
            ContentRefused,
            "content_refused",
        ),
        *_all(
            "no_available_channel model_unavailable channel_selection_failed", Busy, "model_away"
        ),
        *_all("rate_limit_exceeded", Busy, "busy"),
        *_all("invalid_request invalid_parameter invalid_parameters invalid_media_url", Refused),
    ]
)
# On the paid POST these prove nothing. A conflict says that the key has been taken by an
# earlier sending of the same take, which may well have made a task.
CODES: Mapping[str, Meaning] = dict(
    [
        *ADMISSION.items(),
        *_all("quota_exceeded resource_exhausted", Busy, "busy"),
        *_all("task_not_found resource_not_found", NotFound, "task_unknown"),
        *_all("permission_denied", Refused, "task_foreign"),
        *_all("invalid_task_id", Refused),
        *_all("paid_outcome_unknown", OutcomeUnknown, "still_in_flight"),
        *_all("idempotency_conflict", OutcomeUnknown, "key_conflict"),
        *_all(
            "service_unavailable internal_error internal_server_error service_error"
            " upstream_error unknown_error generation_timeout timeout",
            OutcomeUnknown,
        ),
    ]
)
STATUSES: Mapping[int, Meaning] = {
    400: (Refused, ""),
    401: (Unauthorised, "key_wrong"),
    402: (OutOfCredits, "account_empty"),
    403: (ModelUnavailable, "model_forbidden"),
    404: (NotFound, "address_unknown"),
    405: (NotFound, "call_unknown"),
    413: (Refused, "picture_too_large"),
    415: (Refused, ""),
    422: (Refused, ""),
    429: (Busy, "busy"),
    501: (NotFound, "call_unknown"),
}
REFUSING = frozenset({400, 401, 402, 403, 413, 415, 422, 429})  # statuses before any task is made

# Failed tasks: those that have a reason of ours, "task_" and the code.
TASKS = frozenset(
    "content_policy_violation invalid_parameters image_processing_error image_dimension_mismatch"
    " request_cancelled generation_failed_no_content service_error generation_timeout"
    " resource_exhausted quota_exceeded service_unavailable model_unavailable upstream_error"
    " resource_not_found unknown_error".split()
)
