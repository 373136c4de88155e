"""Posters for a long list: what came into sight last comes first, and no more than can be seen."""

import asyncio
from pathlib import Path

from PySide6.QtGui import QImage

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.media.thumbs import THUMB_ERRORS, Thumbs, fitted, side_for
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.all_takes.model import AllTakesModel
from hailuo_desktop.ui.queue.take_table_model import POSTER

SHARP = 2  # pixels of the picture for each of the table's: for screens of twice the density
MOST = 60  # pictures that are waited for: more than a screen shows


class Posters:
    """One is decoded at a time; who scrolls by is not waited for."""

    def __init__(
        self, library: Library, known_takes: KnownTakes, background: BackgroundTasks
    ) -> None:
        self._library = library
        self._known_takes = known_takes
        self._background = background
        self._thumbs = Thumbs(library.folder / "cache" / "thumbs")
        self._waiting: list[str] = []
        self._model: AllTakesModel | None = None
        self._busy = False
        self._loop = asyncio.get_running_loop()

    def serve(self, model: AllTakesModel | None) -> None:
        """The list that is shown now, if any."""
        self._model, self._waiting = model, []
        if model is not None:
            model.posters_wanted.connect(self._want)

    def forget(self, take_id: str) -> None:
        """Its film is there now: it is asked for anew."""
        if self._model is not None:
            self._model.forget_asked([take_id])

    def _want(self, ids: list[str]) -> None:
        wanted = [*self._waiting, *reversed(ids)]
        late, self._waiting = wanted[:-MOST], wanted[-MOST:]
        if self._model is not None:
            self._model.forget_asked(late)
        if not self._loop.is_closed():  # a window may be painted once more as it goes
            self._loop.call_soon(self._begin)

    def _begin(self) -> None:
        if not self._busy and self._waiting:
            self._busy = True
            self._background.start(self._serve())

    async def _serve(self) -> None:
        try:
            while self._waiting:
                take_id = self._waiting.pop()
                image = await self._picture(take_id)
                if self._model is not None:
                    self._model.put_poster(take_id, image)
        finally:
            self._busy = False

    async def _picture(self, take_id: str) -> QImage | None:
        try:
            return await asyncio.to_thread(self._load, take_id)
        except THUMB_ERRORS:
            return None

    def _load(self, take_id: str) -> QImage | None:
        take = self._known_takes.find(take_id)
        if take is None:
            return None
        width, height = POSTER.width() * SHARP, POSTER.height() * SHARP
        side = side_for(width)
        if isinstance(take.state, Completed):
            film: Path = self._library.videos.path(take.state.file)
            return fitted(self._thumbs.of_film(take.id, film, side), width, height)
        if not take.request.frames:
            return None
        frame = take.request.frames[0]
        still = self._library.frames.path(frame.digest)
        return fitted(self._thumbs.of_frame(frame, still, side), width, height)
