"""One take's life, from queued to settled."""

from dataclasses import dataclass

from hailuo_desktop.domain.take import Queued, Submitting, Uploading

from .book import Book
from .fetching import Fetching
from .following import Following
from .places import Places
from .sending import CUT_SHORT, Sending


@dataclass(frozen=True)
class Story:
    book: Book
    places: Places
    sending: Sending
    following: Following
    fetching: Fetching

    async def tell(self, take_id: str) -> None:
        """From wherever the take stands on disk to wherever it can get today."""
        await self._reach_service(take_id)
        attempt = 0
        while self.book[take_id].at_service and self.book[take_id].followed:
            link = await self.following.result(take_id)
            if link is None or await self.fetching.fetch(take_id, link, attempt):
                return
            attempt += 1

    async def _reach_service(self, take_id: str) -> None:
        match self.book[take_id].state:
            case Queued() | Uploading():
                await self.places.enter(take_id)
                await self.sending.send(take_id)
            case Submitting():
                self.places.admit(take_id)
                await self.sending.recover(take_id, CUT_SHORT)
            case _:
                self.places.admit(take_id)
