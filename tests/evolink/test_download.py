"""Results over real sockets: every byte once, and nothing that is no film."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo, Busy, LinkExpired, ServiceError, Unreachable
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.simulator import Fault, Rehearsal
from hailuo_desktop.simulator.replies import reading
from hailuo_desktop.simulator.tasks import Task
from tests.evolink.conftest import Connect, patience
from tests.fakes.raw_server import RESET, SILENCE, RawServer, Reply, reply

FILM = b"\0\0\0\x18ftypisom" + bytes(range(256)) * 400
TAG = '"film-1"'
LONG = len(FILM)
CUT = 50_000
FIRST_PART = Reply(
    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nETag: %s\r\n\r\n%s"
    % (LONG, TAG.encode(), FILM[:CUT]),
    "close",
)


@dataclass
class Seen:
    """Progress as it was told."""

    steps: list[tuple[int, int | None]] = field(default_factory=list)

    def __call__(self, received: int, total: int | None) -> None:
        self.steps.append((received, total))


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "take.mp4.part"


def rest(
    start: int = CUT, tag: str = TAG, total: int | str = LONG, body: bytes | None = None
) -> Reply:
    content = FILM[start:] if body is None else body
    headers = {
        "Content-Range": f"bytes {start}-{start + len(content) - 1}/{total}",
        "Content-Type": "video/mp4",
        "ETag": tag,
    }
    return reply(206, content, headers)


async def fetch(connect: Connect, server: RawServer, part: Path, seen: Seen | None = None) -> None:
    client = connect(server.url, limits=patience(*server.script))
    await client.fetch(f"{server.url}/a.mp4?sign=x", part, seen or Seen())


async def broken_off(connect: Connect, server: RawServer, part: Path) -> None:
    with pytest.raises(Unreachable, match="broke off"):
        await fetch(connect, server, part)


async def test_a_film_is_fetched_without_the_key(connect: Connect, part: Path) -> None:
    seen = Seen()
    async with RawServer(reply(200, FILM, {"Content-Type": "video/mp4"})) as server:
        await fetch(connect, server, part, seen)
    assert part.read_bytes() == FILM
    assert seen.steps[-1] == (LONG, LONG)
    assert [*part.parent.iterdir()] == [part]
    (heard,) = server.heard
    assert heard.target == "/a.mp4?sign=x"
    assert "authorization" not in heard.headers
    assert heard.headers["user-agent"] == "HailuoDesktop/1.2"
    assert heard.headers["accept-encoding"] == "identity"


def finished(service: Rehearsal) -> str:
    """The address of a result, as a task that has completed gives it."""
    film = service.service.folder / "a.mp4"
    film.write_bytes(FILM)
    task = Task("task-unified-1", "key", {"model": "m"}, 0.0, film, settled=True)
    service.service._state.tasks[task.id] = task
    return str(reading(service.service, task, service.files_url)["results"][0])


async def test_the_rehearsal_hands_its_film_over_whole(
    client: EvoLink, service: Rehearsal, part: Path
) -> None:
    address = finished(service)
    service.service.faults.add(Fault("/results", "truncate", hits=(1,)))
    with pytest.raises(Unreachable):
        await client.fetch(address, part, Seen())
    had = part.stat().st_size
    assert 0 < had < LONG
    await client.fetch(address, part, Seen())
    assert part.read_bytes() == FILM
    assert not any(logged.authorised for logged in service.service.log)


async def test_a_dripping_film_arrives(client: EvoLink, service: Rehearsal, part: Path) -> None:
    service.service.faults.add(Fault("/results", "drip"))
    await client.fetch(finished(service), part, Seen())
    assert part.read_bytes() == FILM


async def test_a_broken_download_goes_on_where_it_broke(connect: Connect, part: Path) -> None:
    seen = Seen()
    async with RawServer(FIRST_PART, rest()) as server:
        await broken_off(connect, server, part)
        assert part.stat().st_size == CUT
        await fetch(connect, server, part, seen)
        again = server.heard[1].headers
    assert (again["range"], again["if-range"]) == (f"bytes={CUT}-", TAG)
    assert part.read_bytes() == FILM
    assert seen.steps[0][0] > CUT
    assert seen.steps[-1] == (LONG, LONG)
    assert [*part.parent.iterdir()] == [part]


@pytest.mark.parametrize("tag", ['W/"film-1"', "", "film-1"])
async def test_without_a_strong_tag_a_broken_download_begins_anew(
    connect: Connect, part: Path, tag: str
) -> None:
    first = Reply(FIRST_PART.data.replace(TAG.encode(), tag.encode()), "close")
    async with RawServer(first, reply(200, FILM)) as server:
        await broken_off(connect, server, part)
        await fetch(connect, server, part)
        assert "range" not in server.heard[1].headers
    assert part.read_bytes() == FILM


async def test_a_whole_answer_to_a_range_begins_anew(connect: Connect, part: Path) -> None:
    other = FILM[:12] + b"another film" * 9000
    async with RawServer(FIRST_PART, reply(200, other, {"ETag": '"film-2"'})) as server:
        await broken_off(connect, server, part)
        await fetch(connect, server, part)
    assert part.read_bytes() == other


@pytest.mark.parametrize(
    "wrong",
    [
        rest(CUT - 1),
        rest(CUT + 1),
        rest(0),
        rest(tag='"film-2"'),
        reply(206, FILM[CUT:], {"ETag": TAG}),
        reply(206, FILM[CUT:], {"Content-Range": "bytes lots", "ETag": TAG}),
        reply(206, FILM[CUT:], {"Content-Range": f"bytes {CUT}-/9", "ETag": TAG}),
        reply(206, FILM, {"Content-Range": f"bytes {CUT}-1/9", "Content-Encoding": "gzip"}),
        reply(416, headers={"Content-Range": f"bytes */{LONG}"}),
        reply(416, headers={"Content-Range": f"bytes */{CUT}", "ETag": '"film-2"'}),
        reply(416),
    ],
)
async def test_a_rest_that_does_not_fit_begins_anew(
    connect: Connect, part: Path, wrong: Reply
) -> None:
    async with RawServer(FIRST_PART, wrong, reply(200, FILM)) as server:
        await broken_off(connect, server, part)
        await broken_off(connect, server, part)
        assert not part.exists()
        await fetch(connect, server, part)
        assert "range" not in server.heard[2].headers
    assert part.read_bytes() == FILM


async def test_a_rest_that_is_itself_only_a_part_is_not_taken_for_the_end(
    connect: Connect, part: Path
) -> None:
    """Its own length fits; only the film's length in Content-Range tells."""
    async with RawServer(FIRST_PART, rest(body=FILM[CUT : CUT + 9]), rest(CUT + 9)) as server:
        await broken_off(connect, server, part)
        await broken_off(connect, server, part)
        assert part.stat().st_size == CUT + 9
        await fetch(connect, server, part)
    assert part.read_bytes() == FILM


