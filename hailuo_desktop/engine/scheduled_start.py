"""Queued for later: a take stands until the artist, the clock or the network starts it."""

import asyncio
from collections.abc import Collection, Iterable

from hailuo_desktop.domain.errors import HailuoError, ServiceError, Unreachable
from hailuo_desktop.domain.take import Hold, Take

from .live_takes import LiveTakes
from .order import unsent
from .ports import Clock, Service

BETWEEN_LOOKS = 30.0  # seconds, at the clock (which sleep and travel set) and at the network


class ScheduledStart:
    """Each take has a hold of its own, in the ledger: what is sent meanwhile starts no other."""

    def __init__(self, live_takes: LiveTakes, service: Service, clock: Clock) -> None:
        self._live_takes = live_takes
        self._service = service
        self._clock = clock
        self._watch: asyncio.Task[None] | None = None

    @property
    def ends_by_itself(self) -> bool:
        return bool(self._timed())

    def watch(self) -> None:
        """There may be takes that start by themselves: see that they do."""
        if self._timed() and (self._watch is None or self._watch.done()):
            self._watch = asyncio.create_task(self._until_all_go(), name="hold")

    def release(self, ids: Collection[str] | None = None) -> None:
        """Some takes are held no more, or all (None); BadDecision as from the book."""
        takes = self._held() if ids is None else [self._live_takes[take_id] for take_id in ids]
        for take in takes:
            if take.held:
                self._live_takes.change(take.id, hold=None, released=self._clock.now())

    async def aclose(self) -> None:
        """The holds stand; the next run takes them up."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    def _held(self) -> list[Take]:
        return [take for take in unsent(self._live_takes.takes()) if take.held]

    def _timed(self) -> list[tuple[Take, Hold]]:
        """The takes that the clock or the network starts."""
        return [(take, take.hold) for take in self._held() if take.hold and take.hold != Hold()]

    async def _until_all_go(self) -> None:
        while timed := self._timed():
            due = [(take, hold) for take, hold in timed if self._left(hold) <= 0]
            self._start(take for take, hold in due if not hold.network)
            if any(hold.network for _, hold in due) and await self._reached():
                self._start(take for take, hold in due if hold.network)
            if timed := self._timed():
                left = (self._left(hold) for _, hold in timed)
                await self._clock.sleep(min((*filter(None, left), BETWEEN_LOOKS)))

    def _left(self, hold: Hold) -> float:
        return 0.0 if hold.at is None else max(0.0, hold.at - self._clock.now())

    def _start(self, takes: Iterable[Take]) -> None:
        """What cannot be written down now stays held, and is tried again at the next look."""
        try:
            self.release([take.id for take in takes])
        except HailuoError:
            return

    async def _reached(self) -> bool:
        """Whatever the service answers, it can be reached."""
        try:
            await self._service.credits()
        except Unreachable:
            return False
        except ServiceError:
            return True
        return True
