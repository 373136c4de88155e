"""How a request goes out: the key in its header and nowhere else, and what a silence means."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from hailuo_desktop.domain.errors import (
    OutcomeUnknown,
    ServiceError,
    Unauthorised,
    Unreachable,
)

from .failures import failure
from .retry import LONGEST, READS, pause, retry_after

# Seconds, after the vendor's own client: 15 for a reading, 30 for the POST, 120 for a frame.
READ = httpx.Timeout(15.0, connect=10.0, pool=30.0)
SUBMIT = httpx.Timeout(30.0, connect=10.0, pool=60.0)
UPLOAD = httpx.Timeout(120.0, connect=10.0, pool=120.0)
CONNECTIONS = 10  # httpx's own 100 make its pool quadratic and starve the window

# Nothing has left the computer when these are raised.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
NO_NETWORK = "EvoLink cannot be reached: check the network. The app goes on by itself."
NO_KEY = "There is no API key yet: enter one; the takes wait."
BAD_KEY = "The API key holds characters that no key has: copy it again."


class Asking:
    def __init__(self, key: Callable[[], str], agent: str) -> None:
        self._key = key
        self._agent = agent
        self._client: httpx.AsyncClient | None = None

    @property
    def client(self) -> httpx.AsyncClient:
        """The one pool; it knows no key, so that results are fetched without it."""
        if self._client is None:
            limits = httpx.Limits(
                max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS
            )
            self._client = httpx.AsyncClient(
                limits=limits,
                timeout=READ,
                follow_redirects=False,
                headers={"User-Agent": self._agent, "Accept": "application/json"},
            )
        return self._client

    async def aclose(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def post_paid(self, url: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        """Once: what was sent and not answered may have been accepted."""
        return await self._answered(
            lambda auth: self.client.post(
                url, content=content, headers=headers | auth, timeout=SUBMIT
            ),
            paid=True,
        )

    async def upload(self, url: str, form: dict[str, Any]) -> httpx.Response:
        return await self._answered(
            lambda auth: self.client.post(url, headers=auth, timeout=UPLOAD, **form), paid=False
        )

    async def read(self, method: str, url: str, json: object = None) -> httpx.Response:
        """A reading costs nothing and is tried again."""
        attempt = 1
        while True:
            try:
                return await self._answered(
                    lambda auth: self.client.request(method, url, headers=auth, json=json),
                    paid=False,
                )
            except ServiceError as error:
                wait = error.retry_after if error.retry_after is not None else pause(attempt)
                if not error.retryable or attempt == READS or wait > LONGEST:
                    raise
                await asyncio.sleep(wait)
                attempt += 1

    async def _answered(
        self, send: Callable[[dict[str, str]], Awaitable[httpx.Response]], *, paid: bool
    ) -> httpx.Response:
        try:
            answer = await send(self._authorised())
        except NOT_SENT as error:
            raise Unreachable(NO_NETWORK) from _plain(error)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _silence(error, paid) from _plain(error)
        if not answer.is_success:
            raise self._failure(answer, paid)
        return answer

    def _failure(self, answer: httpx.Response, paid: bool) -> ServiceError:
        asked = retry_after(answer.headers.get("retry-after"), time.time())
        return failure(answer.status_code, answer.text, answer.headers, asked, paid)

    def _authorised(self) -> dict[str, str]:
        key = self._key()
        if not key:
            raise Unauthorised(NO_KEY)
        if not key.isascii() or not key.isprintable() or " " in key:
            raise Unauthorised(BAD_KEY)
        return {"Authorization": f"Bearer {key}"}


def _silence(error: Exception, paid: bool) -> ServiceError:
    if paid:
        return OutcomeUnknown("The connection broke before EvoLink answered.")
    timed_out = isinstance(error, httpx.TimeoutException)
    return Unreachable("EvoLink did not answer in time." if timed_out else NO_NETWORK)


def _plain(error: Exception) -> Exception:
    """The cause for a log, without the request that it carries: its headers hold the key."""
    return RuntimeError(type(error).__name__)
