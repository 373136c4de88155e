"""Who waits for something to happen to a shot, and is woken when it does."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection


class ShotEvents:
    """``wake`` is called when somebody falls asleep: the queue may have become quiet."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._subscribers: defaultdict[str, dict[str, asyncio.Future[None]]] = defaultdict(dict)
        self._asleep: dict[str, asyncio.Future[None]] = {}

    def subscribe(self, take_id: str, shot: str) -> asyncio.Future[None]:
        """Done once the shot has been rung for, be it before anybody waits."""
        notified = self._subscribers[shot][take_id] = asyncio.get_running_loop().create_future()
        return notified

    async def sleep(self, take_id: str, notified: asyncio.Future[None]) -> None:
        """Until it rings; whoever listens and still looks about is busy."""
        self._asleep[take_id] = notified
        self._wake()
        try:
            await notified
        finally:
            del self._asleep[take_id]

    def unsubscribe(self, take_id: str, shot: str) -> None:
        self._subscribers[shot].pop(take_id, None)

    def notify(self, shot: str) -> None:
        for notified in self._subscribers.get(shot, {}).values():
            if not notified.done():
                notified.set_result(None)

    def notify_all(self) -> None:
        for shot in list(self._subscribers):
            self.notify(shot)

    @property
    def waiting(self) -> Collection[str]:
        """The takes that sleep and have heard nothing yet."""
        return {take_id for take_id, notified in self._asleep.items() if not notified.done()}
