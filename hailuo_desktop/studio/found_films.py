"""The film of a task that no take claims, fetched to be looked at: it costs nothing."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.service import TaskStatus
from hailuo_desktop.engine.ports import Films, Service
from hailuo_desktop.store.names import safe_name
from hailuo_desktop.translate import t


class NoFilmYet(HailuoError):
    """The sentence says why there is nothing to look at."""


@dataclass(frozen=True)
class FoundFilms:
    """``folder`` keeps the films; what was paid for is never deleted."""

    service: Service
    films: Films
    folder: Path

    async def film(self, found: FoundTask) -> Path:
        """The film's file, fetched where it is not there; another HailuoError as the service says.

        NoFilmYet while it is being made, where it failed, or where its links are dead.
        """
        home = self.folder / f"{safe_name(found.id)}.mp4"
        if home.is_file():
            return home
        report = await self.service.task(found.id)
        if report.status is not TaskStatus.COMPLETED or not report.results:
            raise NoFilmYet(_why(report.status))
        part = home.with_name(home.name + ".part")
        await asyncio.to_thread(self.folder.mkdir, parents=True, exist_ok=True)
        await self.service.fetch(report.results[0], part, _unheard)
        await asyncio.to_thread(self.films.check, part)
        await asyncio.to_thread(part.replace, home)
        return home


def _unheard(_received: int, _total: int | None) -> None:
    """A film of seconds: how far it has come is not worth a word."""


def _why(status: TaskStatus) -> str:
    if status in (TaskStatus.FAILED, TaskStatus.CANCELLED):
        return t("EvoLink says that nothing came of this task: there is no film to look at.")
    if status is TaskStatus.COMPLETED:
        return t("EvoLink has no film of this task any more: it keeps films for a day.")
    return t("EvoLink is still making this film: look again in a few minutes.")
