"""The takes not yet sent, in the artist's order: so many in flight at once, and no more."""

import asyncio
from collections.abc import Callable, Collection

Choice = Callable[[Collection[str]], str | None]


class Admission:
    """``choose`` names the one of those waiting that goes next, or nobody.

    Only ``ahead`` takes are made ready at a time, so that a change of order still counts
    for all the rest. A take that is at the service already goes in anyway. ``served``
    hears when nobody else can be called for now.
    """

    def __init__(self, limit: int, ahead: int, choose: Choice, served: Callable[[], None]) -> None:
        self._limit = limit
        self._ahead = ahead
        self._choose = choose
        self._served = served
        self._inside: set[str] = set()
        self._unsent: set[str] = set()
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._call: asyncio.Handle | None = None

    @property
    def waiting(self) -> Collection[str]:
        return self._waiting.keys()

    @property
    def waking(self) -> bool:
        """Whether somebody may be about to be called."""
        return self._call is not None

    async def enter(self, take_id: str) -> None:
        """Wait to be called; who was called before gives that place back first."""
        self.leave(take_id)
        called = self._waiting[take_id] = asyncio.get_running_loop().create_future()
        self.wake()
        try:
            await called
        except asyncio.CancelledError:
            self.leave(take_id)
            raise
        finally:
            self._waiting.pop(take_id, None)

    def widen(self, limit: int) -> None:
        """So many at a time from now on; who is in flight already stays."""
        self._limit = limit
        self.wake()

    def admit(self, take_id: str) -> None:
        self._inside.add(take_id)

    def sent(self, take_id: str) -> None:
        """It is at the service now: the next one can be made ready."""
        self._unsent.discard(take_id)
        self.wake()

    def leave(self, take_id: str) -> None:
        self._inside.discard(take_id)
        self._unsent.discard(take_id)
        self.wake()

    def wake(self) -> None:
        """Something has changed: see soon whether somebody can be called."""
        if self._call is None and self._waiting:
            self._call = asyncio.get_running_loop().call_soon(self._serve)

    def _serve(self) -> None:
        try:
            while self._free and (waiting := self._uncalled()):
                chosen = self._choose(waiting)
                if chosen is None:
                    break
                self._inside.add(chosen)
                self._unsent.add(chosen)
                self._waiting.pop(chosen).set_result(None)
        except Exception as error:  # noqa: BLE001 - whatever it was, the line must go on
            self._hand_on(error)
        self._call = None
        self._served()

    def _hand_on(self, error: Exception) -> None:
        """To the first who waits: its story knows what to do about a disk, or about a bug."""
        if waiting := self._uncalled():
            self._waiting.pop(waiting[0]).set_exception(error)

    def _uncalled(self) -> list[str]:
        return [take for take, called in self._waiting.items() if not called.done()]

    @property
    def _free(self) -> bool:
        return len(self._inside) < self._limit and len(self._unsent) < self._ahead
