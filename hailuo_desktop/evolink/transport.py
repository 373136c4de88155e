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
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import reason

from .answer import Answer, TooLarge, answer_of, body_of
from .failures import because, failure, refusal
from .limits import Limit, Limits
from .retry import LONGEST, READS, pause

# Nothing has reached EvoLink when these are raised.
NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
SILENT = (httpx.HTTPError, TimeoutError)

Sleep = Callable[[float], Awaitable[object]]


class Transport:
    """Asks over ``client``, which knows no key; ``key`` is asked for at each request."""

    def __init__(
        self,
        client: Callable[[], httpx.AsyncClient],
        key: Callable[[], str],
        limits: Limits,
        sleep: Sleep,
    ) -> None:
        self._client = client
        self._key = key
        self._limits = limits
        self._sleep = sleep

    async def post_paid(self, url: str, content: bytes, headers: dict[str, str]) -> Answer:
        """Once: what was sent and not answered may have been accepted."""
        answer = await self._ask(
            self._limits.submit, "POST", url, paid=True, content=content, headers=headers
        )
        if not answer.accepted:
            raise failure(answer, paid=True)
        return answer

    async def upload(self, url: str, form: dict[str, Any]) -> Answer:
        """Once, whatever the answer says: the caller has more to ask about a refusal."""
        return await self._ask(self._limits.upload, "POST", url, **form)

    async def read(self, method: str, url: str, json: object = None) -> Answer:
        """A reading costs nothing and is tried again."""
        attempt = 1
        while True:
            try:
                return await self._read_once(method, url, json)
            except ServiceError as error:
                wait = error.retry_after if error.retry_after is not None else pause(attempt)
                if not error.retryable or attempt == READS or wait > LONGEST:
                    raise
            await self._sleep(wait)
            attempt += 1

    async def _read_once(self, method: str, url: str, json: object) -> Answer:
        answer = await self._ask(self._limits.read, method, url, json=json)
        if problem := refusal(answer):
            raise problem
        return answer

    async def _ask(
        self,
        limit: Limit,
        method: str,
        url: str,
        *,
        paid: bool = False,
        headers: dict[str, str] | None = None,
        **content: Any,
    ) -> Answer:
        key = _usable(self._key())
        headers = {**(headers or {}), "Authorization": f"Bearer {key}", "Accept-Encoding": "gzip"}
        try:
            async with asyncio.timeout(limit.total):
                async with self._client().stream(
                    method, url, headers=headers, timeout=limit.steps, **content
                ) as response:
                    body = await body_of(response)
        except NOT_SENT as error:
            problem: ServiceError = because(Unreachable(reason("no_network")), error)
        except SILENT as error:
            problem = because(_silence(error, paid), error)
        except TooLarge:
            charge = Charge.UNKNOWN if paid else Charge.NO
            problem = OutcomeUnknown(reason("answer_too_large"), charge=charge)
        else:
            return answer_of(response, body, key, time.time())
        # Raised out here: inside the except clause it would carry httpx's error, and with it
        # the request whose headers hold the key.
        raise problem


def _usable(key: str) -> str:
    if not key:
        raise Unauthorised(reason("no_key"))
    if not key.isascii() or not key.isprintable() or " " in key:
        raise Unauthorised(reason("bad_key"))
    return key


def _silence(error: Exception, paid: bool) -> ServiceError:
    if paid:
        return OutcomeUnknown(reason("answer_lost"))
    slow = isinstance(error, httpx.TimeoutException | TimeoutError)
    return Unreachable(reason("too_slow") if slow else reason("broke"))