async def test_a_part_that_holds_everything_is_whole(connect: Connect, part: Path) -> None:
    """The app was closed after the last byte: nothing is fetched twice."""
    part.write_bytes(FILM)
    part.with_name(part.name + ".etag").write_text(TAG)
    full = reply(416, headers={"Content-Range": f"bytes */{LONG}", "ETag": TAG})
    async with RawServer(full) as server:
        await fetch(connect, server, part)
        assert server.heard[0].headers["range"] == f"bytes={LONG}-"
    assert part.read_bytes() == FILM
    assert [*part.parent.iterdir()] == [part]


async def test_a_rest_of_a_film_of_unknown_length_is_taken(connect: Connect, part: Path) -> None:
    async with RawServer(FIRST_PART, rest(total="*")) as server:
        await broken_off(connect, server, part)
        await fetch(connect, server, part)
    assert part.read_bytes() == FILM


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, FILM, length="none", end="close"),
        reply(
            200,
            b"%x\r\n%s\r\n0\r\n\r\n" % (LONG, FILM),
            {"Transfer-Encoding": "chunked"},
            length="none",
        ),
        reply(200, gzip.compress(FILM), {"Content-Encoding": "gzip", "ETag": TAG}),
        reply(200, FILM, {"Content-Type": "text/plain; charset=utf-8"}),
        reply(200, FILM, {"Content-Type": "application/octet-stream"}),
        reply(206, FILM, {"Content-Range": f"bytes 0-{LONG - 1}/{LONG}"}),
    ],
)
async def test_a_film_is_taken_however_it_is_packed_or_labelled(
    connect: Connect, part: Path, answer: Reply
) -> None:
    seen = Seen()
    async with RawServer(answer) as server:
        await fetch(connect, server, part, seen)
    assert part.read_bytes() == FILM
    assert seen.steps[-1][0] == LONG


