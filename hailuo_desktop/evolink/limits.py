"""How long each kind of request may take, and the one pool that carries them all."""

import ssl
from dataclasses import dataclass
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from hailuo_desktop.domain.errors import Unreachable
from hailuo_desktop.domain.reason import reason

CONNECTIONS = 10  # httpx's own 100 make its pool quadratic and starve the window
IDLE = 20.0  # seconds: longer than the pause between two polls, shorter than servers keep a line


@dataclass(frozen=True)
class Limit:
    """``steps`` bounds each wait, ``total`` (seconds) the whole: a server may drip for ever."""

    steps: httpx.Timeout
    total: float | None = None


@dataclass(frozen=True)
class Limits:
    """Seconds, after the vendor's own client: 15 for a reading, 30 for the POST, 120 for a frame.

    The POST ends before the engine's search of the task list expects it to have ended.
    """

    read: Limit = Limit(httpx.Timeout(15.0, connect=10.0, pool=30.0), 60.0)
    submit: Limit = Limit(httpx.Timeout(30.0, connect=10.0, pool=60.0), 110.0)
    upload: Limit = Limit(httpx.Timeout(120.0, connect=10.0, pool=120.0), 900.0)
    download: Limit = Limit(httpx.Timeout(60.0, connect=10.0, pool=600.0))


@cache
def certificates() -> ssl.SSLContext:
    """Whom to trust on https: reading them takes longer than all else about a client."""
    return httpx.create_ssl_context()


def pool(agent: str, *, direct: bool) -> httpx.AsyncClient:
    """The one client; ``direct``: no proxy, which would see what goes to this computer.

    Unreachable where the environment names a proxy that cannot be used: going past it would
    show what it is there to hide.
    """
    try:
        return _client(agent, direct=direct)
    except (ImportError, ValueError, httpx.InvalidURL):
        raise Unreachable(reason("bad_proxy")) from None  # its address may hold a password


def _client(agent: str, *, direct: bool) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        limits=httpx.Limits(
            max_connections=CONNECTIONS,
            max_keepalive_connections=CONNECTIONS,
            keepalive_expiry=IDLE,
        ),
        verify=certificates(),
        follow_redirects=False,
        trust_env=not direct,
        # What one host sets is no business of another; none of them needs it.
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        headers={"User-Agent": agent, "Accept": "application/json"},
    )
