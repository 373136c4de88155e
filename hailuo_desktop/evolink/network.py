"""The way out: one client whose requests go direct or through a proxy, and what kept one back."""

import ssl
from collections.abc import Mapping
from functools import cached_property
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx

from hailuo_desktop.domain.errors import Unreachable

from .network_cause import cause, shown
from .network_fault import NO_CERTIFICATES, Fault, Trouble, trouble
from .proxies import BadProxy, Proxies
from .socks import greeting
from .trust import Trust, trust

CONNECTIONS = 10  # httpx's own 100 make its pool quadratic and starve the window
IDLE = 20.0  # seconds: longer than the pause between two polls, shorter than servers keep a line
LIMITS = httpx.Limits(
    max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=IDLE
)
# Nothing has reached the host when these are raised.
NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class Network:
    """Neither certificates nor proxies are looked at before a request needs them."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = headers
        self._client: httpx.AsyncClient | None = None
        self._chosen = ""
        self._proxies: Proxies | None = None

    def client(self) -> httpx.AsyncClient:
        """The one client. It keeps no cookie, and follows a redirect only where it is told to."""
        if self._client is None:
            self._client = httpx.AsyncClient(
                transport=_Routes(self),
                trust_env=False,
                follow_redirects=False,
                max_redirects=5,
                # What one host sets is no business of another; none of them needs it.
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
                headers=self._headers,
            )
        return self._client

    @cached_property
    def trust(self) -> Trust:
        return trust()

    def go_through(self, choice: str) -> None:
        """What the artist has chosen counts from the next request on."""
        self._chosen, self._proxies = choice, None

    def proxy(self, url: str) -> str | None:
        """The proxy for an address, or None.

        BadProxy where one is named that cannot be used: going past it would show what it is
        there to hide.
        """
        if self._proxies is None:
            self._proxies = Proxies.chosen(self._chosen)
        return self._proxies.of(url)

    def is_direct(self, url: str) -> bool:
        try:
            return self.proxy(url) is None
        except BadProxy:
            return False

    def shown_proxy(self, url: str) -> str:
        """Host and port of the proxy for an address, without its login; empty where none is."""
        try:
            proxy = self.proxy(url)
        except BadProxy:
            return ""
        return shown(proxy) if proxy else ""

    def failure(self, error: BaseException, url: str, *, left: bool) -> Unreachable:
        """The error for a request that got no answer; ``left``: it had gone out to the host."""
        try:
            found = cause(error, url, self.proxy(url), left=left)
        except BadProxy:
            found = trouble(Fault.PROXY_UNUSABLE)
        if found.fault is not Fault.UNTRUSTED:
            return unreachable(found)
        # The certificate that is missed may be meant to come from these.
        named = (each for each in self.trust.unusable if each.fault in NO_CERTIFICATES)
        return unreachable(found, *named)

    def intercepted(self, fault: Fault, url: str) -> Trouble:
        """A fault that showed in an answer which is none of the host's own."""
        host = urlsplit(url).hostname or ""
        return trouble(fault, host=host, proxy=self.shown_proxy(url) or host)

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.aclose()


def unreachable(found: Trouble, *beside: Trouble) -> Unreachable:
    """The error for a fault, and for others that may be the reason of it."""
    return Unreachable(*(each.reason for each in (found, *beside)), code=found.fault.value)


class _Routes(httpx.AsyncBaseTransport):
    """A pool of connections for each proxy, and for what goes direct."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._pools: dict[tuple[bool, str | None], httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            proxy = self._network.proxy(str(request.url))
        except BadProxy:
            raise httpx.UnsupportedProtocol("no such proxy") from None
        pool = self._pool(request.url.scheme == "https", proxy)
        if proxy is None or not proxy.startswith("socks"):
            return await pool.handle_async_request(request)
        async with greeting(request):
            return await pool.handle_async_request(request)

    def _pool(self, tls: bool, proxy: str | None) -> httpx.AsyncHTTPTransport:
        if (tls, proxy) not in self._pools:
            secret = proxy is not None and proxy.startswith("https:")
            # This one trusts nobody: it is there for what goes over no TLS at all.
            context = (
                self._network.trust.context
                if tls or secret
                else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            )
            through = httpx.Proxy(proxy, ssl_context=context if secret else None) if proxy else None
            self._pools[tls, proxy] = httpx.AsyncHTTPTransport(
                verify=context, trust_env=False, limits=LIMITS, proxy=through
            )
        return self._pools[tls, proxy]

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()
