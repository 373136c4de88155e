"""Queued for later: the queue stands until the artist, the clock or the network starts it."""

import asyncio
from collections.abc import Mapping
from typing import cast

from hailuo_desktop.domain.errors import ServiceError, Unreachable

from .events import Hold
from .gate import Gate
from .ports import Clock, Memory, Service

HOLD = "queue.hold"  # remembered, so that the queue still stands after a restart
BETWEEN_LOOKS = 30.0  # seconds, at the clock (which sleep and travel set) and at the network


class Holding:
    def __init__(self, gate: Gate, memory: Memory, service: Service, clock: Clock) -> None:
        self._gate = gate
        self._memory = memory
        self._service = service
        self._clock = clock
        self._watch: asyncio.Task[None] | None = None

    @property
    def ends_by_itself(self) -> bool:
        return self._watch is not None and not self._watch.done()

    def hold(self, hold: Hold) -> None:
        self._memory.put(HOLD, {"at": hold.at, "network": hold.network})
        self._begin(hold)

    def restore(self) -> None:
        """Take up the hold of an earlier run."""
        kept = self._memory.get(HOLD, None)
        if isinstance(kept, dict):
            known = cast(Mapping[str, object], kept)
            at = known.get("at")
            hold = Hold(at if isinstance(at, float | int) else None, known.get("network") is True)
            self._begin(hold)

    def release(self) -> None:
        self._memory.put(HOLD, None)
        self._stop_watching()
        self._gate.hold_for(None)

    async def aclose(self) -> None:
        """The hold stands; the next run takes it up."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    def _begin(self, hold: Hold) -> None:
        self._stop_watching()
        self._gate.hold_for(hold)
        if hold.at is not None or hold.network:
            self._watch = asyncio.create_task(self._until(hold), name="hold")

    def _stop_watching(self) -> None:
        if self._watch is not None and self._watch is not asyncio.current_task():
            self._watch.cancel()
        self._watch = None

    async def _until(self, hold: Hold) -> None:
        while hold.at is not None and (left := hold.at - self._clock.now()) > 0:
            await self._clock.sleep(min(left, BETWEEN_LOOKS))
        while hold.network and not await self._reached():
            await self._clock.sleep(BETWEEN_LOOKS)
        self.release()

    async def _reached(self) -> bool:
        """Whatever the service answers, it can be reached."""
        try:
            await self._service.credits()
        except Unreachable:
            return False
        except ServiceError:
            return True
        return True
