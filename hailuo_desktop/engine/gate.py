"""What every take passes before it may spend: the artist's pause, a halt, the pace."""

import asyncio
from collections.abc import Callable

from .events import Cause, Event, Halt, QueueChanged
from .ports import Clock


class Gate:
    """Shut while the artist has paused, or while a halt waits for one action."""

    def __init__(self, publish: Callable[[Event], None], clock: Clock) -> None:
        self._publish = publish
        self._clock = clock
        self._unbarred = asyncio.Event()
        self._unbarred.set()
        self._room = asyncio.Event()
        self._room.set()
        self._not_before = 0.0
        self.paused = False
        self.halt: Halt | None = None
        self.waiting: set[str] = set()
        self.stirred = asyncio.Event()  # something about the queue has changed

    def pause(self, paused: bool) -> None:
        self.paused = paused
        self._turn()

    def stop(self, halt: Halt) -> None:
        """Halt the queue; a halt that stands already stays."""
        if self.halt is None:
            self.halt = halt
            self._turn()

    def release(self) -> None:
        self.halt = None
        self._turn()

    def release_if(self, cause: Cause) -> None:
        if self.halt is not None and self.halt.cause is cause:
            self.release()

    @property
    def open(self) -> bool:
        """Whether ``passed`` would let a take through at once."""
        return self._unbarred.is_set() and self._not_before <= self._clock.now()

    def slow_down(self, seconds: float) -> None:
        """Nothing is sent by anyone for so long."""
        self._not_before = max(self._not_before, self._clock.now() + seconds)

    async def passed(self, take_id: str) -> None:
        """Wait until a credit may be spent."""
        self.waiting.add(take_id)
        self.stirred.set()
        try:
            await self._passed()
        finally:
            self.waiting.discard(take_id)

    async def room(self) -> None:
        """Wait while the disk is full; nothing else holds back what is already paid for."""
        await self._room.wait()

    async def _passed(self) -> None:
        while True:
            await self._unbarred.wait()
            left = self._not_before - self._clock.now()
            if left <= 0:
                return
            await self._clock.sleep(left)

    def _turn(self) -> None:
        _set(self._unbarred, not self.paused and self.halt is None)
        _set(self._room, self.halt is None or self.halt.cause is not Cause.DISK)
        self.stirred.set()
        self._publish(QueueChanged(self.paused, self.halt))


def _set(event: asyncio.Event, on: bool) -> None:
    if on:
        event.set()
    else:
        event.clear()
