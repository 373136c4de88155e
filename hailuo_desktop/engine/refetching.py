"""Films of completed takes that are not whole on disk any more: fetched once more, at no cost."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

from hailuo_desktop.domain.errors import BadVideo, FilmGone, LinkExpired, NotFound
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .fetching import Fetching
from .ports import World

TRIES = 3  # while somebody waits for it


@dataclass(frozen=True)
class Refetching:
    """The take stays what it is: its task is read again, and nothing is sent that costs."""

    world: World
    fetching: Fetching
    jitter: Jitter
    _turns: defaultdict[str, asyncio.Lock] = field(
        default_factory=lambda: defaultdict[str, asyncio.Lock](asyncio.Lock)
    )

    async def fetch(self, take: Take) -> None:
        """FilmGone where the service has lost it too; otherwise what stood in the way today."""
        async with self._turns[take.id]:
            # Who asked at the same time has it now: two would write into one file.
            if not await asyncio.to_thread(self._whole, take):
                await self._fetch(take)

    def _whole(self, take: Take) -> bool:
        try:
            self.world.films.check(self.world.videos.home(take))
        except (BadVideo, OSError):
            return False
        return True

    async def _fetch(self, take: Take) -> None:
        for attempt in range(TRIES if take.task else 0):
            try:
                links = await self._links(take)
                await self.fetching.home(take, links, lambda _received, _total: None)
            except LinkExpired:
                await self.world.clock.sleep(delay(attempt, None, self.jitter))
            else:
                return
        if take.brought_in:
            raise FilmGone(reason("clip_gone", name=take.brought_in))
        shot, ours = take.name or take.shot[:8], take.may_be_of(self.world.account())
        if ours:
            raise FilmGone(reason("film_lost", shot=shot, take=take.number))
        raise FilmGone(reason("film_foreign", shot=shot, take=take.number))

    async def _links(self, take: Take) -> tuple[str, ...]:
        try:
            report = await self.world.service.task(take.task)
        except NotFound:
            raise LinkExpired(take.task) from None
        if not report.results:
            raise LinkExpired(take.task)
        return report.results
