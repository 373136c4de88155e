"""The one place that decides what was wrong on the way: from an exception to a fault."""

import errno
import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from .network_fault import Fault, Trouble, trouble

NO_WAY = frozenset(
    {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EHOSTDOWN}
)
# OpenSSL's X509_V_ERR_…, and the codes of Windows' own check (CERT_E_…).
OUT_OF_DATE = frozenset({9, 10, 0x800B0101, 0x800B0102})
OTHER_HOST = frozenset({62, 63, 64, 0x800B010F})
# How httpcore words the answers of a SOCKS proxy that wants another login.
LOGIN = ("Requested ", "Invalid username/password")
RULED_OUT = "not allowed by ruleset"


def cause(error: BaseException, url: str, proxy: str | None, *, left: bool) -> Trouble:
    """What kept a request from its answer.

    ``proxy`` is the address that it went through, ``left`` whether it had gone out to the host.
    """
    host = urlsplit(url).hostname or url
    via = shown(proxy) if proxy else ""
    return trouble(_fault(error, proxy, left=left), host=host, proxy=via, said=_said(error))


def shown(proxy: str) -> str:
    """A proxy's host and port, without the login that its address may hold."""
    return urlsplit(proxy).netloc.rpartition("@")[2]


def _fault(error: BaseException, proxy: str | None, *, left: bool) -> Fault:
    kin = list(_family(error))
    if left:
        slow = any(isinstance(each, httpx.TimeoutException | TimeoutError) for each in kin)
        return Fault.SLOW if slow else Fault.BROKE
    if found := next((e for e in kin if isinstance(e, ssl.SSLCertVerificationError)), None):
        return _certificate(found)
    if isinstance(error, httpx.ProxyError):
        return _refusal(str(error), login="@" in (proxy or ""))
    if any(isinstance(each, ssl.SSLError) for each in kin):
        return Fault.NO_TLS
    if proxy:
        nonsense = isinstance(error, httpx.ProtocolError) and not _is_silence(kin)
        return Fault.PROXY_NONSENSE if nonsense else Fault.PROXY_AWAY
    return _connection(kin)


def _certificate(error: ssl.SSLCertVerificationError) -> Fault:
    code = getattr(error, "verify_code", 0) & 0xFFFFFFFF
    if code in OUT_OF_DATE:
        return Fault.OUT_OF_DATE
    return Fault.OTHER_HOST if code in OTHER_HOST else Fault.UNTRUSTED


def _refusal(said: str, *, login: bool) -> Fault:
    """What a proxy means that does not let a request through: by its status, or SOCKS' words."""
    status = said.partition(" ")[0]
    if status == "407" or said.startswith(LOGIN):
        return Fault.PROXY_LOGIN_WRONG if login else Fault.PROXY_LOGIN
    if status == "511":
        return Fault.PORTAL
    refused = status.startswith(("3", "4")) or RULED_OUT in said
    return Fault.PROXY_REFUSED if refused else Fault.PROXY_FAILED


def _connection(kin: list[BaseException]) -> Fault:
    if any(isinstance(each, socket.gaierror | UnicodeError) for each in kin):
        return Fault.NO_NAME
    numbers = {each.errno for each in kin if isinstance(each, OSError)}
    if numbers & NO_WAY:
        return Fault.NO_WAY
    if errno.ECONNREFUSED in numbers:
        return Fault.REFUSED
    if any(isinstance(each, httpx.ConnectTimeout) for each in kin):
        return Fault.NO_CONNECTION
    return Fault.OTHER


def _is_silence(kin: list[BaseException]) -> bool:
    """It hung up without a word, as a proxy does that is going down or full."""
    return any("without sending" in str(each) for each in kin)


def _said(error: BaseException) -> str:
    """A proxy's own words, in one short line."""
    return " ".join(str(error).split())[:80].rstrip(". ") if str(error) else ""


def _family(error: BaseException) -> Iterator[BaseException]:
    """An error, and all that it came of."""
    todo, seen = [error], set[int]()
    while todo:
        each = todo.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        if isinstance(each, BaseExceptionGroup):
            todo += each.exceptions  # pyright: ignore[reportUnknownMemberType]
        todo += [kin for kin in (each.__cause__, each.__context__) if kin is not None]
