"""What may come back instead of an answer, whether or not a task was made.

Written from the contract, and not from the product's own tables: they are what is tried.
"""

import json
from collections.abc import Mapping
from random import Random
from typing import Any

# The contract, §1.3: EvoLink's own error object with one of these codes is checked before a task
# is made, and so never comes with one; nothing else says anything about that.
ADMISSION = {
    "insufficient_quota": 402,
    "insufficient_user_quota": 402,
    "insufficient_token_quota": 402,
    "token_daily_quota_exceeded": 402,
    "KEY_DISABLED": 401,
    "KEY_EXPIRED": 401,
    "KEY_MODEL_NOT_ALLOWED": 403,
}
REFUSING = {
    "content_policy_violation": 400,
    "invalid_request": 400,
    "invalid_parameter": 400,
    "rate_limit_exceeded": 429,
    "no_available_channel": 400,
}
STATUSES = (
    *(200, 201, 202, 204, 301, 302, 307, 400, 401, 402, 403, 404, 405, 408, 409, 411, 413, 415),
    *(418, 422, 423, 425, 426, 428, 429, 431, 451, 494, 495, 499, 500, 501, 502, 503, 504, 505),
    *(507, 508, 511, 520, 521, 522, 523, 524, 525, 526, 530, 599),
)
WORDS = ("internal_error", "service_unavailable", "paid_outcome_unknown", "upstream_error", "oops")
PAGE = "<html><head><title>Blocked</title></head><body>Access denied</body></html>"


def refusal(rng: Random, money: bool) -> tuple[int, str, str]:
    """Status, body and label of EvoLink's own word that nothing was made."""
    table = ADMISSION if money else REFUSING
    code = rng.choice(list(table))
    error = {"code": code, "message": f"refused: {code}", "type": "invalid_request_error"}
    if rng.random() < 0.3:
        error["request_id"] = "req-1"
    return table[code], json.dumps({"error": error}), f"refused {code}"


def substitute(rng: Random) -> tuple[int, str, str]:
    """Status, body and label of an answer that proves nothing."""
    status = rng.choice(STATUSES)
    name, body = rng.choice(list(_bodies(rng, status).items()))
    return status, body, f"{status} {name}"


def _bodies(rng: Random, status: int) -> Mapping[str, str]:
    word = rng.choice(WORDS)
    known = rng.choice([*ADMISSION, *REFUSING])
    shapes: dict[str, Any] = {
        "own error without proof": {"error": {"code": word, "message": word, "type": "api_error"}},
        "older error": {"error": {"code": status, "message": "no", "type": "", "param": ""}},
        "type alone": {"error": {"message": "no", "type": rng.choice(["api_error", known])}},
        "files error": {"success": False, "code": status, "msg": "no"},
        "gateway": {"message": "no Route matched with those values"},
        "gateway code": {"code": known, "message": "rejected at the edge"},
        "gateway word": {"error": known, "error_description": "rejected at the edge"},
        "detail": {"detail": [{"msg": "field required"}]},
        "list": [],
        "number": 7,
        "null": None,
        "id of nothing": {"id": "", "status": "pending"},
        "odd id": {"id": "job/7?x", "status": "pending"},
    }
    texts = {
        "nothing": "",
        "page": PAGE,
        "text": "upstream connect error",
        "half": '{"id": "task-u',
    }
    return {**texts, **{name: json.dumps(value) for name, value in shapes.items()}}
