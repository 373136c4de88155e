"""Where the key may go, and where results may come from."""

import socket

import pytest

from hailuo_desktop.domain.errors import Unreachable
from hailuo_desktop.evolink.hosts import (
    BadAddress,
    checked,
    is_public,
    on_loopback,
    redirected,
    refuse_private,
    result_address,
)

PUBLIC = "https://api.evolink.ai"
HERE = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    "url",
    [
        PUBLIC,
        "https://api.evolink.ai/",
        HERE,
        "http://localhost:1",
        "http://[::1]:8000",
        "http://127.8.8.8",
        "http://[::ffff:127.0.0.1]",
        "https://10.0.0.1/base",
    ],
)
def test_the_key_goes_over_https_or_stays_here(url: str) -> None:
    assert checked(url, "HAILUO_API_URL") == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.evolink.ai",
        "http://api.evolink.ai",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "http://0.0.0.0:8000",
        "http://10.0.0.1",
        "http://[::ffff:10.0.0.1]",
        "ftp://127.0.0.1",
        "https://",
        "https://user@api.evolink.ai",
        "https://:word@api.evolink.ai",
        "https://api.evolink.ai?x=1",
        "https://api.evolink.ai#x",
        "https://api.evolink.ai:99999",
        "https://[bad",
    ],
)
def test_any_other_address_is_refused_with_the_rule(url: str) -> None:
    with pytest.raises(BadAddress, match=r"HAILUO_API_URL is “.*https://"):
        checked(url, "HAILUO_API_URL")


@pytest.mark.parametrize(
    ("given", "fetched"),
    [
        ("https://media.evolink.ai/a.mp4?x=1", "https://media.evolink.ai/a.mp4?x=1"),
        ("http://media.evolink.ai/a.mp4", "https://media.evolink.ai/a.mp4"),
        ("http://media.evolink.ai:80/a.mp4", "https://media.evolink.ai/a.mp4"),
        ("HTTP://media.evolink.ai/a.mp4", "https://media.evolink.ai/a.mp4"),
        ("http://media.evolink.ai:8080/a.mp4", "https://media.evolink.ai:8080/a.mp4"),
    ],
)
def test_a_result_is_fetched_over_https_whatever_the_service_wrote(
    given: str, fetched: str
) -> None:
    assert result_address(given, PUBLIC) == fetched
    assert result_address(given, HERE) == fetched


def test_a_result_on_this_computer_is_fetched_for_a_service_on_this_computer() -> None:
    assert result_address("http://127.0.0.1:9/a.mp4", HERE) == "http://127.0.0.1:9/a.mp4"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.mp4",
        "https://localhost/a.mp4",
        "https://[::1]/a.mp4",
        "https://[::ffff:127.0.0.1]/a.mp4",
        "file:///etc/passwd",
        "ftp://media.evolink.ai/a.mp4",
        "//media.evolink.ai/a.mp4",
        "https://",
        "https://[bad/a.mp4",
        "https://media.evolink.ai:99999/a.mp4",
        "javascript:alert(1)",
        "",
    ],
)
def test_a_result_of_a_public_service_comes_from_nowhere_odd(url: str) -> None:
    with pytest.raises(Unreachable):
        result_address(url, PUBLIC)


@pytest.mark.parametrize(
    ("location", "goal"),
    [
        ("/b.mp4", "https://a.example/b.mp4"),
        ("c.mp4", "https://a.example/x/c.mp4"),
        ("//b.example/b.mp4", "https://b.example/b.mp4"),
        ("http://b.example/b.mp4", "https://b.example/b.mp4"),
    ],
)
def test_a_redirect_leads_on_over_https(location: str, goal: str) -> None:
    assert redirected("https://a.example/x/a.mp4", location, PUBLIC) == goal


@pytest.mark.parametrize(
    "location", ["ftp://b.example/", "http://127.0.0.1/", "http://[", "data:,"]
)
def test_a_redirect_leads_nowhere_odd(location: str) -> None:
    with pytest.raises(Unreachable):
        redirected("https://a.example/a.mp4", location, PUBLIC)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "no address",
    ],
)
def test_a_private_address_is_none_of_ours(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "198.18.0.23"]
)
def test_a_public_address_is_fine(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["https://10.1.2.3/a", "https://[::ffff:192.168.0.1]/a", "https://127.1/a"]
)
async def test_a_private_host_is_not_called_for_a_public_service(url: str) -> None:
    with pytest.raises(Unreachable, match="private network"):
        await refuse_private(url, PUBLIC)
    with pytest.raises(Unreachable, match="private network"):
        await refuse_private(url, PUBLIC, proxied=True)
    await refuse_private(url, HERE)


async def test_what_a_name_means_to_a_proxy_is_not_asked_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def inside(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 443))]

    monkeypatch.setattr(socket, "getaddrinfo", inside)
    await refuse_private("https://results.example/a", PUBLIC, proxied=True)
    with pytest.raises(Unreachable, match="private network"):
        await refuse_private("https://results.example/a", PUBLIC)


async def test_a_public_host_may_be_called() -> None:
    await refuse_private("https://8.8.8.8/a", PUBLIC)


async def test_a_name_that_cannot_be_one_is_refused_in_words() -> None:
    with pytest.raises(Unreachable, match="address that is none"):
        await refuse_private(f"https://{'a' * 70}.example/a", PUBLIC)


def test_what_is_no_address_is_not_on_this_computer() -> None:
    assert not on_loopback("http://[")
    assert not on_loopback("nonsense")
