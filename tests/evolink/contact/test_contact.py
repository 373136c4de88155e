"""The first contact over real connections: certificate, clock and way are seen as they are."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from hailuo_desktop.domain.errors import Unreachable
from hailuo_desktop.evolink.contact.contact import Contact, Exchange
from hailuo_desktop.evolink.hosts import BadAddress
from tests.evolink.conftest import KEY, Authority, Waits
from tests.fakes.proxies import HttpProxy
from tests.fakes.raw_server import RawServer, reply

MODELS = ["MiniMax-Hailuo-02"]
CALLS = ["models", "credits", "quota", "tasks", "nobodys", "prices", "price MiniMax-Hailuo-02"]
NOBODY = "http://127.0.0.1:9"


async def contacted(api: str, files: str, waits: Waits) -> list[Exchange]:
    contact = Contact(api, files, lambda: KEY, version="1.2", models=MODELS, sleep=waits)
    try:
        return [exchange async for exchange in contact.exchanges()]
    finally:
        await contact.aclose()


async def test_who_vouches_for_the_service_and_until_when_is_seen(
    authority: Authority, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    until = (datetime.now(UTC) + timedelta(days=30)).replace(microsecond=0)
    tls = authority.server("127.0.0.1", not_after=until)
    async with RawServer(reply(200, {"data": []}), tls=tls) as server:
        exchanges = await contacted(server.url, server.url, waits)
    assert [each.call.name for each in exchanges] == CALLS
    assert {each.issuer.partition(" ")[0] for each in exchanges} == {"trustme"}
    assert {each.expires for each in exchanges} == {until.timestamp()}
    assert {heard.method for heard in server.heard} == {"GET"}


async def test_the_key_is_left_out_where_it_is_not_needed(waits: Waits) -> None:
    async with RawServer(reply(200, {"data": []})) as server:
        await contacted(server.url, server.url, waits)
    keyed = {heard.target for heard in server.heard if "authorization" in heard.headers}
    assert all("/catalog/" not in target for target in keyed)
    assert len(server.heard) - len(keyed) == 2


async def test_a_clock_that_differs_is_measured(waits: Waits) -> None:
    ahead = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    async with RawServer(reply(200, {"data": []}, {"date": ahead})) as server:
        exchanges = await contacted(server.url, server.url, waits)
    skews = [each.skew for each in exchanges if each.skew is not None]
    assert len(skews) == len(exchanges)
    assert all(-3700 < skew < -3300 for skew in skews)


async def test_without_a_date_nothing_is_measured(waits: Waits) -> None:
    async with RawServer(reply(200, {"data": []}, {"date": "yesterday"})) as server:
        exchanges = await contacted(server.url, server.url, waits)
    assert {each.skew for each in exchanges} == {None}


async def test_a_proxy_is_named_without_its_login(
    authority: Authority, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    tls = authority.server("api.example")
    async with (
        RawServer(reply(200, {"data": []}), tls=tls) as server,
        HttpProxy(server.url, "anna:geheim") as proxy,
    ):
        monkeypatch.setenv("HTTPS_PROXY", proxy.url_with("anna:geheim"))
        exchanges = await contacted("https://api.example", "https://api.example", waits)
    assert {each.proxy for each in exchanges} == {proxy.address.rpartition("/")[2]}
    assert all(each.answer is not None for each in exchanges)


async def test_a_host_that_is_not_there_is_tried_once_and_the_other_is_not_left_out(
    waits: Waits,
) -> None:
    async with RawServer(reply(200, {"data": []})) as server:
        exchanges = await contacted(NOBODY, server.url, waits)
    asked = [each.call.name for each in exchanges if each.asked]
    assert asked == ["models", "quota"]
    assert isinstance(exchanges[0].error, Unreachable)
    assert len(server.heard) == 1


def test_an_address_that_the_key_must_not_go_to_is_refused() -> None:
    with pytest.raises(BadAddress):
        Contact("http://api.example", NOBODY, lambda: KEY, version="1", models=[])
