"""Networks as companies have them, over real sockets: certificates, proxies, sign-in pages."""

import errno
import os
import socket
import ssl
from datetime import UTC, datetime
from hashlib import sha1
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from hailuo_desktop.domain.errors import BadVideo, OutcomeUnknown, Unreachable
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.evolink import network
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.evolink.limits import Limit, Limits
from hailuo_desktop.evolink.network_fault import Fault
from tests.evolink.conftest import (
    KEY,
    REQUEST,
    TAKE_KEY,
    TASK,
    Authority,
    Connect,
    Waits,
    patience,
)
from tests.fakes.proxies import HttpProxy, SocksProxy, connect_answer
from tests.fakes.raw_server import RESET, SILENCE, RawServer, Reply, reply

BALANCE = reply(200, {"success": True, "data": {"user": {"remaining_credits": 5}}})
API = "https://api.example"
PAGE = "<!DOCTYPE html><title>Welcome to the hotel</title>"


async def failed(client: EvoLink) -> Unreachable:
    """What a reading says that got no answer."""
    with pytest.raises(Unreachable) as caught:
        await client.credits()
    assert KEY not in str(caught.value)
    return caught.value


# Certificates ---------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["file", "folder", "prepared folder", "two folders"])
async def test_a_certificate_that_the_environment_names_is_trusted(
    connect: Connect,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    form: str,
) -> None:
    folder = tmp_path / "certificates"
    folder.mkdir()
    (folder / "readme.txt").write_text("Not a certificate.")
    name = f"{subject_hash(authority)}.0" if form == "prepared folder" else "company.crt"
    (folder / name).write_bytes(authority.file.read_bytes())
    if form == "file":
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    else:
        folders = [tmp_path / "gone", folder] if form == "two folders" else [folder]
        monkeypatch.setenv("SSL_CERT_DIR", os.pathsep.join(map(str, folders)))
    async with RawServer(BALANCE, tls=authority.server("127.0.0.1")) as server:
        assert (await connect(server.url).credits()).account == 5


def subject_hash(authority: Authority) -> str:
    """The name under which OpenSSL looks a certificate up: of its subject in a canonical form."""
    subject = x509.load_pem_x509_certificate(authority.file.read_bytes()).subject
    plain = [x509.NameAttribute(each.oid, str(each.value).lower()) for each in subject]
    encoded = x509.Name(plain).public_bytes()
    content = encoded[2 if encoded[1] < 128 else 3 :]  # without the head of the whole
    return sha1(content).digest()[3::-1].hex()


async def test_a_certificate_that_nobody_trusts_is_named_with_a_way_out(
    connect: Connect, authority: Authority, waits: Waits
) -> None:
    async with RawServer(BALANCE, tls=authority.server("127.0.0.1")) as server:
        client = connect(server.url)
        error = await failed(client)
        with pytest.raises(Unreachable) as paid:
            await client.submit(REQUEST, (), TAKE_KEY)
    assert error.code == paid.value.code == Fault.UNTRUSTED
    assert paid.value.charge is Charge.NO
    assert "127.0.0.1" in str(error)
    assert "SSL_CERT_FILE" in str(error)
    assert server.heard == []
    assert waits.seconds == []  # a few seconds later it would be the same


async def test_the_frame_and_the_film_tell_the_same(
    connect: Connect, authority: Authority, tmp_path: Path
) -> None:
    frame = tmp_path / "a.png"
    frame.write_bytes(b"\x89PNG" + bytes(64))
    async with RawServer(BALANCE, tls=authority.server("127.0.0.1")) as server:
        client = connect(server.url)
        with pytest.raises(Unreachable) as upload:
            await client.upload(frame, "a.png")
        with pytest.raises(Unreachable) as film:
            await client.fetch(f"{server.url}/a.mp4", tmp_path / "part", lambda *_: None)
    assert upload.value.code == film.value.code == Fault.UNTRUSTED


