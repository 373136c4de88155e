"""Where the key may go, and where a result may come from."""

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from hailuo_desktop.domain.errors import HailuoError, Unreachable


class BadAddress(HailuoError):
    pass


def checked(url: str, name: str) -> str:
    """A base address for the key: https, or plain http on this computer alone."""
    parts = urlsplit(url)
    fine = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts))
    if not fine or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise BadAddress(
            f"{name} is “{url}”: the key only goes over https://, or to this computer over http://."
        )
    return url.rstrip("/")


def is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def result_address(url: str, service: str) -> str:
    """The address to fetch a result from: https, whatever the service wrote, except on loopback."""
    parts = urlsplit(url)
    if parts.scheme == "http" and not is_loopback(parts):
        parts = parts._replace(scheme="https")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable("The service gave a result address that is none.")
    if is_loopback(parts) and not is_loopback(urlsplit(service)):
        raise Unreachable("The service gave a result address on this computer: it is not fetched.")
    return parts.geturl()


async def refuse_private(url: str, service: str) -> None:
    """A result of a public service must not make us call into the artist's own network."""
    if is_loopback(urlsplit(service)):
        return
    parts = urlsplit(url)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            parts.hostname, parts.port or 443, type=socket.SOCK_STREAM
        )
    except OSError as error:
        raise Unreachable(f"The result's host {parts.hostname} cannot be found.") from error
    for *_, address in found:
        if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
            raise Unreachable(f"The result's host {parts.hostname} is in a private network.")
