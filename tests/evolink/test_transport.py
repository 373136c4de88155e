"""How requests go out: readings are tried again, lines are used again, the key stays inside."""

import asyncio
import gzip
import logging
import pickle
import tracemalloc
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    HailuoError,
    OutcomeUnknown,
    Refused,
    ServiceError,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.limits import Limit, Limits
from hailuo_desktop.evolink.network import CONNECTIONS
from tests.evolink.conftest import IMPATIENT, KEY, REQUEST, TAKE_KEY, TASK, Connect, Waits, patience
from tests.fakes.raw_server import RESET, SILENCE, RawServer, Reply, reply

BALANCE = reply(200, {"success": True, "data": {"user": {"remaining_credits": 5}}})
BUSY = reply(429, {"error": {"code": "rate_limit_exceeded"}})


@pytest.mark.parametrize("trouble", [reply(500), reply(502), reply(503), BUSY, RESET, SILENCE])
async def test_a_reading_is_tried_again(connect: Connect, waits: Waits, trouble: Reply) -> None:
    async with RawServer(trouble, trouble, BALANCE) as server:
        balance = await connect(server.url, limits=patience(trouble)).credits()
    assert balance.account == 5
    assert waits.seconds == [1.5, 3.0]


async def test_a_reading_is_not_tried_for_ever(connect: Connect, waits: Waits) -> None:
    async with RawServer(reply(500)) as server:
        with pytest.raises(OutcomeUnknown):
            await connect(server.url).credits()
        assert len(server.heard) == 3


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404])
async def test_a_reading_that_is_refused_is_not_tried_again(
    connect: Connect, waits: Waits, status: int
) -> None:
    async with RawServer(reply(status)) as server:
        with pytest.raises(ServiceError):
            await connect(server.url).credits()
        assert len(server.heard) == 1
    assert waits.seconds == []


async def test_a_reading_waits_as_long_as_it_is_asked_to(connect: Connect, waits: Waits) -> None:
    later = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    first = reply(429, headers={"Retry-After": "17"})
    second = reply(503, headers={"Retry-After": later})
    async with RawServer(first, second, BALANCE) as server:
        await connect(server.url).credits()
    assert waits.seconds == [17.0, 0.0]


async def test_a_long_wait_is_left_to_the_caller(connect: Connect, waits: Waits) -> None:
    async with RawServer(reply(429, headers={"Retry-After": "300"})) as server:
        with pytest.raises(Busy) as caught:
            await connect(server.url).credits()
        assert len(server.heard) == 1
    assert caught.value.retry_after == 300.0
    assert waits.seconds == []


async def test_a_reading_that_hangs_is_told_from_one_that_breaks(connect: Connect) -> None:
    async with RawServer(SILENCE) as silent, RawServer(RESET) as broken:
        with pytest.raises(Unreachable, match="in time"):
            await connect(silent.url, limits=IMPATIENT).credits()
        with pytest.raises(Unreachable, match="broke"):
            await connect(broken.url).credits()


async def test_a_dripping_answer_ends_with_the_whole_limit(connect: Connect) -> None:
    """Each drop comes in time, the answer never does: the total bounds it."""
    patient = Limit(httpx.Timeout(30.0), 0.2)
    async with RawServer(Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "hang")) as server:
        client = connect(server.url, limits=Limits(read=patient, submit=patient))
        with pytest.raises(Unreachable, match="in time"):
            await client.credits()
        with pytest.raises(OutcomeUnknown):
            await client.submit(REQUEST, (), TAKE_KEY)


def test_every_wait_has_a_bound_and_the_post_ends_before_its_task_is_looked_for() -> None:
    limits = Limits()
    for limit in (limits.read, limits.submit, limits.upload, limits.download):
        assert None not in limit.steps.as_dict().values()
    assert limits.read.steps.read == 15.0
    assert limits.submit.steps.read == 30.0
    assert limits.upload.steps.write == 120.0
    assert limits.submit.total is not None
    assert limits.submit.total < 120.0


async def test_lines_are_used_again(connect: Connect) -> None:
    async with RawServer(BALANCE) as server:
        client = connect(server.url)
        for _ in range(5):
            await client.credits()
        assert [heard.connection for heard in server.heard] == [0] * 5


async def test_a_line_that_the_service_has_closed_costs_no_reading(
    connect: Connect, waits: Waits
) -> None:
    closed = Reply(BALANCE.data, "close")
    async with RawServer(closed) as server:
        client = connect(server.url)
        for _ in range(3):
            await client.credits()
        assert server.connections == 3
    assert waits.seconds == []


