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
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .events import halt_for
from .gate import Gate
from .live_takes import LiveTakes
from .ports import Chain, ChainBroken, Clock, FilmMissing, Opening
from .refetching import Refetching
from .shot_events import ShotEvents

WAITING = "Waits for {shot}."
WAITING_KEPT = "Waits until you keep a take of {shot}."
NAMELESS = "the shot that it begins with"


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

    async def _look(self, link: Link) -> tuple[Opening | None, str]:
        try:
            found = await self._opening(link)
        except (DiskFull, LibraryError, ServiceError):
            raise
        except ChainBroken as error:
            return None, f"{error} It goes on when a take of that shot comes through."
        except HailuoError as error:
            return None, str(error)
        words = WAITING_KEPT if link.wait else WAITING
        return found, words.format(shot=self._named(link))

    async def _opening(self, link: Link) -> Opening | None:
        """Also from a film that somebody has deleted: that is fetched again first."""
        try:
            return await self.chain.frame(link)
        except FilmMissing as missing:
            await self.refetching.fetch(missing.take)
            return await self.chain.frame(link)

    async def _later(self, take_id: str, error: ServiceError, faults: int) -> None:
        self.live_takes.change(take_id, note=str(error))
        if isinstance(error, Unauthorised | OutOfCredits):
            self.gate.stop(halt_for(error))
            await self.gate.passed(take_id)
        else:
            await self.clock.sleep(delay(faults, error.retry_after, self.jitter))

    def _named(self, link: Link) -> str:
        """The shot as its latest take in hand calls it."""
        names = [
            take.name for take in self.live_takes.takes() if take.shot == link.shot and take.name
        ]
        return f"shot {names[-1]}" if names else NAMELESS

    def _begin_with(self, take: Take, opening: Opening) -> None:
        frames = (opening.frame, *take.request.frames)
        self.live_takes.change(
            take.id,
            request=replace(take.request, frames=frames),
            first_from=None,
            source=opening.take,
            note="",
        )