async def test_a_film_that_was_packed_is_not_gone_on_with(connect: Connect, part: Path) -> None:
    packed = gzip.compress(FILM)
    headers = {"Content-Encoding": "gzip", "ETag": TAG}
    short = reply(200, packed[:-9], headers, length=len(packed), end="close")
    async with RawServer(short, reply(200, FILM)) as server:
        await broken_off(connect, server, part)
        await fetch(connect, server, part)
        assert "range" not in server.heard[1].headers
    assert part.read_bytes() == FILM


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, FILM, length=LONG + 1, end="close"),
        Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n" + FILM[:16], "close"),
        reply(200, b"no gzip at all", {"Content-Encoding": "gzip"}),
        reply(200, FILM[:2000], length=LONG, end="hang"),
        reply(200, FILM[:2000], length=LONG, end="reset"),
        SILENCE,
        RESET,
        Reply(b"SMTP ready\r\n\r\n", "close"),
    ],
)
async def test_half_a_film_is_never_taken_for_a_whole_one(
    connect: Connect, part: Path, answer: Reply
) -> None:
    async with RawServer(answer) as server:
        await broken_off(connect, server, part)


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, "<!DOCTYPE html><p>Sign in</p>", {"Content-Type": "text/html"}),
        reply(200, "<!DOCTYPE html><p>Sign in</p>", {"Content-Type": "video/mp4"}),
        reply(200, {"error": "expired"}, {"Content-Type": "video/mp4"}),
        reply(200, "\n\n <Error/>"),
        reply(200, "gone", {"Content-Type": "Text/Plain"}),
        reply(200, "", {"Content-Type": "text/html"}),
    ],
)
async def test_a_page_is_no_film(connect: Connect, part: Path, answer: Reply) -> None:
    async with RawServer(answer) as server:
        with pytest.raises(BadVideo, match="page of text"):
            await fetch(connect, server, part)
    assert not part.exists()


async def test_a_page_does_not_cost_what_is_already_here(connect: Connect, part: Path) -> None:
    page = reply(200, "<html>hotel</html>", {"Content-Type": "text/html"})
    async with RawServer(FIRST_PART, page, rest()) as server:
        await broken_off(connect, server, part)
        with pytest.raises(BadVideo):
            await fetch(connect, server, part)
        await fetch(connect, server, part)
    assert part.read_bytes() == FILM


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_a_dead_link_is_told_from_trouble(connect: Connect, part: Path, status: int) -> None:
    async with RawServer(FIRST_PART, reply(status, "expired"), rest()) as server:
        await broken_off(connect, server, part)
        with pytest.raises(LinkExpired):
            await fetch(connect, server, part)
        await fetch(connect, server, part)  # with a fresh link, from where it broke
    assert part.read_bytes() == FILM