async def test_no_more_than_ten_lines_are_open(connect: Connect) -> None:
    async with RawServer(BALANCE) as server:
        client = connect(server.url)
        await asyncio.gather(*(client.credits() for _ in range(40)))
        assert len(server.heard) == 40
        assert server.connections <= CONNECTIONS == 10


async def test_without_a_key_nothing_is_sent(connect: Connect) -> None:
    async with RawServer(BALANCE) as server:
        with pytest.raises(Unauthorised, match="no API key"):
            await connect(server.url, key="").credits()
        for odd in ("sk-with blank", "sk-ключ", "sk-a\r\nX-Evil: 1", "sk-a\x00"):
            with pytest.raises(Unauthorised, match="characters"):
                await connect(server.url, key=odd).submit(REQUEST, (), TAKE_KEY)
    assert server.heard == []


async def test_the_key_of_the_moment_is_sent(waits: Waits) -> None:
    keys = iter(["sk-first-key", "sk-second-key"])
    async with RawServer(BALANCE) as server:
        client = EvoLink(server.url, server.url, lambda: next(keys), version="1", sleep=waits)
        await client.credits()
        await client.credits()
        await client.aclose()
    sent = [heard.headers["authorization"] for heard in server.heard]
    assert sent == ["Bearer sk-first-key", "Bearer sk-second-key"]


async def test_half_a_character_in_an_answer_is_mended(connect: Connect) -> None:
    task = {"id": TASK, "status": "completed", "results": ["https://a.example/\ud83d.mp4"]}
    async with RawServer(reply(200, task)) as server:
        report = await connect(server.url).task(TASK)
    assert report.results == ("https://a.example/?.mp4",)


# Secrets ------------------------------------------------------------------------------------


def family(error: BaseException) -> Iterator[BaseException]:
    """An error, all that caused it, and all that it came up under."""
    todo, seen = [error], set[int]()
    while todo:
        each = todo.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        todo += [kin for kin in (each.__cause__, each.__context__) if kin is not None]


def confessions(error: BaseException) -> str:
    """All that an error could tell: its words, what it holds, and requests that hang on it."""
    told = ""
    for each in family(error):
        held = [*each.args, *vars(each).values()]
        told += f"{each!s}{each!r}{held!r}{getattr(each, '__notes__', '')}"
        request = vars(each).get("_request")
        if isinstance(request, httpx.Request):
            told += repr(request.headers.multi_items())
    return told


