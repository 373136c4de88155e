"""Every status and code of the contract: what it is, whether it cost anything, what comes next."""

import json
from typing import Any

import pytest

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
    Unreachable,
)
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.evolink.answer import Answer
from hailuo_desktop.evolink.codes import ADMISSIONS, Admission
from hailuo_desktop.evolink.failures import failure, reasons_of, refusal

NO, UNKNOWN = Charge.NO, Charge.UNKNOWN


def answer(status: int, body: Any) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(status, text, None if isinstance(body, str) else body)


def coded(status: int, code: object, **more: object) -> Answer:
    return answer(status, {"error": {"code": code, "message": "Said so.", "type": "", **more}})


# As the contract lists them: status, code, then what the paid POST and a reading make of it.
TABLE: list[tuple[int, str, type[ServiceError], Charge, type[ServiceError]]] = [
    *[
        (402, code, OutOfCredits, NO, OutOfCredits)
        for code in (
            "insufficient_quota",
            "insufficient_user_quota",
            "quota_not_enough",
            "ACCOUNT_BALANCE_INSUFFICIENT",
            "insufficient_token_quota",
            "KEY_QUOTA_EXHAUSTED",
            "token_daily_quota_exceeded",
            "KEY_DAILY_QUOTA_EXHAUSTED",
        )
    ],
    # No admission code: whatever the status says, a task may have been made.
    (402, "quota_exceeded", OutcomeUnknown, UNKNOWN, OutOfCredits),
    (402, "a_code_to_come", OutcomeUnknown, UNKNOWN, OutOfCredits),
    (401, "unauthorized", Unauthorised, NO, Unauthorised),
    (401, "KEY_DISABLED", Unauthorised, NO, Unauthorised),
    (401, "KEY_EXPIRED", Unauthorised, NO, Unauthorised),
    (403, "user_disabled", Unauthorised, NO, Unauthorised),
    (403, "KEY_MODEL_NOT_ALLOWED", ModelUnavailable, NO, ModelUnavailable),
    (403, "model_access_denied", ModelUnavailable, NO, ModelUnavailable),
    (403, "permission_denied", OutcomeUnknown, UNKNOWN, Refused),
    *[
        (400, code, ContentRefused, NO, ContentRefused)
        for code in (
            "content_policy_violation",
            "content_filter",
            "sensitive_content",
            "moderation_blocked",
            "input_moderation_failed",
        )
    ],
    *[
        (status, code, Busy, NO, Busy)
        for code in ("no_available_channel", "model_unavailable", "channel_selection_failed")
        for status in (400, 503)
    ],
    (400, "invalid_request", Refused, NO, Refused),
    (400, "invalid_parameter", Refused, NO, Refused),
    (400, "invalid_parameters", Refused, NO, Refused),
    (400, "invalid_media_url", Refused, NO, Refused),
    (400, "invalid_task_id", OutcomeUnknown, UNKNOWN, Refused),
    (400, "a_code_to_come", OutcomeUnknown, UNKNOWN, Refused),
    (429, "rate_limit_exceeded", Busy, NO, Busy),
    (429, "quota_exceeded", OutcomeUnknown, UNKNOWN, Busy),
    (429, "a_code_to_come", OutcomeUnknown, UNKNOWN, Busy),
    (413, "", OutcomeUnknown, UNKNOWN, Refused),
    (415, "", OutcomeUnknown, UNKNOWN, Refused),
    (422, "", OutcomeUnknown, UNKNOWN, Refused),
    (404, "task_not_found", OutcomeUnknown, UNKNOWN, NotFound),
    (404, "", OutcomeUnknown, UNKNOWN, NotFound),
    (405, "", OutcomeUnknown, UNKNOWN, NotFound),
    (501, "", OutcomeUnknown, UNKNOWN, NotFound),
    (409, "idempotency_conflict", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (409, "paid_outcome_unknown", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (409, "", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (408, "", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (500, "internal_error", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (500, "", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (502, "", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (503, "service_unavailable", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    # 503 was once merged into 400: the code still proves nothing.
    (400, "service_unavailable", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (504, "timeout", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    (524, "", OutcomeUnknown, UNKNOWN, OutcomeUnknown),
    *[
        (status, "", OutcomeUnknown, UNKNOWN, OutcomeUnknown)
        for status in (301, 302, 303, 307, 308)
    ],
]


@pytest.mark.parametrize(("status", "code", "paid", "charge", "read"), TABLE)
def test_each_answer_is_what_the_contract_says(
    status: int,
    code: str,
    paid: type[ServiceError],
    charge: Charge,
    read: type[ServiceError],
) -> None:
    posted = failure(coded(status, code), paid=True)
    reading = failure(coded(status, code))
    assert (type(posted), posted.charge) == (paid, charge)
    assert (type(reading), reading.charge) == (read, NO)
    assert posted.retryable is (paid in (Busy, Unreachable, OutcomeUnknown))
    assert posted.code == code.casefold()
    assert str(posted)[-1] in ".!?"
    assert "None" not in str(posted)


def test_the_same_code_in_other_letters_means_the_same() -> None:
    assert isinstance(failure(coded(402, "key_quota_exhausted"), paid=True), OutOfCredits)
    assert isinstance(failure(coded(400, "Content_Filter"), paid=True), ContentRefused)


def test_the_three_ends_of_money_are_told_apart() -> None:
    words = {
        str(failure(coded(402, code), paid=True))
        for code in ("insufficient_quota", "KEY_QUOTA_EXHAUSTED", "KEY_DAILY_QUOTA_EXHAUSTED")
    }
    assert len(words) == 3


def test_a_daily_limit_says_when_it_ends_and_a_forbidden_model_what_is_allowed() -> None:
    daily = coded(402, "KEY_DAILY_QUOTA_EXHAUSTED", reset_timezone="Asia/Shanghai")
    assert "midnight, Asia/Shanghai time" in str(failure(daily, paid=True))
    model = coded(403, "KEY_MODEL_NOT_ALLOWED", allowed_models=["a-model", 7])
    assert "It may use a-model." in str(failure(model, paid=True))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (401, Unauthorised),
        (402, OutOfCredits),
        (429, Busy),
        (500, OutcomeUnknown),
        (503, OutcomeUnknown),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        {"error": {"code": 429, "message": "No.", "type": ""}},  # B: a number is no code
        {"error": {"message": "No."}},
        {"error": "No way through"},
        {"success": False, "code": 500, "msg": "No."},
        {"message": "No."},
        {"detail": "No."},
        {"error": None},
        {"error": [1, 2]},
        {"code": None},
        [],
        "plain words",
        "<html><body>Bad gateway</body></html>",
        "",
        "[" * 100_000,
        "\x00\x01",
    ],
)
def test_a_body_without_a_code_is_judged_by_its_status_and_proves_nothing(
    status: int, kind: type[ServiceError], body: Any
) -> None:
    read, paid = failure(answer(status, body)), failure(answer(status, body), paid=True)
    assert (type(read), read.charge, read.code) == (kind, NO, "")
    assert (type(paid), paid.charge, paid.code) == (OutcomeUnknown, UNKNOWN, "")


ADMITTED = [(code, each) for each in ADMISSIONS for code in each.codes.split()]


@pytest.mark.parametrize(("code", "admission"), ADMITTED, ids=[code for code, _ in ADMITTED])
def test_only_the_services_own_shape_with_an_admission_code_is_proof(
    code: str, admission: Admission
) -> None:
    said = {"message": "No.", "type": "api_error"}
    own = {"error": {"code": code, **said}}
    for status in (400, 401, 402, 403, 429, *admission.statuses):
        assert failure(answer(status, own), paid=True).charge is NO
    others: list[Any] = [
        {"error": code},
        {"error": code, "error_description": "No."},
        {"code": code, "message": "No."},
        {"error": {"code": code}},
        {"error": {"code": code, "message": "No."}},
        {"error": {"type": code, "message": "No."}},
        {"error": {"code": 429, "type": code, "message": "No."}},
        {"success": False, "code": 402, "msg": code},
        {"detail": own},
        [own],
        f"<html>{code}</html>",
    ]
    for body in others:
        for status in (400, 401, 402, 403, 413, 422, 429):
            error = failure(answer(status, body), paid=True)
            assert (type(error), error.charge) == (OutcomeUnknown, UNKNOWN)
    for status in {500, 502, 503, 504} - {*admission.statuses}:
        assert failure(answer(status, own), paid=True).charge is UNKNOWN


def test_each_admission_says_where_it_comes_from_and_why_it_is_believed() -> None:
    assert all(each.source and each.why for each in ADMISSIONS)
    theirs = {code for each in ADMISSIONS if each.vendor for code in each.codes.split()}
    assert {"insufficient_quota", "key_disabled", "user_disabled"} <= theirs
    assert theirs.isdisjoint({"rate_limit_exceeded", "content_filter", "invalid_request"})


@pytest.mark.parametrize(
    ("body", "code", "message", "request_id"),
    [
        (
            {"error": {"code": "Weird", "message": "No. (request id: 77ab)", "type": "x"}},
            "weird",
            "No.",
            "77ab",
        ),
        ({"error": {"code": "1234", "message": "No.", "request_id": "r1"}}, "", "No.", "r1"),
        ({"error": "weird", "error_description": "No."}, "weird", "No.", ""),
        ({"error": "It went wrong"}, "", "It went wrong", ""),
        ({"code": "weird", "message": "No."}, "weird", "No.", ""),
        ({"success": False, "code": 400, "msg": "No."}, "", "No.", ""),
        ("No.\n  And\tno.", "", "No. And no.", ""),
    ],
)
def test_every_shape_of_an_error_body_is_read(
    body: Any, code: str, message: str, request_id: str
) -> None:
    error = failure(answer(400, body))
    assert (error.code, error.request_id) == (code, request_id)
    assert str(error) == f"EvoLink refused the request: {message}"


def test_a_code_without_a_sentence_is_told() -> None:
    error = failure(answer(400, {"error": "Seed_Unknown"}))
    assert str(error) == "EvoLink refused the request: seed_unknown"


def test_a_type_speaks_where_the_code_is_missing_or_new() -> None:
    body = {"error": {"code": "balance_1", "message": "", "type": "insufficient_quota"}}
    assert isinstance(failure(answer(400, body)), OutOfCredits)
    assert isinstance(failure(answer(400, body), paid=True), OutcomeUnknown)


def test_words_of_the_service_are_text_in_one_line() -> None:
    said = "<b>No</b>\n\u202egnp.exe\x07 " + "x" * 400
    words = str(failure(answer(400, {"message": said})))
    assert words.startswith("EvoLink refused the request: <b>No</b> gnp.exe xxx")
    assert len(words) < 340
    assert words.isprintable()


def test_a_wall_on_the_way_fails_no_take_and_may_stand_behind_the_service() -> None:
    page = answer(403, "<!DOCTYPE html><title>error 1010</title>")
    assert isinstance(failure(page), Unreachable)
    paid = failure(page, paid=True)
    assert isinstance(paid, OutcomeUnknown)
    assert paid.charge is UNKNOWN
    assert "firewall" in str(paid)


def test_what_the_gateway_asks_for_is_kept() -> None:
    error = failure(Answer(429, retry_after=12.0, request_id="r-9"), paid=True)
    assert (error.retry_after, error.request_id) == (12.0, "r-9")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (401, Unauthorised),
        (429, Busy),
        (503, OutcomeUnknown),
        (200, Refused),
        (None, Refused),
        (True, Refused),
    ],
)
def test_a_success_that_says_no_is_an_error(code: object, kind: type[ServiceError]) -> None:
    assert type(refusal(answer(200, {"success": False, "code": code, "msg": "No."}))) is kind


@pytest.mark.parametrize("body", [{"success": True}, {}, [], "", {"success": "false"}])
def test_an_answer_that_does_not_say_no_is_none(body: Any) -> None:
    assert refusal(answer(200, body)) is None


@pytest.mark.parametrize(
    "code",
    [
        "content_policy_violation",
        "invalid_parameters",
        "image_processing_error",
        "image_dimension_mismatch",
        "request_cancelled",
        "generation_failed_no_content",
        "service_error",
        "generation_timeout",
        "resource_exhausted",
        "quota_exceeded",
        "service_unavailable",
        "resource_not_found",
        "unknown_error",
        "model_unavailable",
        "upstream_error",
    ],
)
def test_every_documented_task_error_has_a_sentence_of_ours(code: str) -> None:
    body = {"code": code.upper(), "message": "Line\ntwo", "type": "task_error"}
    found, (ours, said) = reasons_of(body)
    assert found == code
    assert ours == reason(f"task_{code}")
    assert len(worded((ours,))) > 20
    assert said == reason("service_says", said="Line two")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (None, "", "The service gave no reason."),
        ({}, "", "The service gave no reason."),
        ({"code": 500}, "", "The service gave no reason."),
        ("Out of luck", "", "The service says: Out of luck"),
        ("invalid_audio", "invalid_audio", "The service says: invalid_audio"),
        ({"code": "invalid_audio", "message": "Hm."}, "invalid_audio", "The service says: Hm."),
        ([1], "", "The service gave no reason."),
    ],
)
def test_a_task_error_may_be_anything(error: object, code: str, words: str) -> None:
    found, reasons = reasons_of(error)
    assert (found, worded(reasons)) == (code, words)
