"""The first contact with the service: what it says to each reading, and in what that differs."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace

from hailuo_desktop.domain.errors import ServiceError, Unauthorised, Unreachable
from hailuo_desktop.domain.reason import Reasons
from hailuo_desktop.evolink.answer import Answer
from hailuo_desktop.evolink.failures import refusal
from hailuo_desktop.evolink.hosts import checked
from hailuo_desktop.evolink.json_shapes import listed, mapping
from hailuo_desktop.evolink.limits import Limits
from hailuo_desktop.evolink.network import Network
from hailuo_desktop.evolink.retry import LONGEST
from hailuo_desktop.evolink.transport import Looked, Sleep, Transport
from hailuo_desktop.evolink.wire import is_task_id

from .calls import TASKS, Call, Host, first, task
from .shape import Difference, differences

SETTLED = ("completed", "failed", "cancelled", "canceled")
HELD_UP = 5.0  # seconds to wait where the service asks for a slower pace and does not say more
NOT_THERE = (404, 405, 501)


@dataclass(frozen=True)
class Exchange:
    """One question and its answer. ``skew`` is how many seconds this computer's clock is ahead of
    the answer's date; ``error`` is why there is no answer that can be read, or why none was
    ``asked`` for."""

    call: Call
    answer: Answer | None = None
    took: float = 0.0
    skew: float | None = None
    issuer: str = ""
    expires: float | None = None
    proxy: str = ""
    error: ServiceError | None = None
    differences: tuple[Difference, ...] = ()
    asked: bool = True

    @property
    def reasons(self) -> Reasons:
        return () if self.error is None else self.error.reasons

    @property
    def absent(self) -> bool:
        """The service has no such call."""
        return self.answer is not None and self.answer.status in NOT_THERE


class Contact:
    """It can do nothing but GET. ``models`` are those whose prices are asked for.

    BadAddress when made with addresses that the key must not go to.
    """

    def __init__(
        self,
        api_url: str,
        files_url: str,
        key: Callable[[], str],
        *,
        version: str,
        models: Sequence[str],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._bases = {
            Host.API: checked(api_url, "HAILUO_API_URL"),
            Host.FILES: checked(files_url, "HAILUO_FILES_URL"),
        }
        agent = {"User-Agent": f"HailuoDesktop/{version}", "Accept": "application/json"}
        self._network = Network(agent)
        self._transport = Transport(self._network, key, Limits(), sleep)
        self._sleep = sleep
        self._models = models
        self._away: dict[Host, ServiceError] = {}
        self._refused: ServiceError | None = None

    async def exchanges(self) -> AsyncIterator[Exchange]:
        """One after the other. A host that cannot be reached, or a key that is refused, is not
        tried with each of its calls."""
        for call in first(self._models):
            exchange = await self._exchange(call)
            yield exchange
            if call is TASKS and (known := _settled(exchange)):
                yield await self._exchange(task(known))

    async def aclose(self) -> None:
        await self._network.aclose()

    async def _exchange(self, call: Call) -> Exchange:
        if why := self._away.get(call.host) or (self._refused if call.keyed else None):
            return Exchange(call, error=why, asked=False)
        exchange = await self._asked(call)
        if isinstance(exchange.error, Unreachable) and exchange.answer is None:
            self._away[call.host] = exchange.error
        elif isinstance(exchange.error, Unauthorised):
            self._refused = exchange.error
        return exchange

    async def _asked(self, call: Call) -> Exchange:
        exchange = await self._once(call)
        answer = exchange.answer
        if answer is None or answer.status != 429:
            return exchange
        wait = HELD_UP if answer.retry_after is None else min(answer.retry_after, LONGEST)
        await self._sleep(wait)
        return await self._once(call)

    async def _once(self, call: Call) -> Exchange:
        url = self._bases[call.host] + call.path
        began = time.time()
        try:
            looked = await self._transport.look(url, keyed=call.keyed)
        except ServiceError as error:
            return Exchange(call, error=error, took=time.time() - began)
        return _compared(call, looked, began, time.time())


def _compared(call: Call, looked: Looked, began: float, ended: float) -> Exchange:
    answer = looked.answer
    skew = None if answer.date is None else (began + ended) / 2 - answer.date
    exchange = Exchange(
        call,
        answer=answer,
        took=ended - began,
        skew=skew,
        issuer=looked.issuer,
        expires=looked.expires,
        proxy=looked.proxy,
        error=looked.trouble or (None if call.refused else refusal(answer)),
    )
    if exchange.error is not None or answer.data is None:
        return exchange
    return replace(exchange, differences=tuple(differences(answer.data, call.shape)))


def _settled(exchange: Exchange) -> str:
    """A task that has ended: reading one that has not makes the service ask its own provider."""
    if exchange.answer is None or exchange.error is not None:
        return ""
    for item in listed(exchange.answer.data) or ():
        line = mapping(item)
        task_id, status = line.get("id"), str(line.get("status")).casefold()
        if isinstance(task_id, str) and is_task_id(task_id) and status in SETTLED:
            return task_id
    return ""
