"""The balance and the way to the service, read again when takes have changed them.

And which models the key may use, read once for each key: the list is longer than the news in it.
"""

import asyncio
from collections.abc import Callable

from hailuo_desktop.domain.errors import NotFound, ServiceError

from .events import Event, ServiceSeen
from .ports import Clock, Service

REST = 5.0  # seconds between two reads, however much happens
SELDOM = 300.0  # seconds: read again even when nothing happens


class Account:
    """``run`` reads for ever; ``wake`` makes the next read come soon; ``who`` tells keys apart."""

    def __init__(
        self,
        service: Service,
        clock: Clock,
        publish: Callable[[Event], None],
        who: Callable[[], str],
    ) -> None:
        self._service = service
        self._clock = clock
        self._publish = publish
        self._who = who
        self._asked = asyncio.Event()
        self._known = ""  # whose models are known

    def wake(self) -> None:
        self._asked.set()

    async def run(self) -> None:
        while True:
            await self.read()
            await self._clock.sleep(REST)
            seldom = asyncio.ensure_future(self._clock.sleep(SELDOM))
            asked = asyncio.ensure_future(self._asked.wait())
            try:
                await asyncio.wait((seldom, asked), return_when=asyncio.FIRST_COMPLETED)
            finally:
                seldom.cancel()
                asked.cancel()
            self._asked.clear()

    async def read(self) -> None:
        try:
            self._publish(ServiceSeen(balance=await self._service.credits()))
        except ServiceError as error:
            self._publish(ServiceSeen(error))
        else:
            await self._read_models()

    async def _read_models(self) -> None:
        """A service that has no such list is no news, and is not asked again for the key."""
        if self._known == (who := self._who()):
            return
        try:
            self._publish(ServiceSeen(models=await self._service.models()))
        except NotFound:
            pass
        except ServiceError:
            return
        self._known = who