@pytest.mark.parametrize("year", [2001, 2093])
async def test_a_certificate_out_of_its_time_points_at_the_clock(
    connect: Connect, authority: Authority, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    begins = datetime(year, 1, 1, tzinfo=UTC)
    times = {"not_before": begins, "not_after": begins.replace(month=12)}
    async with RawServer(BALANCE, tls=authority.server("127.0.0.1", **times)) as server:
        error = await failed(connect(server.url))
    assert error.code == Fault.OUT_OF_DATE
    assert "date and time" in str(error)


@pytest.mark.parametrize("name", ["127.0.0.2", "hotel.example"])
async def test_the_certificate_of_another_host_may_be_a_sign_in(
    connect: Connect, authority: Authority, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    async with RawServer(BALANCE, tls=authority.server(name)) as server:
        error = await failed(connect(server.url))
    assert error.code == Fault.OTHER_HOST
    assert "sign in" in str(error)


async def test_what_speaks_no_tls_is_told(connect: Connect) -> None:
    async with RawServer(reply(302, headers={"location": "http://hotel.example/"})) as portal:
        error = await failed(connect(portal.url.replace("http:", "https:")))
    assert error.code == Fault.NO_TLS


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
async def test_a_stale_name_stops_nothing_and_is_said(
    connect: Connect,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
) -> None:
    """What it should have held is missed all the same: that is said along with it."""
    gone = tmp_path / "gone"
    monkeypatch.setenv(variable, str(gone))
    monkeypatch.setenv("SSLKEYLOGFILE", str(gone / "keys"))
    async with RawServer(BALANCE, tls=authority.server("127.0.0.1")) as server:
        client = connect(server.url)
        error = await failed(client)
    assert error.code == Fault.UNTRUSTED
    assert f"{variable} names “{gone}”" in str(error)
    assert "SSLKEYLOGFILE" not in str(error)
    assert [each.split(" ")[0] for each in client.warnings()] == [variable, "SSLKEYLOGFILE"]


async def test_a_stale_name_does_not_hide_the_good_one(
    connect: Connect, authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "gone"))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "none" / "keys"))
    async with RawServer(BALANCE, tls=authority.server("127.0.0.1")) as server:
        client = connect(server.url)
        assert (await client.credits()).account == 5
    assert [each.split(" ")[0] for each in client.warnings()] == ["SSL_CERT_DIR", "SSLKEYLOGFILE"]


