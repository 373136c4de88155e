"""A take that begins where another shot ends: it waits for that film, and for nothing else."""

from dataclasses import dataclass, replace

from hailuo_desktop.domain.errors import (
    DiskFull,
    HailuoError,
    LibraryError,
    OutOfCredits,
    ServiceError,
    Unauthorised,
)
from hailuo_desktop.domain.reason import Reason, Reasons, reason
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .events import halt_for
from .gate import Gate
from .live_takes import LiveTakes
from .ports import Chain, ChainBroken, Clock, FilmMissing, Opening
from .refetching import Refetching
from .shot_events import ShotEvents


@dataclass(frozen=True)
class Chaining:
    """Whoever waits here has no place in flight, and is woken by the other shot's takes."""

    live_takes: LiveTakes
    chain: Chain
    shot_events: ShotEvents
    gate: Gate
    clock: Clock
    refetching: Refetching
    jitter: Jitter

    async def open(self, take_id: str) -> None:
        """Until the take has its first frame; which film gave it is saved before anything else."""
        faults = 0
        while (link := self.live_takes[take_id].first_from) is not None:
            notified = self.shot_events.subscribe(take_id, link.shot)
            try:
                opening, note = await self._look(link)
                if opening is None:
                    self.live_takes.change(take_id, note=note)
                    await self.shot_events.sleep(take_id, notified)
                else:
                    self._begin_with(self.live_takes[take_id], opening)
            except ServiceError as error:
                await self._later(take_id, error, faults)
                faults += 1
            finally:
                self.shot_events.unsubscribe(take_id, link.shot)

    async def _look(self, link: Link) -> tuple[Opening | None, Reasons]:
        try:
            found = await self._opening(link)
        except (DiskFull, LibraryError, ServiceError):
            raise
        except ChainBroken as error:
            return None, (*error.reasons, reason("chain_goes_on"))
        except HailuoError as error:
            return None, error.reasons
        return found, (self._waits(link),)

    async def _opening(self, link: Link) -> Opening | None:
        """Also from a film that somebody has deleted: that is fetched again first."""
        try:
            return await self.chain.frame(link)
        except FilmMissing as missing:
            await self.refetching.fetch(missing.take)
            return await self.chain.frame(link)

    async def _later(self, take_id: str, error: ServiceError, faults: int) -> None:
        self.live_takes.change(take_id, note=error.reasons)
        if isinstance(error, Unauthorised | OutOfCredits):
            self.gate.stop(halt_for(error))
            await self.gate.passed(take_id)
        else:
            await self.clock.sleep(delay(faults, error.retry_after, self.jitter))

    def _waits(self, link: Link) -> Reason:
        """The shot is named as its latest take in hand calls it."""
        takes = self.live_takes.takes()
        names = [take.name for take in takes if take.shot == link.shot and take.name]
        code = "waits_for_kept" if link.wait else "waits_for"
        return reason(code, shot=names[-1]) if names else reason(f"{code}_first")

    def _begin_with(self, take: Take, opening: Opening) -> None:
        frames = (opening.frame, *take.request.frames)
        self.live_takes.change(
            take.id,
            request=replace(take.request, frames=frames),
            first_from=None,
            source=opening.take,
            note=(),
        )
