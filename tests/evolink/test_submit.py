"""The paid POST: sent once, and what may have been accepted is never called a failure."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    OutcomeUnknown,
    OutOfCredits,
    Refused,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.service import Submission
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.transport import Heard
from hailuo_desktop.simulator import Fault, Rehearsal
from tests.evolink.conftest import IMPATIENT, KEY, REQUEST, TAKE_KEY, TASK, Connect, Waits, patience
from tests.fakes.raw_server import RESET, SILENCE, RawServer, Reply, reply

GENERATIONS = "/v1/videos/generations"


async def submitted(connect: Connect, script: Reply) -> Submission:
    async with RawServer(script) as server:
        return await connect(server.url).submit(REQUEST, (), TAKE_KEY)


async def lost(connect: Connect, script: Reply) -> OutcomeUnknown:
    """What comes of a POST that may have been accepted; it must have been sent just once."""
    async with RawServer(script) as server:
        client = connect(server.url, limits=patience(script))
        with pytest.raises(OutcomeUnknown) as caught:
            await client.submit(REQUEST, (), TAKE_KEY)
        assert len(server.heard) == 1
    assert caught.value.charge is Charge.UNKNOWN
    return caught.value


async def test_an_accepted_request_gives_its_task(client: EvoLink, service: Rehearsal) -> None:
    first = await client.submit(REQUEST, (), TAKE_KEY)
    assert first.task.startswith("task-unified-")
    assert first.cost == Cost(reserved=Decimal(20))
    assert first.estimated is not None
    assert not first.replayed
    again = await client.submit(REQUEST, (), TAKE_KEY)
    assert (again.task, again.replayed) == (first.task, True)
    assert len(service.service.tasks) == 1
    posts = [each for each in service.service.log if each.path == GENERATIONS]
    assert {post.key for post in posts} == {TAKE_KEY}
    assert len({post.body for post in posts}) == 1


async def test_the_request_goes_out_as_the_contract_has_it(connect: Connect) -> None:
    async with RawServer(reply(body={"id": TASK})) as server:
        await connect(server.url).submit(REQUEST, (), TAKE_KEY)
    (heard,) = server.heard
    assert (heard.method, heard.target) == ("POST", GENERATIONS)
    assert heard.headers["authorization"] == f"Bearer {KEY}"
    assert heard.headers["content-type"] == "application/json"
    assert heard.headers["idempotency-key"] == TAKE_KEY
    assert heard.headers["user-agent"] == "HailuoDesktop/1.2"
    assert json.loads(heard.body)["model"] == "MiniMax-Hailuo-02"


@pytest.mark.parametrize("key", ["", "short", "x" * 97, "with a blank in it", "naïve-0123456789ab"])
async def test_a_take_key_that_the_service_would_not_take_is_never_sent(
    connect: Connect, key: str
) -> None:
    async with RawServer(reply(body={"id": TASK})) as server:
        with pytest.raises(Refused, match="own key"):
            await connect(server.url).submit(REQUEST, (), key)
    assert server.heard == []


@pytest.mark.parametrize("kind", ["reset_after", "hang_after", "truncate"])
async def test_a_lost_answer_is_never_sent_again(
    service: Rehearsal, connect: Connect, waits: Waits, kind: str
) -> None:
    service.service.faults.add(Fault(GENERATIONS, kind))  # type: ignore[arg-type]
    limits = IMPATIENT if kind == "hang_after" else None
    client = connect(service.api_url, service.files_url, service.key, limits=limits)
    with pytest.raises(OutcomeUnknown) as caught:
        await client.submit(REQUEST, (), TAKE_KEY)
    assert caught.value.charge is Charge.UNKNOWN
    assert len(service.service.tasks) == 1
    assert waits.seconds == []


@pytest.mark.parametrize(
    "script",
    [
        SILENCE,
        RESET,
        Reply(b"", "close"),
        Reply(b"HTTP/1.1 200 OK\r\nContent-Le", "close"),
        Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "hang"),
        Reply(b"SMTP ready\r\n\r\n", "close"),
        reply(200, b"broken", {"content-encoding": "gzip"}),
        reply(200, {"id": TASK}, length=1000, end="close"),
    ],
)
async def test_a_silence_or_half_an_answer_leaves_the_outcome_open(
    connect: Connect, script: Reply
) -> None:
    assert "before EvoLink answered" in str(await lost(connect, script))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "ok",
        "<Error/>",
        b"\xff\xfe\x00",
        "null",
        "[]",
        "[" * 100_000,
        {},
        {"status": "pending"},
        {"id": None},
        {"id": 12345},
        {"id": ""},
        {"id": ["task-unified-1"]},
        {"id": "../credits"},
        {"id": ".."},
        {"id": "task unified 1"},
        {"id": "task-unified-1\n"},
        {"id": "x" * 129},
        {"id": "abc"},
        {"id": "TASK-UNIFIED-1"},
        {"id": "0b9c:1=~"},
        {"success": False, "msg": "No."},
        {"error": {"code": "insufficient_quota", "message": "No."}},
        {"error": "invalid_request"},
        {"data": []},
        {"data": {"status": "pending"}},
    ],
)
async def test_a_success_without_a_well_formed_id_leaves_the_outcome_open(
    connect: Connect, body: object
) -> None:
    assert "no task id" in str(await lost(connect, reply(200, body)))


async def test_a_success_without_an_id_passes_on_what_the_service_says(connect: Connect) -> None:
    error = await lost(connect, reply(200, {"error": {"message": "Ledger closed."}}))
    assert str(error) == "EvoLink took the request and gave no task id back: Ledger closed."


@pytest.mark.parametrize(
    "body",
    [
        {"id": TASK},
        {"id": TASK, "error": {"code": "late", "message": "Slow."}},
        {"id": TASK, "data": {"other": 1}},
        {"id": TASK, "success": False},
        {"data": {"id": TASK}},
        {"data": [{"id": TASK}]},
        {"task": {"id": TASK}},
        {"id": TASK, "usage": "odd", "task_info": [], "billing": 7, "progress": {}},
        {"id": TASK, "created": "NaN", "status": 3, "usage": {"credits_reserved": -1}},
        "\ufeff" + json.dumps({"id": TASK}),
    ],
)
async def test_an_id_anywhere_is_enough(connect: Connect, body: object) -> None:
    submission = await submitted(connect, reply(200, body))
    assert submission == Submission(TASK, None, Cost())


@pytest.mark.parametrize(
    ("answer", "cost"),
    [
        ({"usage": {"credits_reserved": 4.8}}, Cost(reserved=Decimal("4.8"))),
        ({"usage": {"credits_reserved": "44.2"}}, Cost(reserved=Decimal("44.2"))),
        ({"usage": {"credits_reserved": 270000}}, Cost(reserved=Decimal(270000))),
        ({"billing": {"reserved_credits": 7}}, Cost(reserved=Decimal(7))),
        ({"usage": {"credits_reserved": "1e999999999"}}, Cost()),
        ({"usage": {"credits_reserved": True}}, Cost()),
        ({"usage": {"credits_reserved": "lots"}}, Cost()),
        ({"usage": {"cost": {"credits": 3}, "credits_used": 30000}}, Cost(used=Decimal(3))),
    ],
)
async def test_a_price_is_recorded_as_stated_and_never_converted(
    connect: Connect, answer: dict[str, object], cost: Cost
) -> None:
    assert (await submitted(connect, reply(200, {"id": TASK, **answer}))).cost == cost


async def test_an_estimate_and_a_replay_are_passed_on(connect: Connect) -> None:
    body = {"id": TASK, "task_info": {"estimated_time": "165"}}
    submission = await submitted(connect, reply(200, body, {"Idempotency-Replayed": "True"}))
    assert (submission.estimated, submission.replayed) == (165.0, True)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_takes_the_key_nowhere(connect: Connect, status: int) -> None:
    async with RawServer(reply(200, {"id": TASK})) as elsewhere:
        await lost(connect, reply(status, headers={"location": f"{elsewhere.url}/x"}))
        await lost(connect, reply(status, headers={"location": "/v2/videos"}))
    assert elsewhere.heard == []


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (429, "rate_limit_exceeded", Busy),
        (402, "insufficient_quota", OutOfCredits),
        (401, "unauthorized", Unauthorised),
    ],
)
async def test_a_refusal_is_told_once_and_costs_nothing(
    connect: Connect, status: int, code: str, kind: type[Exception]
) -> None:
    headers = {"Retry-After": "7", "X-Oneapi-Request-Id": "r"}
    body = {"error": {"code": code, "message": "No.", "type": "api_error"}}
    script = reply(status, body, headers)
    async with RawServer(script) as server:
        with pytest.raises(kind) as caught:
            await connect(server.url).submit(REQUEST, (), TAKE_KEY)
    assert len(server.heard) == 1
    assert caught.value.charge is Charge.NO  # type: ignore[attr-defined]
    assert caught.value.retry_after == 7.0  # type: ignore[attr-defined]
    assert caught.value.request_id == "r"  # type: ignore[attr-defined]


async def test_what_never_left_costs_nothing(connect: Connect) -> None:
    async with RawServer(SILENCE) as gone:
        url = gone.url
    with pytest.raises(Unreachable, match="refused") as caught:
        await connect(url).submit(REQUEST, (), TAKE_KEY)
    assert caught.value.charge is Charge.NO


async def test_a_prompt_with_half_a_character_can_be_sent(connect: Connect) -> None:
    async with RawServer(reply(200, {"id": TASK})) as server:
        odd = replace(REQUEST, prompt="Half a \ud83d smile, and a whole one 😀")
        await connect(server.url).submit(odd, (), TAKE_KEY)
    assert json.loads(server.heard[0].body)["prompt"] == "Half a ? smile, and a whole one 😀"


async def test_who_only_listens_cannot_lose_an_answer_that_was_paid_for() -> None:
    heard: list[str] = []

    def break_down(told: Heard) -> None:
        heard.append(told.url)
        raise RuntimeError("a bug of whoever listens")

    async with RawServer(reply(200, {"id": TASK, "status": "pending"})) as server:
        client = EvoLink(server.url, server.url, lambda: KEY, version="1.2", listen=break_down)
        assert (await client.submit(REQUEST, (), TAKE_KEY)).task == TASK
        await client.aclose()
    assert heard == [f"{server.url}{GENERATIONS}"]