async def test_this_computer_is_reached_without_any_tls(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse() -> object:
        raise AssertionError("certificates were read")

    monkeypatch.setattr(network, "trust", refuse)
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.setenv(name, str(tmp_path / "no" / "such"))
    async with RawServer(BALANCE) as server:
        client = connect(server.url)
        assert (await client.credits()).account == 5
    assert client.warnings() == []


# Proxies --------------------------------------------------------------------------------------


@pytest.fixture
def company(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What answers for the service, with a certificate that is trusted here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority.server("api.example")


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("login", ["", "anna:geheim"])
async def test_a_proxy_is_gone_through(
    connect: Connect,
    company: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    login: str,
) -> None:
    async with RawServer(BALANCE, tls=company) as server, HttpProxy(server.url, login) as proxy:
        monkeypatch.setenv(variable, proxy.url_with(login) if login else proxy.address)
        assert (await connect(API).credits()).account == 5
    assert proxy.asked == ["CONNECT api.example:443 HTTP/1.1"]


async def test_the_way_to_a_proxy_may_be_encrypted_too(
    connect: Connect,
    authority: Authority,
    company: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tls = authority.server("127.0.0.1")
    async with RawServer(BALANCE, tls=company) as server, HttpProxy(server.url, tls=tls) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        assert (await connect(API).credits()).account == 5
    assert len(proxy.asked) == 1


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks"])
@pytest.mark.parametrize("login", ["", "anna:geheim"])
async def test_socks_is_gone_through_and_looks_names_up_itself(
    connect: Connect,
    company: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
    login: str,
) -> None:
    async with RawServer(BALANCE, tls=company) as server, SocksProxy(server.url, login) as proxy:
        address = proxy.url_with(login) if login else proxy.url
        monkeypatch.setenv("ALL_PROXY", address.replace("socks5:", f"{scheme}:"))
        assert (await connect(API).credits()).account == 5
    assert proxy.asked == ["api.example:443"]


REFUSALS = {
    "login": (connect_answer("407 Proxy Authentication Required"), Fault.PROXY_LOGIN),
    "rule": (connect_answer("403 Forbidden", PAGE), Fault.PROXY_REFUSED),
    "method": (connect_answer("405 Method Not Allowed"), Fault.PROXY_REFUSED),
    "legal": (connect_answer("451 Unavailable"), Fault.PROXY_REFUSED),
    "elsewhere": (connect_answer("302 Found"), Fault.PROXY_REFUSED),
    "bad gateway": (connect_answer("502 Bad Gateway"), Fault.PROXY_FAILED),
    "unavailable": (connect_answer("503 Service Unavailable"), Fault.PROXY_FAILED),
    "timeout": (connect_answer("504 Gateway Timeout"), Fault.PROXY_FAILED),
    "sign-in": (connect_answer("511 Network Authentication Required"), Fault.PORTAL),
    "another protocol": (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", Fault.PROXY_NONSENSE),
    "silence": (b"", Fault.PROXY_AWAY),
}


@pytest.mark.parametrize("kind", REFUSALS)
async def test_a_proxy_that_refuses_the_way_has_a_sentence_and_leaves_nothing_uncertain(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    answer, fault = REFUSALS[kind]
    async with HttpProxy(answer=answer) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = connect(API)
        with pytest.raises(Unreachable) as paid:
            await client.submit(REQUEST, (), TAKE_KEY)
        error = await failed(client)
    assert error.code == paid.value.code == fault
    assert paid.value.charge is Charge.NO
    assert fault is Fault.PORTAL or proxy.address in str(error)
    assert set(proxy.asked) == {"CONNECT api.example:443 HTTP/1.1"}


@pytest.mark.parametrize("make", [HttpProxy, SocksProxy])
async def test_a_login_is_asked_for_and_never_repeated(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, make: type[HttpProxy | SocksProxy]
) -> None:
    async with make(login="anna:geheim") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        wanted = await failed(connect(API))
        monkeypatch.setenv("HTTPS_PROXY", proxy.url_with("anna:falsch"))
        refused = await failed(connect(API))
    assert (wanted.code, refused.code) == (Fault.PROXY_LOGIN, Fault.PROXY_LOGIN_WRONG)
    assert "name:password" in str(wanted)
    assert "falsch" not in str(refused)
    assert "anna" not in str(refused)


@pytest.mark.parametrize(
    ("code", "fault"), [(2, Fault.PROXY_REFUSED), (4, Fault.PROXY_FAILED), (1, Fault.PROXY_FAILED)]
)
async def test_socks_that_refuses_says_why(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, code: int, fault: Fault
) -> None:
    async with SocksProxy() as proxy:
        proxy.code = code
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        error = await failed(connect(API))
    assert error.code == fault
    assert "api.example" in str(error)


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x04\x5b", b"\x05", b""])
async def test_what_is_no_socks_is_told_and_leaves_nothing_uncertain(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    async with SocksProxy(answer=answer) as proxy:
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        with pytest.raises(Unreachable) as caught:
            await connect(API).submit(REQUEST, (), TAKE_KEY)
    assert caught.value.code == Fault.PROXY_NONSENSE


async def test_socks_that_says_nothing_is_not_waited_for(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also by a download, which as a whole may take for ever."""
    hasty = Limit(httpx.Timeout(60.0, connect=0.5))
    async with SocksProxy(answer=b"") as proxy:
        proxy.hangs = True
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        client = connect(API, limits=Limits(read=hasty, download=hasty))
        error = await failed(client)
        with pytest.raises(Unreachable):
            await client.fetch(f"{API}/a.mp4", tmp_path / "part", lambda *_: None)
    assert error.code == Fault.PROXY_AWAY


async def test_a_proxy_that_is_gone_is_told_from_a_service_that_is(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with HttpProxy() as proxy:
        url = proxy.url
    monkeypatch.setenv("HTTPS_PROXY", url)
    error = await failed(connect(API))
    assert error.code == Fault.PROXY_AWAY
    assert url.removeprefix("http://") in str(error)


@pytest.mark.parametrize(
    "value", ["ftp://127.0.0.1", "socks4://127.0.0.1:1", "http://", "http://a:port", "://"]
)
async def test_a_proxy_that_cannot_be_used_is_said_in_words(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", value)
    client = connect(API)
    for call in (
        client.submit(REQUEST, (), TAKE_KEY),
        client.credits(),
        client.fetch("https://results.example/a.mp4", tmp_path / "film.part", lambda *_: None),
    ):
        with pytest.raises(Unreachable) as caught:
            await call
        assert caught.value.code == Fault.PROXY_UNUSABLE


async def test_no_proxy_sees_what_goes_to_this_computer(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with RawServer(reply(502)) as proxy, RawServer(BALANCE) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert (await connect(server.url).credits()).account == 5
        assert proxy.heard == []


async def test_an_odd_exception_costs_nothing_but_itself(
    connect: Connect, company: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "[::1, http://[, ::1]:x, *.intra, a b, 10.0.0.0/99, \x7f, ,")
    async with RawServer(BALANCE, tls=company) as server, HttpProxy(server.url) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        assert (await connect(API).credits()).account == 5
    assert len(proxy.asked) == 1


async def test_a_certificate_is_judged_through_a_proxy_too(
    connect: Connect, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = authority.server("api.example")
    async with RawServer(BALANCE, tls=tls) as server, HttpProxy(server.url) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        error = await failed(connect(API))
    assert error.code == Fault.UNTRUSTED
    assert "api.example" in str(error)


# The network itself ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", [socket.EAI_NONAME, socket.EAI_AGAIN])
async def test_a_name_that_is_not_found_is_told(
    connect: Connect, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = await failed(connect(API))
    assert error.code == Fault.NO_NAME
    assert "api.example" in str(error)
    assert "DNS" in str(error)


async def test_a_connection_that_is_refused_is_told(connect: Connect) -> None:
    async with RawServer(SILENCE) as gone:
        url = gone.url
    assert (await failed(connect(url))).code == Fault.REFUSED


async def test_no_way_is_told(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    def unplugged(*_: object, **__: object) -> list[object]:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(socket, "getaddrinfo", unplugged)
    assert (await failed(connect(API))).code == Fault.NO_WAY


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [(SILENCE, Fault.SLOW), (RESET, Fault.BROKE), (Reply(b"", "close"), Fault.BROKE)],
)
async def test_what_broke_off_is_no_fault_of_the_network_settings(
    connect: Connect, waits: Waits, trouble: Reply, fault: Fault
) -> None:
    async with RawServer(trouble) as server:
        assert (await failed(connect(server.url, limits=patience(trouble)))).code == fault
    assert len(waits.seconds) == 2


# Sign-in pages --------------------------------------------------------------------------------


PORTALS = {
    "page": reply(200, PAGE, {"content-type": "text/html"}),
    "mislabelled": reply(200, f"\n<!-- hotel -->\n{PAGE}", {"content-type": "application/json"}),
    "script": reply(200, "<HTML><script>location='http://hotel.example'</script>"),
    "redirect": reply(302, "", {"location": "http://hotel.example/login?to=x"}),
    "private": reply(307, PAGE, {"location": "http://192.168.8.1/"}),
    "status": reply(511, PAGE),
}


@pytest.mark.parametrize("kind", PORTALS)
async def test_a_sign_in_page_is_told_for_what_it_is(
    connect: Connect, waits: Waits, tmp_path: Path, kind: str
) -> None:
    frame = tmp_path / "a.png"
    frame.write_bytes(b"\x89PNG" + bytes(64))
    async with RawServer(PORTALS[kind]) as server:
        client = connect(server.url)
        for call in (
            client.credits(),
            client.models(),
            client.task(TASK),
            client.recent("MiniMax-Hailuo-02", 0.0),
            client.quota(),
            client.upload(frame, "a.png"),
        ):
            with pytest.raises(Unreachable, match="sign-in") as caught:
                await call
            assert caught.value.code == Fault.PORTAL
        assert len(server.heard) == 6
    assert waits.seconds == []


@pytest.mark.parametrize("kind", PORTALS)
async def test_a_page_proves_nothing_about_a_paid_request(connect: Connect, kind: str) -> None:
    async with RawServer(PORTALS[kind]) as server:
        with pytest.raises(OutcomeUnknown, match="sign-in") as caught:
            await connect(server.url).submit(REQUEST, (), TAKE_KEY)
        assert len(server.heard) == 1
    assert caught.value.charge is Charge.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "error"), [(PORTALS["page"], BadVideo), (PORTALS["status"], Unreachable)]
)
async def test_a_film_is_never_a_sign_in_page(
    connect: Connect, tmp_path: Path, answer: Reply, error: type[Exception]
) -> None:
    async with RawServer(answer) as server:
        client, url = connect(server.url), f"{server.url}/a.mp4"
        with pytest.raises(error):
            await client.fetch(url, tmp_path / "part", lambda *_: None)
    assert not (tmp_path / "part").exists()


async def test_a_proxy_in_between_may_answer_for_the_service(connect: Connect) -> None:
    async with RawServer(reply(407, PAGE)) as server:
        error = await failed(connect(server.url))
        with pytest.raises(OutcomeUnknown):
            await connect(server.url).submit(REQUEST, (), TAKE_KEY)
    assert error.code == Fault.PROXY_LOGIN


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, "<Error><Code>NoSuchKey</Code></Error>"),
        reply(302, "", {"location": "/v2/credits"}),
        reply(308, "", {"location": "https://api.elsewhere.example/v1/credits"}),
        reply(200, {"page": "<html>"}),
    ],
)
async def test_an_odd_answer_is_no_sign_in_page(connect: Connect, answer: Reply) -> None:
    async with RawServer(answer) as server:
        with pytest.raises(OutcomeUnknown):
            await connect(server.url).credits()
