"""The service's codes and statuses, and what each means: data.

Source: the vendor's error-code pages and its own client's table; codes are lower-cased.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Admission:
    """Codes that are given before a task is made, and why they are believed.

    ``vendor``: whether the vendor's own client takes them for proof of “not charged”, too.
    ``statuses`` other than 400 to 499 with which they come.
    """

    codes: str
    kind: type[ServiceError]
    reason: str
    source: str
    why: str
    vendor: bool = False
    statuses: tuple[int, ...] = ()


# What proves on the paid POST that nothing was charged: one of these codes, in EvoLink's own error
# shape. The vendor's client (evolink-cli, api-client.js) believes its quota, key and user codes
# alone, and calls the rest unknown, with one retry under the same key; we believe the rest where a
# gateway must refuse before it has anything to hand on. Sources: the contract's tables of
# statuses and codes (section 1.3), from the vendor's pages (docs) and its clients (client).
ADMISSIONS = (
    Admission(
        "insufficient_quota insufficient_user_quota quota_not_enough account_balance_insufficient",
        OutOfCredits,
        "account_empty",
        "docs, client",
        "the price is reserved before the task is made, and could not be",
        vendor=True,
    ),
    Admission(
        "insufficient_token_quota key_quota_exhausted",
        OutOfCredits,
        "key_limit_used",
        "client",
        "the key's own limit is checked with the reservation",
        vendor=True,
    ),
    Admission(
        "token_daily_quota_exceeded key_daily_quota_exhausted",
        OutOfCredits,
        "key_day_used",
        "client",
        "the key's own limit is checked with the reservation",
        vendor=True,
    ),
    Admission(
        "key_disabled key_expired",
        Unauthorised,
        "key_dead",
        "client",
        "whom to charge is known by the key, which is dead",
        vendor=True,
    ),
    Admission(
        "user_disabled",
        Unauthorised,
        "account_disabled",
        "client",
        "whom to charge is known by the key, whose account is closed",
        vendor=True,
    ),
    Admission(
        "key_model_not_allowed",
        ModelUnavailable,
        "model_forbidden",
        "client",
        "the key's rights are read before anything is routed",
        vendor=True,
    ),
    Admission(
        "model_access_denied",
        ModelUnavailable,
        "model_forbidden",
        "docs",
        "the documented name of key_model_not_allowed",
    ),
    Admission(
        "unauthorized invalid_api_key",
        Unauthorised,
        "key_wrong",
        "docs",
        "without a key that is known there is nobody to charge",
    ),
    Admission(
        "content_policy_violation content_filter sensitive_content moderation_blocked"
        " input_moderation_failed",
        ContentRefused,
        "content_refused",
        "client",
        "words and frames are judged on the way in; a film that is refused later is a failed task",
    ),
    Admission(
        "no_available_channel model_unavailable channel_selection_failed",
        Busy,
        "model_away",
        "client",
        "there was nobody to hand the request on to",
        statuses=(503,),
    ),
    Admission(
        "rate_limit_exceeded",
        Busy,
        "busy",
        "docs",
        "the pace is counted at the door, before the body is read",
    ),
    Admission(
        "invalid_request invalid_parameter invalid_parameters invalid_media_url",
        Refused,
        "",
        "docs, client",
        "the body was read and found wanting before a task could be made of it",
    ),
)
ADMISSION: Mapping[str, Admission] = {
    code: admission for admission in ADMISSIONS for code in admission.codes.split()
}
# On the paid POST these prove nothing. A conflict says that the key has been taken by an
# earlier sending of the same take, which may well have made a task.
CODES: Mapping[str, Meaning] = dict(
    [
        *((code, (each.kind, each.reason)) for code, each in ADMISSION.items()),
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

# Failed tasks: those that have a reason of ours, "task_" and the code.
TASKS = frozenset(
    "content_policy_violation invalid_parameters image_processing_error image_dimension_mismatch"
    " request_cancelled generation_failed_no_content service_error generation_timeout"
    " resource_exhausted quota_exceeded service_unavailable model_unavailable upstream_error"
    " resource_not_found unknown_error".split()
)
