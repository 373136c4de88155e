"""Films of completed takes that are gone from disk: fetched once more, at no cost."""

from dataclasses import dataclass

from hailuo_desktop.domain.errors import FilmGone, LinkExpired, NotFound
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .fetching import Fetching
from .ports import World

TRIES = 3  # while somebody waits for it
LOST = (
    "The film of {shot}, take {number}, is gone from the library, and EvoLink has it no more: it "
    "keeps films for a day. Send the shot again, at its price, if you want another."
)


@dataclass(frozen=True)
class Refetching:
    """The take stays what it is: its task is read again, and nothing is sent that costs."""

    world: World
    fetching: Fetching
    jitter: Jitter

    async def fetch(self, take: Take) -> None:
        """FilmGone where the service has lost it too; otherwise what stood in the way today."""
        for attempt in range(TRIES if take.task else 0):
            try:
                link = await self._link(take)
                await self.fetching.home(take, link, lambda _received, _total: None)
            except LinkExpired:
                await self.world.clock.sleep(delay(attempt, None, self.jitter))
            else:
                return
        raise FilmGone(LOST.format(shot=f"shot {take.name or take.shot[:8]}", number=take.number))

    async def _link(self, take: Take) -> str:
        try:
            report = await self.world.service.task(take.task)
        except NotFound:
            raise LinkExpired(take.task) from None
        if not report.results:
            raise LinkExpired(take.task)
        return report.results[0]
