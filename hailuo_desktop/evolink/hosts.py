"""Where the key may go, and where a result may come from."""

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urljoin, urlsplit

from hailuo_desktop.domain.errors import HailuoError, Unreachable
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.translate import t

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# Set aside for benchmarks (RFC 2544): VPN clients give each name one of these to know it by.
_STAND_INS = ipaddress.ip_network("198.18.0.0/15")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class BadAddress(HailuoError):
    pass


def checked(url: str, name: str) -> str:
    """A base address for the key: https, or plain http on this computer alone."""
    parts = _split(url)
    fine = parts is not None and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts))
    )
    if not parts or not fine or "@" in parts.netloc or parts.query or parts.fragment:
        raise BadAddress(
            t(
                "{name} is “{url}”: the key only goes over https://, or to this computer over "
                "http://.",
                name=name,
                url=url,
            )
        )
    return url.rstrip("/")


def on_loopback(url: str) -> bool:
    """Whether the address is one of this computer itself."""
    parts = _split(url)
    return parts is not None and is_loopback(parts)


def is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return host == "localhost" or _address(host).is_loopback
    except ValueError:
        return False


def result_address(url: str, service: str) -> str:
    """The address to fetch a result from: https, whatever the service wrote, except on loopback."""
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https"):
        raise Unreachable(reason("result_address_none"))
    if is_loopback(parts):
        if not on_loopback(service):
            raise Unreachable(reason("result_address_here"))
    elif parts.scheme == "http":
        plain = parts.netloc.removesuffix(":80")
        parts = parts._replace(scheme="https", netloc=plain)
    return parts.geturl()


def redirected(url: str, location: str, service: str) -> str:
    """Where a redirect of a result leads, under the same rules."""
    try:
        return result_address(urljoin(url, location), service)
    except ValueError:
        raise Unreachable(reason("result_address_none")) from None


async def refuse_private(url: str, service: str, *, proxied: bool = False) -> None:
    """A result of a public service must not make us call into the artist's own network.

    A name that is not known here is left to the request: a proxy may know it. What a name means
    to a proxy is not known here at all: many a company's own servers answer for all the world.
    """
    parts = _split(url)
    if parts is None or on_loopback(service) or (proxied and not _is_number(parts)):
        return
    for address in await _addresses(parts):
        if not is_public(address):
            raise Unreachable(reason("result_host_private", host=str(parts.hostname)))


def is_public(address: str) -> bool:
    """Whether an address is on the internet at large, also where one IPv6 hides an IPv4."""
    try:
        found = _address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        hidden = found.sixtofour
        if found in _NAT64:
            hidden = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        found = hidden or found
    return (found.is_global or found in _STAND_INS) and not found.is_multicast


async def _addresses(parts: SplitResult) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            parts.hostname, parts.port or 443, type=socket.SOCK_STREAM
        )
    except OSError:
        return []
    except UnicodeError:
        raise Unreachable(reason("result_address_none")) from None
    return [str(address[0]) for *_, address in found]


def _is_number(parts: SplitResult) -> bool:
    """Also in the forms that few people know, such as 127.1."""
    host = (parts.hostname or "").partition("%")[0]
    if ":" in host:
        return True
    try:
        return bool(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return False


def _address(text: str) -> Address:
    """ValueError where the text is none; an IPv4 address in IPv6 clothes counts as what it is."""
    found = ipaddress.ip_address(text)
    return getattr(found, "ipv4_mapped", None) or found


def _split(url: str) -> SplitResult | None:
    """The parts of an address with a host and a possible port, or None."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None
