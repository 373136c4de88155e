"""Who waits for something to happen to a shot, and is woken when it does."""

import asyncio
from collections import defaultdict
from collections.abc import Collection


class Bell:
    def __init__(self) -> None:
        self._listening: defaultdict[str, dict[str, asyncio.Future[None]]] = defaultdict(dict)

    def listen(self, take_id: str, shot: str) -> asyncio.Future[None]:
        """Done once the shot has been rung for, be it before anybody waits."""
        rung = self._listening[shot][take_id] = asyncio.get_running_loop().create_future()
        return rung

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
        """The takes that have heard nothing yet."""
        return {
            take_id
            for takes in self._listening.values()
            for take_id, rung in takes.items()
            if not rung.done()
        }
