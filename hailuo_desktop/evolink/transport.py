"""How a request goes out: the key in its header and nowhere else, and what a silence means."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
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
from .certificate import Certificate
from .failures import because, failure, refusal
from .interception import interception
from .limits import Limit, Limits
from .network import NOT_SENT, Network, unreachable
from .network_fault import LASTING, Trouble
from .retry import LONGEST, READS, pause

SILENT = (httpx.HTTPError, httpx.InvalidURL, TimeoutError)
HEADERS = "http11.send_request_headers.started"  # httpcore's name for the moment before them

Sleep = Callable[[float], Awaitable[object]]


@dataclass(frozen=True)
class Looked:
    """An answer as it came; ``trouble`` is why it is none of the host's own.

    ``issuer`` and ``expires`` (unix seconds) are of the host's certificate, ``proxy`` what the
    request went through, as far as they are known.
    """

    answer: Answer
    trouble: Unreachable | None = None
    issuer: str = ""
    expires: float | None = None
    proxy: str = ""


@dataclass(frozen=True)
class Heard:
    """One call and its answer, for whoever listens: without the key, and without the body sent."""

    method: str
    url: str
    answer: Answer


Listen = Callable[[Heard], None]


def deaf(_: Heard) -> None:
    """Nobody listens."""


class Transport:
    """Asks over ``network``, which knows no key; ``key`` is asked for at each request."""

    def __init__(
        self,
        network: Network,
        key: Callable[[], str],
        limits: Limits,
        sleep: Sleep,
        listen: Listen = deaf,
    ) -> None:
        self._listen = listen
        self._network = network
        self._key = key
        self._limits = limits
        self._sleep = sleep

    async def post_paid(self, url: str, content: bytes, headers: dict[str, str]) -> Answer:
        """Once: what was sent and not answered may have been accepted."""
        answer = await self._ask(
            self._limits.submit, "POST", url, paid=True, content=content, headers=headers
        )
        if found := self._intercepted(answer, url):  # which proves nothing about the request
            raise OutcomeUnknown(found.reason, code=found.fault.value)
        if not answer.accepted:
            raise failure(answer, paid=True)
        return answer

    async def upload(self, url: str, form: dict[str, Any]) -> Answer:
        """Once, whatever the answer says: the caller has more to ask about a refusal."""
        answer = await self._ask(self._limits.upload, "POST", url, **form)
        if found := self._intercepted(answer, url):
            raise unreachable(found)
        return answer

    async def look(self, url: str, *, keyed: bool) -> Looked:
        """One GET, whatever the answer says of itself; Unreachable where none comes."""
        certificate = Certificate()
        answer = await self._ask(
            self._limits.read, "GET", url, keyed=keyed, certificate=certificate
        )
        found = self._intercepted(answer, url)
        return Looked(
            answer,
            None if found is None else unreachable(found),
            certificate.issuer,
            certificate.expires,
            self._network.shown_proxy(url),
        )

    async def read(self, method: str, url: str, json: object = None) -> Answer:
        """A reading costs nothing and is tried again."""
        attempt = 1
        while True:
            try:
                return await self._read_once(method, url, json)
            except ServiceError as error:
                wait = error.retry_after if error.retry_after is not None else pause(attempt)
                lasting = not error.retryable or error.code in LASTING
                if lasting or attempt == READS or wait > LONGEST:
                    raise
            await self._sleep(wait)
            attempt += 1

    async def _read_once(self, method: str, url: str, json: object) -> Answer:
        answer = await self._ask(self._limits.read, method, url, json=json)
        if found := self._intercepted(answer, url):
            raise unreachable(found)
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
        keyed: bool = True,
        headers: dict[str, str] | None = None,
        certificate: Certificate | None = None,
        **content: Any,
    ) -> Answer:
        key = _usable(self._key()) if keyed else ""
        named = {"Authorization": f"Bearer {key}"} if keyed else {}
        headers = {**(headers or {}), **named, "Accept-Encoding": "gzip"}
        departure = _Departure()
        try:
            async with asyncio.timeout(limit.total):
                async with self._network.client().stream(
                    method,
                    url,
                    headers=headers,
                    timeout=limit.steps,
                    extensions={"trace": departure},
                    **content,
                ) as response:
                    if certificate is not None:
                        certificate.read(response)
                    body = await body_of(response)
        except SILENT as error:
            problem = because(self._silence(error, url, paid, departure.left), error)
        except TooLarge:
            charge = Charge.UNKNOWN if paid else Charge.NO
            problem = OutcomeUnknown(reason("answer_too_large"), charge=charge)
        else:
            answer = answer_of(response, body, key)
            with suppress(Exception):  # an answer that was paid for is not lost to a listener
                self._listen(Heard(method, url, answer))
            return answer
        # Raised out here: inside the except clause it would carry httpx's error, and with it
        # the request whose headers hold the key.
        raise problem

    def _silence(self, error: Exception, url: str, paid: bool, left: bool) -> ServiceError:
        sent = left and not isinstance(error, NOT_SENT)
        if paid and sent:
            return OutcomeUnknown(reason("answer_lost"))
        return self._network.failure(error, url, left=sent)

    def _intercepted(self, answer: Answer, url: str) -> Trouble | None:
        fault = interception(answer, url)
        return None if fault is None else self._network.intercepted(fault, url)


class _Departure:
    """Watches whether a request has begun to leave for its host: until then, none of it has."""

    left = False

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event == HEADERS and info["request"].method != b"CONNECT":
            self.left = True


def _usable(key: str) -> str:
    if not key:
        raise Unauthorised(reason("no_key"))
    if not key.isascii() or not key.isprintable() or " " in key:
        raise Unauthorised(reason("bad_key"))
    return key