Call = Callable[[EvoLink, Path], Awaitable[object]]
CALLS: dict[str, Call] = {
    "submit": lambda client, _: client.submit(REQUEST, (), TAKE_KEY),
    "task": lambda client, _: client.task(TASK),
    "tasks": lambda client, _: client.tasks([TASK]),
    "recent": lambda client, _: client.recent("MiniMax-Hailuo-02", 0.0),
    "credits": lambda client, _: client.credits(),
    "models": lambda client, _: client.models(),
    "quota": lambda client, _: client.quota(),
    "upload": lambda client, folder: client.upload(folder / "a.png", "a.png"),
    "fetch": lambda client, folder: client.fetch(
        client._api + "/a.mp4", folder / "a.part", lambda *_: None
    ),
}
ECHO = {"error": {"code": "no", "message": f"Bad key {KEY}", "type": KEY, "request_id": KEY}}
TROUBLES = {
    "silence": SILENCE,
    "reset": RESET,
    "half": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", "close"),
    "no HTTP": Reply(f"{KEY}\r\n\r\n".encode(), "close"),
    "an echo": reply(400, ECHO, {"x-request-id": KEY}),
    "an echo of 500": reply(500, f"Bearer {KEY}"),
    "a success that says no": reply(200, {"success": False, "msg": f"No: {KEY}"}),
    "a redirect": reply(307, headers={"location": "http://"}),
    "a broken redirect": reply(302, headers={"location": "http://[/"}),
}


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("call", CALLS)
async def test_no_error_and_no_log_knows_the_key(
    connect: Connect,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    call: str,
    trouble: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    # What a hostile service sends is in its wire log; what we send must never be.
    caplog.set_level(
        logging.INFO if "echo" in trouble or "HTTP" in trouble else logging.DEBUG, "httpcore"
    )
    (tmp_path / "a.png").write_bytes(b"\x89PNG" + bytes(64))
    async with RawServer(TROUBLES[trouble]) as server:
        client = connect(server.url, limits=patience(TROUBLES[trouble]))
        with pytest.raises(HailuoError) as caught:
            await CALLS[call](client, tmp_path)
    assert KEY not in confessions(caught.value)
    assert KEY not in caplog.text
    assert KEY not in repr(client)
    assert KEY.encode() not in pickle.dumps(str(caught.value))


async def test_a_failed_task_that_echoes_the_key_does_not_tell_it(connect: Connect) -> None:
    body = {"id": TASK, "status": "failed", "error": f"Upstream refused {KEY}"}
    async with RawServer(reply(200, body)) as server:
        report = await connect(server.url).task(TASK)
    assert worded(report.error) == "The service says: Upstream refused [key]"


async def test_a_word_too_short_for_a_key_leaves_answers_whole(connect: Connect) -> None:
    async with RawServer(reply(200, {"id": TASK})) as server:
        assert (await connect(server.url, key="task").submit(REQUEST, (), TAKE_KEY)).task == TASK


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("call", ["submit", "task", "tasks", "recent", "credits", "models"])
async def test_no_call_follows_a_redirect(
    connect: Connect, tmp_path: Path, call: str, status: int
) -> None:
    async with (
        RawServer(reply(200, {"id": TASK})) as elsewhere,
        RawServer(reply(status, headers={"location": elsewhere.url})) as server,
    ):
        with pytest.raises(OutcomeUnknown, match="another address"):
            await CALLS[call](connect(server.url), tmp_path)
        assert elsewhere.heard == []


async def test_an_address_that_the_key_must_not_go_to_is_refused_at_once(
    connect: Connect,
) -> None:
    with pytest.raises(HailuoError, match="HAILUO_API_URL"):
        connect("http://api.evolink.ai")
    with pytest.raises(HailuoError, match="HAILUO_FILES_URL"):
        connect("https://api.evolink.ai", "http://10.0.0.1")


async def test_no_host_is_told_what_another_has_set(connect: Connect, tmp_path: Path) -> None:
    balance = Reply(BALANCE.data.replace(b"OK\r\n", b"OK\r\nSet-Cookie: session=1; Path=/\r\n"))
    async with RawServer(balance) as server:
        client = connect(server.url)
        await client.credits()
        await client.credits()
        assert ["cookie" in heard.headers for heard in server.heard] == [False, False]


async def test_a_client_that_was_never_used_closes(waits: Waits) -> None:
    await EvoLink("https://a.example", "https://b.example", str, version="1").aclose()


async def test_refused_is_no_reason_to_try_again(connect: Connect, waits: Waits) -> None:
    async with RawServer(reply(200, {"success": False, "message": "Closed."})) as server:
        with pytest.raises(Refused, match="Closed"):
            await connect(server.url).credits()
    assert waits.seconds == []


def packed(data: bytes, *times: str) -> Reply:
    """An answer whose body was packed so often, by gzip."""
    for _ in times:
        data = gzip.compress(data)
    headers = {"Content-Encoding": ", ".join(times)} if times else {}
    return reply(200, data, headers)


MANY = 64 * 1024 * 1024  # bytes


@pytest.mark.parametrize(
    "answer",
    [
        packed(b'{"data": [' + b" " * (9 * 1024 * 1024) + b"]}"),
        packed(b'{"data": [' + b" " * MANY + b"]}", "gzip"),
        packed(b'{"data": [' + b" " * MANY + b"]}", "gzip", "gzip"),
    ],
    ids=["plain", "packed", "packed twice"],
)
async def test_an_answer_is_never_larger_than_answers_are(connect: Connect, answer: Reply) -> None:
    tracemalloc.start()
    try:
        async with RawServer(answer, answer, answer) as server:
            with pytest.raises(OutcomeUnknown, match="larger than any answer"):
                await connect(server.url).models()
        assert tracemalloc.get_traced_memory()[1] < MANY
    finally:
        tracemalloc.stop()


async def test_a_paid_answer_that_is_too_large_is_a_lost_one(connect: Connect) -> None:
    async with RawServer(packed(b" " * MANY, "gzip")) as server:
        with pytest.raises(OutcomeUnknown) as caught:
            await connect(server.url).submit(REQUEST, (), "hailuo-desktop-0123456789")
    assert caught.value.charge is Charge.UNKNOWN


async def test_a_packed_answer_is_unpacked(connect: Connect) -> None:
    async with RawServer(packed(b'{"data": [{"id": "m"}]}', "gzip")) as server:
        assert await connect(server.url).models() == {"m"}


@pytest.mark.parametrize("names", [("gzip",), ("deflate",), ("br",)])
async def test_what_cannot_be_unpacked_is_no_answer(
    connect: Connect, names: tuple[str, ...]
) -> None:
    broken = reply(200, b"{]", {"Content-Encoding": ", ".join(names)})
    async with RawServer(broken, broken, broken) as server:
        with pytest.raises((OutcomeUnknown, Unreachable)):
            await connect(server.url).models()