@pytest.mark.parametrize(
    ("status", "kind"), [(429, Busy), (500, Unreachable), (503, Unreachable), (304, Unreachable)]
)
async def test_trouble_at_the_host_waits_as_it_asks(
    connect: Connect, part: Path, status: int, kind: type[ServiceError]
) -> None:
    async with RawServer(reply(status, headers={"Retry-After": "9"})) as server:
        with pytest.raises(kind) as caught:
            await fetch(connect, server, part)
    assert caught.value.retry_after == 9.0


# Redirects ----------------------------------------------------------------------------------


def redirect(location: str, status: int = 302) -> Reply:
    return reply(status, headers={"Location": location})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed_without_the_key(
    connect: Connect, part: Path, status: int
) -> None:
    async with (
        RawServer(reply(200, FILM)) as host,
        RawServer(redirect(f"{host.url}/b.mp4", status)) as server,
    ):
        await fetch(connect, server, part)
        heard = [*server.heard, *host.heard]
    assert part.read_bytes() == FILM
    assert [each.target for each in heard] == ["/a.mp4?sign=x", "/b.mp4"]
    assert all("authorization" not in each.headers for each in heard)


async def test_five_redirects_are_followed_and_not_one_more(connect: Connect, part: Path) -> None:
    async with RawServer(*[redirect("/on")] * 5, reply(200, FILM)) as server:
        await fetch(connect, server, part)
        assert len(server.heard) == 6
    async with RawServer(redirect("/on")) as server:
        with pytest.raises(Unreachable, match="without an end"):
            await fetch(connect, server, part)
        assert len(server.heard) == 6


async def test_a_rest_is_asked_for_behind_a_redirect_too(connect: Connect, part: Path) -> None:
    async with RawServer(FIRST_PART, redirect("/b.mp4"), rest()) as server:
        await broken_off(connect, server, part)
        await fetch(connect, server, part)
        assert server.heard[2].headers["range"] == f"bytes={CUT}-"
    assert part.read_bytes() == FILM


@pytest.mark.parametrize(
    "location", ["ftp://127.0.0.1/a", "file:///etc/passwd", "http://[", "http:"]
)
async def test_a_redirect_to_nowhere_is_trouble_and_no_crash(
    connect: Connect, part: Path, location: str
) -> None:
    async with RawServer(redirect(location)) as server:
        with pytest.raises(Unreachable):
            await fetch(connect, server, part)


async def test_a_public_service_cannot_make_us_call_into_a_private_network(
    connect: Connect, part: Path
) -> None:
    async with RawServer(reply(200, FILM)) as server:
        client = connect("https://api.evolink.ai", server.url)
        port = server.url.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1"):
            for scheme in ("http", "https"):
                with pytest.raises(Unreachable):
                    await client.fetch(f"{scheme}://{host}:{port}/a.mp4", part, Seen())
    assert server.connections == 0


@pytest.mark.parametrize(
    "url",
    ["", "a.mp4", "https://", "https://[", "http://127.0.0.1:99999/", "http://127.0.0.1:1/\x00"],
)
async def test_an_address_that_is_none_is_trouble_and_no_crash(
    connect: Connect, part: Path, url: str
) -> None:
    with pytest.raises(Unreachable):
        await connect("http://127.0.0.1:1").fetch(url, part, Seen())


async def test_a_download_that_is_given_up_leaves_a_part_to_go_on_with(
    connect: Connect, part: Path
) -> None:
    class GivenUp(Exception):
        pass

    def give_up(received: int, total: int | None) -> None:
        raise GivenUp

    progress: Callable[[int, int | None], None] = give_up
    async with RawServer(reply(200, FILM, {"ETag": TAG}), rest(1)) as server:
        with pytest.raises(GivenUp):
            await connect(server.url).fetch(f"{server.url}/a.mp4", part, progress)
        had = part.stat().st_size
    assert part.read_bytes() == FILM[:had]
    assert had >= 12
    assert part.with_name(part.name + ".etag").read_text() == TAG
