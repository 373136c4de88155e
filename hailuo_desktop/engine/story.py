"""One take's life, from queued to settled."""

from dataclasses import dataclass

from hailuo_desktop.domain.take import Queued, Submitting, Uploading

from .admission import Admission
from .chaining import Chaining
from .fetching import Fetching
from .following import Following
from .live_takes import LiveTakes
from .sending import Sending


@dataclass(frozen=True)
class Story:
    live_takes: LiveTakes
    admission: Admission
    chaining: Chaining
    sending: Sending
    following: Following
    fetching: Fetching

    async def run(self, take_id: str) -> None:
        """From wherever the take stands on disk to wherever it can get today."""
        await self._reach_service(take_id)
        if self._goes_on(take_id) and self.fetching.kept(take_id):
            return
        attempt = 0
        while self._goes_on(take_id):
            links = await self.following.result(take_id)
            if links is None or await self.fetching.fetch(take_id, links, attempt):
                return
            attempt += 1

    def _goes_on(self, take_id: str) -> bool:
        take = self.live_takes[take_id]
        return take.at_service and take.followed

    async def _reach_service(self, take_id: str) -> None:
        match self.live_takes[take_id].state:
            case Queued() | Uploading():
                await self.chaining.open(take_id)
                await self.sending.send(take_id)
            case Submitting():
                self.admission.admit(take_id)
                await self.sending.recover(take_id)
            case _:
                self.admission.admit(take_id)
