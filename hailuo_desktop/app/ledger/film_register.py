"""What each film is, written down once it is there: so it is known again wherever it goes."""

import asyncio
from collections.abc import Iterable

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.fingerprint import fingerprint
from hailuo_desktop.store.library import Library

MOST = 200  # films of earlier runs that are read at once: some 1 GB


class FilmRegister:
    """One film is read at a time, beside everything else."""

    def __init__(self, library: Library, background: BackgroundTasks) -> None:
        self._library = library
        self._background = background
        self._flying: set[str] = set()
        self._waiting: list[Take] = []
        self._busy = False

    def take_changed(self, take: Take) -> None:
        """A film that has just come is written down; those of earlier runs are not read for it."""
        if not take.settled:
            self._flying.add(take.id)
        elif take.id in self._flying:
            self._flying.discard(take.id)
            self.add([take])

    def catch_up(self, takes: Iterable[Take]) -> None:
        """Earlier films that are not written down yet, the newest first and not too many."""
        done = [take for take in takes if isinstance(take.state, Completed)]
        known = self._library.fingerprints.of(take.id for take in done)
        lacking = [take for take in done if take.id not in known]
        self.add(sorted(lacking, key=lambda take: -take.created)[:MOST])

    def add(self, takes: Iterable[Take]) -> None:
        waiting = {take.id for take in self._waiting}
        self._waiting += [take for take in takes if take.id not in waiting]
        if self._waiting and not self._busy:
            self._busy = True
            self._background.start(self._work())

    async def _work(self) -> None:
        try:
            while self._waiting:
                await self._note(self._waiting.pop(0))
        finally:
            self._busy = False

    async def _note(self, take: Take) -> None:
        if not isinstance(take.state, Completed):
            return
        film = self._library.videos.path(take.state.file)
        try:
            digest = await asyncio.to_thread(fingerprint, film)
            self._library.fingerprints.put(take.id, digest)
        except (HailuoError, OSError):
            return  # it is gone, or no film: there is nothing to know again
