"""Who waits for something to happen to a shot, and is woken when it does."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection


class Bell:
    """``stir`` is called when somebody falls asleep: the queue may have become quiet."""

    def __init__(self, stir: Callable[[], None]) -> None:
        self._stir = stir
        self._listening: defaultdict[str, dict[str, asyncio.Future[None]]] = defaultdict(dict)
        self._asleep: dict[str, asyncio.Future[None]] = {}

    def listen(self, take_id: str, shot: str) -> asyncio.Future[None]:
        """Done once the shot has been rung for, be it before anybody waits."""
        rung = self._listening[shot][take_id] = asyncio.get_running_loop().create_future()
        return rung

    async def sleep(self, take_id: str, rung: asyncio.Future[None]) -> None:
        """Until it rings; whoever listens and still looks about is busy."""
        self._asleep[take_id] = rung
        self._stir()
        try:
            await rung
        finally:
            del self._asleep[take_id]

    def hush(self, take_id: str, shot: str) -> None:
        self._listening[shot].pop(take_id, None)

    def ring(self, shot: str) -> None:
        for rung in self._listening.get(shot, {}).values():
            if not rung.done():
                rung.set_result(None)

    def ring_all(self) -> None:
        for shot in list(self._listening):
            self.ring(shot)

    @property
    def waiting(self) -> Collection[str]:
        """The takes that sleep and have heard nothing yet."""
        return {take_id for take_id, rung in self._asleep.items() if not rung.done()}
