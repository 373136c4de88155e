"""What every take passes before it may spend: the artist's pause, and a halt."""

import asyncio
from collections.abc import Callable, Collection

from hailuo_desktop.domain.errors import HailuoError

from .events import Cause, Event, Halt, QueueChanged, halt_for
from .ports import Clock

OF_THE_CAP = (Cause.CAP, Cause.PRICE)
RECHECK_DISK = 30.0  # seconds between two tries while the disk is full


class Gate:
    """Shut while the artist has paused, or while the queue is halted.

    While the disk is full, the one take that found it so keeps trying; when it comes
    through, the queue goes on by itself.
    """

    def __init__(self, publish: Callable[[Event], None], clock: Clock) -> None:
        self._publish = publish
        self._clock = clock
        self._unbarred = asyncio.Event()
        self._unbarred.set()
        self._room = asyncio.Event()
        self._room.set()
        self._probe = ""
        self.paused = False
        self.halt: Halt | None = None
        self._waiting: set[str] = set()
        self.changed = asyncio.Event()  # something about the queue has changed

    @property
    def open(self) -> bool:
        return self._unbarred.is_set()

    @property
    def waiting(self) -> Collection[str]:
        """The takes that get no further before the gate opens."""
        return () if self.open else self._waiting

    def pause(self, paused: bool) -> None:
        self.paused = paused
        self._turn()

    def stop(self, halt: Halt) -> None:
        """Halt the queue; a halt that stands already stays, but for the cap.

        The cap holds nothing back that is paid for, and tells of itself again when asked.
        """
        standing = self.halt and self.halt.cause
        if standing is None or (standing in OF_THE_CAP and halt.cause not in OF_THE_CAP):
            self.halt = halt
            self._turn()

    def release(self) -> None:
        self.halt = None
        self._turn()

    def release_if(self, *causes: Cause) -> None:
        if self.halt is not None and self.halt.cause in causes:
            self.release()

    async def passed(self, take_id: str) -> None:
        """Wait until a credit may be spent."""
        if self.open:
            return
        self._waiting.add(take_id)
        self.changed.set()
        try:
            await self._unbarred.wait()
        finally:
            self._waiting.discard(take_id)

    async def room(self, take_id: str) -> None:
        """Wait while the disk is full; nothing else holds back what is already paid for."""
        if take_id != self._probe:
            await self._room.wait()

    async def no_room(self, take_id: str, error: HailuoError) -> None:
        """Halt, and wait until it is worth trying again."""
        self._probe = self._probe or take_id
        self.stop(halt_for(error))
        await self._clock.sleep(RECHECK_DISK)

    def written(self, take_id: str) -> None:
        """The take that kept trying came through, or tries no more."""
        if self._probe == take_id:
            self._probe = ""
            self.release_if(Cause.DISK)

    def _turn(self) -> None:
        _set(self._unbarred, not self.paused and self.halt is None)
        _set(self._room, self.halt is None or self.halt.cause is not Cause.DISK)
        self.changed.set()
        self._publish(QueueChanged(self.paused, self.halt))


def _set(event: asyncio.Event, on: bool) -> None:
    if on:
        event.set()
    else:
        event.clear()
