"""Takes whose task the service knew no more, or whose key is not in use: looked for again."""

import asyncio
from collections.abc import Callable

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Take

from .following import FOREIGN
from .live_takes import LiveTakes
from .ports import Clock, Service

BETWEEN_LOOKS = 3 * 3600.0  # seconds
WORTH_IT = 3 * 86_400.0  # seconds after the POST: links live for a day, records a little longer


class MissingTasks:
    """``take_up`` is called with a take whose task is there again; nobody waits for that."""

    def __init__(
        self,
        live_takes: LiveTakes,
        service: Service,
        clock: Clock,
        take_up: Callable[[str], None],
        account: Callable[[], str],
    ) -> None:
        self._live_takes = live_takes
        self._service = service
        self._clock = clock
        self._take_up = take_up
        self._account = account
        self._looking: asyncio.Task[None] | None = None

    def watch(self, changed: Take | None = None) -> None:
        """There may be such takes: see to it that they are looked for.

        Only the take that has changed is looked at, where it is known which one that is: a start
        tells of thousands.
        """
        if self._looking is not None and not self._looking.done():
            return
        if self._is_worth_it(changed) if changed else self._missing():
            self._looking = asyncio.create_task(self._look(), name="missing tasks")

    async def aclose(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    def _missing(self) -> list[Take]:
        return [take for take in self._live_takes.takes() if self._is_worth_it(take)]

    def _is_worth_it(self, take: Take) -> bool:
        since = self._clock.now() - WORTH_IT
        return _is_missed(take) and (take.submitted or take.created) > since

    async def _look(self) -> None:
        """First at what was given up hours ago, as in an earlier run."""
        while missing := self._missing():
            oldest = min(take.changed for take in missing)
            left = oldest + BETWEEN_LOOKS - self._clock.now()
            await self._clock.sleep(max(0.0, min(left, BETWEEN_LOOKS)))
            for take in self._missing():
                if take.may_be_of(self._account()):
                    await self._look_at(take)
            await self._clock.sleep(BETWEEN_LOOKS)

    async def _look_at(self, take: Take) -> None:
        try:
            await self._service.task(take.task)
            if _is_missed(self._live_takes[take.id]):
                self._take_up(take.id)
        except HailuoError:
            return  # not there, or not to be asked: later


def _is_missed(take: Take) -> bool:
    """Not one that the artist follows no more."""
    other_key = take.at_service and not take.followed and take.note == FOREIGN
    return take.lost_sight_of or other_key
