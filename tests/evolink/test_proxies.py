"""Which proxy an address goes through."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.evolink.proxies import BadProxy, Proxies, exemptions, usable

URL = "https://api.evolink.ai/v1/credits"
PROXY = "http://proxy.example:3128"


def through(url: str, exempt: str = "", **named: str) -> str | None:
    return Proxies(named or {"https": PROXY}, tuple(exemptions(exempt))).of(url)


@pytest.mark.parametrize(
    ("named", "proxy"),
    [
        ({}, None),
        ({"http": PROXY}, None),
        ({"https": PROXY}, PROXY),
        ({"all": PROXY}, PROXY),
        ({"https": PROXY, "all": "http://other"}, PROXY),
        ({"https": " ", "all": PROXY}, PROXY),
        ({"https": "proxy.example:3128"}, PROXY),
        ({"all": "socks://s:1080"}, "socks5://s:1080"),
        ({"all": "SOCKS5://s:1080"}, "socks5://s:1080"),
        ({"all": "socks5h://s:1080"}, "socks5://s:1080"),
        ({"socks": "http://s:1080"}, "socks5://s:1080"),  # as macOS tells it
        ({"socks": "socks://s:1080"}, "socks5://s:1080"),  # as Windows does
        ({"https": PROXY, "socks": "socks://s:1080"}, PROXY),
    ],
)
def test_the_nearest_name_counts(named: dict[str, str], proxy: str | None) -> None:
    assert Proxies(named).of(URL) == proxy


@pytest.mark.parametrize(
    "entry",
    [
        "*", "api.evolink.ai", "evolink.ai", ".evolink.ai", "*.evolink.ai", "EvoLink.AI", "ai",
        "api.evolink.ai.", "api.evolink.ai:443", "https://api.evolink.ai", "all://evolink.ai",
        "x.example, evolink.ai", "x.example evolink.ai", "x.example;evolink.ai", "http://[,*",
    ],
)  # fmt: skip
def test_an_exempt_host_is_reached_without(entry: str) -> None:
    assert through(URL, entry) is None


@pytest.mark.parametrize(
    "entry",
    [
        "", "link.ai", "evolink", "xapi.evolink.ai", "api.evolink.ai:80", "http://api.evolink.ai",
        "evolink.ai.example", "10.0.0.0/8", "[", ":443", ".", "*.", "://", "a:b:c", "ﬀ[",
    ],
)  # fmt: skip
def test_any_other_is_not(entry: str) -> None:
    assert through(URL, entry) == PROXY


@pytest.mark.parametrize(
    ("host", "entry", "exempt"),
    [
        ("10.1.2.3", "10.0.0.0/8", True),
        ("10.1.2.3", "10.1.2.3", True),
        ("10.1.2.3", "10.1.2.3:443", True),
        ("10.1.2.3", "10.1.2.3:80", False),
        ("10.1.2.3", "10.1.2.4/8", True),
        ("11.1.2.3", "10.0.0.0/8", False),
        ("[fd00::1]", "fd00::/8", True),
        ("[fd00::1]", "fd00::1", True),
        ("[fd00::1]", "[fd00::1]", True),
        ("[fd00::1]", "[fd00::1]:443", True),
        ("[fd00::1]", "[fd00::1]:80", False),
        ("[fd00::1]", "10.0.0.0/8", False),
    ],
)
def test_networks_are_exempt_by_number(host: str, entry: str, exempt: bool) -> None:
    assert (through(f"https://{host}/", entry) is None) == exempt


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "[::1]"])
def test_this_computer_is_never_reached_through_one(host: str) -> None:
    assert through(f"http://{host}:8080/", http=PROXY, all=PROXY) is None


@pytest.mark.parametrize("proxy", ["ftp://a", "socks4://a", "http://", "http://a:b", "://", "h://"])
def test_an_address_that_cannot_be_gone_through_is_refused(proxy: str) -> None:
    with pytest.raises(BadProxy):
        usable(proxy)


@given(st.text(), st.text())
def test_no_text_breaks_more_than_itself(entry: str, proxy: str) -> None:
    good = Proxies({"https": PROXY}, tuple(exemptions(f"{entry},evolink.ai")))
    assert good.of(URL) is None
    with suppress(BadProxy):
        assert "://" in usable(proxy)
