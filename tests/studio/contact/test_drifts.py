"""The first contact against services that drift on purpose: told in words, and never a POST."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hailuo_desktop.studio.contact.service_check import Look, verdict
from hailuo_desktop.studio.selfcheck.finding import State
from tests.fakes.drifting import DOCUMENTED, KEY, LINK, TASK, Canned, Drift, none, refused
from tests.studio.contact.conftest import Looking

NAMES = {
    "/v1/models": "models",
    "/v1/credits": "credits",
    "/api/v1/files/quota": "quota",
    "/v1/tasks": "tasks",
    f"/v1/tasks/{TASK}": "task",
    "/v1/catalog/pricing-rules": "prices",
}
# What the app cannot do without, and where it stands.
NEEDED = [
    ("/v1/models", ("data",)),
    ("/v1/credits", ("data",)),
    ("/v1/credits", ("data", "user")),
    ("/v1/credits", ("data", "user", "remaining_credits")),
    ("/api/v1/files/quota", ("data", "used_files")),
    ("/api/v1/files/quota", ("data", "max_files")),
    ("/v1/tasks", ("data",)),
    ("/v1/tasks", ("data", 0, "status")),
    (f"/v1/tasks/{TASK}", ("status",)),
    ("/v1/catalog/pricing-rules", ("models",)),
]
SECRET_EXTRAS = {
    "owner": "Anna",
    "mail": "anna@studio.example",
    "note": f"for Anna, key {KEY}, see {LINK}",
    "balance": 1095.3996,
    "anna@studio.example": 1,
    "nested": [{"deeper": {"who": "Anna", "link": LINK}}],
}
PAGE = "<!doctype html><html><head><title>Sign in, Anna</title></head></html>"


def said(seen: Look, name: str) -> str:
    (finding,) = [each for each in seen.findings if each.check == name]
    return finding.said


def state(seen: Look, name: str) -> State:
    (finding,) = [each for each in seen.findings if each.check == name]
    return finding.state


def at(where: str, change: Callable[[Canned], Canned]) -> Drift:
    return lambda path, canned: change(canned) if path == where else canned


def renamed(body: Any, place: tuple[str | int, ...]) -> Any:
    *way, name = place
    inner = body
    for step in way:
        inner = inner[step]
    inner[f"{name}_new"] = inner.pop(name)
    return body


def extended(value: Any) -> Any:
    """Fields that nobody knows, in every object of it."""
    if isinstance(value, dict):
        return {name: extended(inner) for name, inner in value.items()} | SECRET_EXTRAS
    return [extended(each) for each in value] if isinstance(value, list) else value


def retyped(value: Any) -> Any:
    """Every text a number, every number a text."""
    if isinstance(value, dict):
        return {name: retyped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [retyped(each) for each in value]
    return 7 if isinstance(value, str) else str(value)


async def test_a_service_as_documented_has_nothing_to_tell(looking: Looking) -> None:
    seen = await looking(none)
    assert {each.state for each in seen.findings} == {State.OK}
    assert verdict(seen) == "The service answers as the app was built for."
    assert seen.models == ("MiniMax-Hailuo-02",)
    assert said(seen, "task") == "1 completed, with 1 link."


@pytest.mark.parametrize(("path", "place"), NEEDED, ids=str)
async def test_a_field_that_is_needed_and_renamed_is_named(
    looking: Looking, path: str, place: tuple[str | int, ...]
) -> None:
    seen = await looking(at(path, lambda canned: canned.having(renamed(canned.body, place))))
    words = said(seen, NAMES[path])
    assert f"{place[-1]} is missing" in words
    if path != "/v1/catalog/pricing-rules":
        assert f"{place[-1]}_new is new" in words
    assert state(seen, NAMES[path]) is not State.OK


def everywhere(change: Callable[[Canned], Canned]) -> Drift:
    """In the answer of every call but that for a task which is nobody's, and for prices."""
    return lambda path, canned: change(canned) if path in NAMES else canned


async def test_new_fields_are_told_and_their_values_are_not(looking: Looking) -> None:
    seen = await looking(everywhere(lambda canned: canned.having(extended(canned.body))))
    assert not seen.failed
    for name in set(NAMES.values()) - {"prices"}:  # what is not read there may change as it likes
        assert "owner is new (text)" in said(seen, name)
    assert "new: owner (text)" in seen.transcript.text


@pytest.mark.parametrize("word", ["archived", "https://evolink.ai/anna@studio"])
async def test_a_status_that_is_not_known_is_told(looking: Looking, word: str) -> None:
    def changed(canned: Canned) -> Canned:
        text = json.dumps(canned.body).replace('"completed"', json.dumps(word))
        return canned.having(json.loads(text))

    seen = await looking(at("/v1/tasks", changed))
    assert "which is not known" in said(seen, "tasks")
    assert state(seen, "tasks") is State.WARNING
    # One that has ended is looked for in vain: reading one that goes on has its price.
    assert "task" not in {each.check for each in seen.findings}
    seen = await looking(at(f"/v1/tasks/{TASK}", changed))
    assert "which is not known" in said(seen, "task")


async def test_values_of_another_type_are_told(looking: Looking) -> None:
    for paths in (set(NAMES) - {"/v1/tasks"}, {"/v1/tasks"}):
        seen = await looking(
            lambda path, canned, these=paths: (
                canned.having(retyped(canned.body)) if path in these else canned
            )
        )
        assert all("of another type" in said(seen, NAMES[path]) for path in paths)


