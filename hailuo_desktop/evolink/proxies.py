"""Which proxy a request goes through: what the environment and the system say, in every form."""

import ipaddress
import re
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import httpx

from .hosts import is_loopback

DIRECT = "direct"  # no proxy, whatever the system says
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_NAME = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?")
_SOCKS = re.compile(r"socks(?:5h?)?://", re.IGNORECASE)  # desktops leave the version out


class BadProxy(ValueError):
    """An address that no request can go through."""


@dataclass(frozen=True)
class Exempt:
    """One entry of NO_PROXY: a host and those below it, or a network; an empty host is all."""

    host: str = ""
    network: Network | None = None
    port: int | None = None

    def covers(self, host: str, port: int) -> bool:
        if self.port not in (None, port):
            return False
        if self.network is not None:
            address = _address(host)
            return address is not None and address in self.network
        return not self.host or host == self.host or host.endswith(f".{self.host}")


@dataclass(frozen=True)
class Proxies:
    """``named`` are addresses by the scheme they are for, “all” and “socks” for any."""

    named: Mapping[str, str]
    exempt: tuple[Exempt, ...] = ()

    @classmethod
    def of_system(cls) -> Self:
        """As the environment has it, else the settings of Windows or macOS."""
        named = dict(urllib.request.getproxies())
        return cls(named, tuple(exemptions(named.pop("no", ""))))

    @classmethod
    def chosen(cls, choice: str) -> Self:
        """What the artist has chosen, as ``checked_proxy`` takes it."""
        if not choice:
            return cls.of_system()
        return cls({} if choice == DIRECT else {"all": choice})

    def of(self, url: str) -> str | None:
        """The proxy for an address, or None; BadProxy where there is one that cannot be used."""
        parts = urlsplit(url)
        if is_loopback(parts):  # a proxy would see what goes to this computer
            return None
        found = (self.named.get(name, "").strip() for name in (parts.scheme, "all", "socks"))
        proxy = next((each for each in found if each), "")
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if not proxy or any(each.covers(host, port) for each in self.exempt):
            return None
        return usable(proxy, socks=not any(self.named.get(n) for n in (parts.scheme, "all")))


def usable(proxy: str, *, socks: bool = False) -> str:
    """A proxy's address as httpx takes it; ``socks``: where it says no other, it is of that kind.

    BadProxy for any other.
    """
    if "://" not in proxy or socks:
        proxy = f"{'socks5' if socks else 'http'}://{proxy.rpartition('://')[2]}"
    proxy = _SOCKS.sub("socks5://", proxy, count=1)
    try:
        url = httpx.Proxy(proxy).url
    except (ValueError, httpx.InvalidURL):
        raise BadProxy from None
    if not url.host or any(each in url.host for each in ("[", "%5B", "%5D")):
        raise BadProxy
    return proxy


def checked_proxy(choice: str) -> str:
    """An address, DIRECT, or nothing for what the system says; ValueError says what is wrong.

    A login is none of it: a choice lies in a file that is no place for secrets.
    """
    choice = choice.strip()
    if not choice or choice.lower() == DIRECT:
        return choice.lower()
    if "@" in choice:
        raise ValueError("a login does not belong into this file")
    if any(each.isspace() for each in choice):
        raise ValueError("an address has no blanks")
    try:
        return usable(choice)
    except BadProxy:
        raise ValueError("no request can go through this address") from None


def exemptions(text: str) -> Iterator[Exempt]:
    """The entries of NO_PROXY that can be read; one that cannot be costs nothing but itself."""
    for entry in _entries(text):
        if (exempt := _exempt(entry)) is not None:
            yield exempt


def _entries(text: str) -> Iterable[str]:
    return filter(None, re.split(r"[\s,;]+", text.lower()))


def _exempt(entry: str) -> Exempt | None:
    scheme, separator, rest = entry.rpartition("://")
    if separator and scheme not in ("https", "all"):
        return None
    if rest == "*":
        return Exempt()
    if (network := _network(rest)) is not None:
        return Exempt(network=network)
    host, port = _port(rest)
    if (network := _network(host)) is not None:
        return Exempt(network=network, port=port)
    name = host.removeprefix("*").lstrip(".").rstrip(".")
    return Exempt(name, port=port) if _NAME.fullmatch(name) else None


def _port(text: str) -> tuple[str, int | None]:
    host, colon, port = text.rpartition(":")
    return (host, int(port)) if colon and port.isascii() and port.isdigit() else (text, None)


def _network(text: str) -> Network | None:
    try:
        return ipaddress.ip_network(text.strip("[]"), strict=False)
    except ValueError:
        return None


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
