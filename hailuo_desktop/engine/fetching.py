"""A finished video on its way to the library: nothing but a whole one gets its name."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hailuo_desktop.domain.errors import (
    BadVideo,
    DiskFull,
    HailuoError,
    LinkExpired,
    ServiceError,
)
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import Completed, Downloading, Failed, Take

from .backoff import CAP, Jitter, delay
from .gate import Gate
from .live_takes import LiveTakes
from .matches import MATCH_GONE, Matches
from .ports import Progress, World
from .steady import SteadyTime

STEPS = 100  # how finely a download's progress is shown
DEAD_LINKS = 10  # in a row, over some ten minutes, of a task whose links must have died
LINKS_LIVE = 30 * 3600.0  # seconds after the POST: the documented day, and the making of the film
CAP_BAD = 1800.0  # seconds: a film that is damaged at the service is not fetched all the time


@dataclass(frozen=True)
class Fetching:
    """``under_way`` are the takes whose film is coming down."""

    world: World
    live_takes: LiveTakes
    gate: Gate
    places: asyncio.Semaphore
    jitter: Jitter
    matches: Matches
    time: SteadyTime
    under_way: set[str] = field(default_factory=set[str])

    async def fetch(self, take_id: str, links: Sequence[str], attempt: int) -> bool:
        """Download, check and keep; False when the task has to be read again for a link.

        True also where it is over without a film: after days, no link will ever work again.
        """
        await self.gate.room(take_id)
        self.live_takes.step(take_id, Downloading())
        try:
            async with self.places:
                file = await self.home(
                    self.live_takes[take_id], links, _Shown(self.live_takes, take_id)
                )
        except _Unlike as error:
            aside = reason("film_unlike_aside", file=error.file)
            self.matches.give_up(take_id, (reason("film_unlike"), aside))
            return True
        except DiskFull as error:
            self.live_takes.change(take_id, note=error.reasons)
            await self.gate.no_room(take_id, error)
        except LinkExpired as error:
            if self._is_lost(take_id, attempt):
                self._give_up(take_id)
                return True
            await self._later(take_id, error, attempt)
        except HailuoError as error:
            if isinstance(error, BadVideo) and error.aside:
                self.live_takes.change(take_id, aside=error.aside)
            await self._later(take_id, error, attempt)
        else:
            self.live_takes.step(take_id, Completed(file), unproven=False)
            self.gate.written(take_id)
            return True
        return False

    def kept(self, take_id: str) -> bool:
        """Whether an earlier run brought the film home and had no time to write that down."""
        file = self.world.videos.kept(self.live_takes[take_id])
        if file is None:
            return False
        self.live_takes.step(take_id, Downloading())
        self.live_takes.step(take_id, Completed(file))
        return True

    async def home(self, take: Take, links: Sequence[str], progress: Progress) -> str:
        """Download, check and sign; gives the path in the library."""
        part = self.world.videos.part(take)
        board = self.world.board(take.shot)
        self.under_way.add(take.id)
        try:
            whole = await self._whole(take, links, part, progress)
            signed = await asyncio.to_thread(self.world.films.sign, whole, take, board)
            return await asyncio.to_thread(self._keep, take, part, signed)
        finally:
            self.under_way.discard(take.id)

    async def _whole(
        self, take: Take, links: Sequence[str], part: Path, progress: Progress
    ) -> Path:
        """The film behind the first link that has it; where none has, the first one's error."""
        errors: list[HailuoError] = []
        for link in links:
            try:
                await self.world.service.fetch(link, part, progress)
                whole = await asyncio.to_thread(self._checked, take, part)
                if take.unproven:
                    await asyncio.to_thread(self._prove, take, whole)
            except DiskFull:
                raise
            except HailuoError as error:
                errors.append(error)
            else:
                return whole
        raise errors[0]

    def _checked(self, take: Take, part: Path) -> Path:
        try:
            self.world.films.check(part)
        except BadVideo as error:
            file = self.world.videos.set_aside(take, part)
            told = reason("film_set_aside", file=file)
            raise BadVideo(*error.reasons, told, aside=file) from error
        return part

    def _prove(self, take: Take, whole: Path) -> None:
        frames = [
            self.world.stills.ready(frame, self.world.frames.path(frame.digest))
            for frame in take.request.frames
        ]
        if not self.world.films.proves(whole, take.request, frames):
            raise _Unlike(self.world.videos.set_aside(take, whole))

    def _give_up(self, take_id: str) -> None:
        """No link will ever work again; what was found is not shown to be ours without."""
        take = self.live_takes[take_id]
        if take.unproven:
            self.matches.give_up(take_id, MATCH_GONE)
        else:
            self.live_takes.step(take_id, _lost(take))

    def _keep(self, take: Take, part: Path, signed: Path) -> str:
        file = self.world.videos.keep(take, signed)
        part.unlink(missing_ok=True)
        return file

    def _is_lost(self, take_id: str, attempt: int) -> bool:
        take = self.live_takes[take_id]
        age = self.time.now() - (take.submitted or take.created)
        return attempt >= DEAD_LINKS and age > LINKS_LIVE

    async def _later(self, take_id: str, error: HailuoError, attempt: int) -> None:
        self.live_takes.change(take_id, note=error.reasons)
        if not isinstance(error, LinkExpired) or attempt:
            asked = error.retry_after if isinstance(error, ServiceError) else None
            cap = CAP_BAD if isinstance(error, BadVideo) else CAP
            await self.world.clock.sleep(delay(attempt, asked, self.jitter, cap))


class _Unlike(HailuoError):
    """The film is not what the take asked for; ``file`` is where the library keeps it."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file


class _Shown:
    """Progress for the queue panel: seldom enough not to cost a download its speed."""

    def __init__(self, live_takes: LiveTakes, take_id: str) -> None:
        self._live_takes = live_takes
        self._take = take_id
        self._step = -1

    def __call__(self, received: int, total: int | None) -> None:
        step = received * STEPS // total if total else received >> 20
        if step != self._step:
            self._step = step
            self._live_takes.show(self._take, Downloading(received, total))


def _lost(take: Take) -> Failed:
    """All that came of it, where something came, is kept and said."""
    why = reason("film_left_aside", file=take.aside) if take.aside else reason("link_expired")
    return Failed((why,), "link_expired", Charge.YES)