@pytest.mark.parametrize("body", ["", "no JSON", PAGE, '{"data": [', "null", "[]", "7", '"words"'])
async def test_what_cannot_be_read_is_told(looking: Looking, body: str) -> None:
    media_type = "text/html" if body == PAGE else "application/json"
    seen = await looking(
        everywhere(lambda canned: replace(canned, body=body, media_type=media_type))
    )
    told = [each for each in seen.findings if each.check in NAMES.values()]
    assert State.OK not in {each.state for each in told} - {State.OK if body == "[]" else None}
    assert all(each.said for each in told)
    assert seen.failed


@pytest.mark.parametrize("status", [404, 405, 501])
async def test_a_call_that_is_missing_is_told(looking: Looking, status: int) -> None:
    gone = Canned("404 page not found", status, "text/plain")
    seen = await looking(everywhere(lambda _: gone))
    told = {each.check: each for each in seen.findings if each.check in NAMES.values()}
    assert all("no such call" in each.said for each in told.values())
    assert told.pop("prices").state is State.WARNING
    assert {each.state for each in told.values()} == {State.FAILED}


async def test_a_key_that_is_refused_is_told_once(looking: Looking) -> None:
    def drift(path: str, canned: Canned) -> Canned:
        return canned if "catalog" in path else refused(401, "unauthorized", f"Bad key {KEY}")

    seen = await looking(drift)
    assert state(seen, "models") is State.FAILED
    assert {state(seen, name) for name in ("credits", "quota", "tasks")} == {State.WARNING}
    assert said(seen, "credits").startswith("Not asked")
    assert state(seen, "prices") is State.OK


async def test_a_pace_that_is_too_fast_is_taken_slower(looking: Looking) -> None:
    first = set[str]()

    def drift(path: str, canned: Canned) -> Canned:
        if path in first:
            return canned
        first.add(path)
        busy = refused(429, "rate_limit_exceeded", "Too many requests")
        return replace(busy, headers={"Retry-After": "0"})

    seen = await looking(drift)
    assert not seen.failed


async def test_a_pace_that_is_always_too_fast_is_told(looking: Looking) -> None:
    busy = replace(refused(429, "rate_limit_exceeded"), headers={"Retry-After": "0"})
    seen = await looking(lambda _path, _canned: busy)
    assert state(seen, "models") is State.FAILED
    assert "(status 429)" in said(seen, "models")


@pytest.mark.parametrize(
    ("ahead", "words"), [(3600.0, "60 minutes behind"), (-3600.0, "60 minutes ahead")]
)
async def test_clocks_that_differ_are_told(looking: Looking, ahead: float, words: str) -> None:
    seen = await looking(lambda _path, canned: replace(canned, ahead=ahead))
    assert state(seen, "clock") is State.WARNING
    assert words in said(seen, "clock")


async def test_a_sign_in_page_in_between_is_told_and_not_asked_again(looking: Looking) -> None:
    page = Canned(PAGE, 200, "text/html")
    seen = await looking(lambda _path, _canned: page)
    assert "sign-in" in said(seen, "models")


async def test_a_task_that_cannot_be_is_not_answered(looking: Looking) -> None:
    def drift(path: str, canned: Canned) -> Canned:
        return DOCUMENTED[f"/v1/tasks/{TASK}"] if path.endswith("self-check") else canned

    assert state(await looking(drift), "nobodys") is State.WARNING


async def test_a_missing_task_that_is_refused_in_another_way_is_told(looking: Looking) -> None:
    def drift(path: str, canned: Canned) -> Canned:
        return refused(500, "internal_error") if path.endswith("self-check") else canned

    assert "status 500" in said(await looking(drift), "nobodys")


async def test_a_price_that_is_listed_after_all_is_told(looking: Looking) -> None:
    priced = Canned({"model": {"components": [{"rate": {"credits": 3.5}, "unit": "video"}]}})

    def drift(path: str, canned: Canned) -> Canned:
        return priced if path.endswith("MiniMax-Hailuo-02/pricing-rules") else canned

    seen = await looking(drift)
    assert said(seen, "price MiniMax-Hailuo-02") == "3.5 credits per video."
    assert seen.rates == (("MiniMax-Hailuo-02", "3.5 credits per video"),)


async def test_without_a_hailuo_model_the_artist_is_warned(looking: Looking) -> None:
    seen = await looking(at("/v1/models", lambda c: c.having({"data": [{"id": "sora"}]})))
    assert state(seen, "models") is State.WARNING
    assert said(seen, "models").startswith("No Hailuo model is among them")


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from([KEY, TASK, LINK, "anna@studio.example", "completed", 10**400]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["data", "user", "token", "id", "status", "models", "error", "code", "message",
                 "results", "components", "rate", "credits", "remaining_credits", "Anna K", "x"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(ANY_JSON, min_size=3, max_size=3), status=st.sampled_from([200, 400, 500]))
async def test_whatever_is_answered_ends_in_words(
    looking: Looking, bodies: list[object], status: int
) -> None:
    def drift(path: str, _: Canned) -> Canned:
        return Canned(bodies[len(path) % len(bodies)], status)

    seen = await looking(drift)
    assert all(each.said for each in seen.findings)
