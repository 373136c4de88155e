"""What the cards show beside the shots: their pictures, and that their takes have changed."""

import asyncio

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.thumbs import THUMB_ERRORS, Thumbs, fitted, side_for
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from hailuo_desktop.ui.board.pictures import Wanted

AT_ONCE = 2  # pictures decoded at the same time: the window and the films need the rest


class CardPresenter(QObject):
    def __init__(
        self,
        library: Library,
        known_takes: KnownTakes,
        model: BoardModel,
        panel: BoardPanel,
        background: BackgroundTasks,
    ) -> None:
        super().__init__()
        self._library = library
        self._known_takes = known_takes
        self._model = model
        self._panel = panel
        self._background = background
        self._thumbs = Thumbs(library.folder / "cache" / "thumbs")
        self._wanted: list[Wanted] = []
        self._at_work = 0
        self._loop = asyncio.get_running_loop()
        panel.pictures.wanted.connect(self._want)

    def take_changed(self, take: Take) -> None:
        if isinstance(take.state, Completed):
            self._panel.pictures.forget_missing()
        self._model.takes_changed(take.shot)

    # Pictures, the latest wish first: it is what is in sight now

    def _want(self, wanted: list[Wanted]) -> None:
        self._wanted.extend(reversed(wanted))
        if not self._loop.is_closed():  # a window may be painted once more as it goes
            self._loop.call_soon(self._begin)

    def _begin(self) -> None:
        while self._at_work < min(AT_ONCE, len(self._wanted)):
            self._at_work += 1
            self._background.start(self._work())

    async def _work(self) -> None:
        try:
            while self._wanted:
                want = self._wanted.pop()
                waiting = self._panel.pictures.waiting(want)
                if not waiting.isdisjoint(self._panel.ids_in_sight()):
                    self._panel.pictures.put(want, await self._picture(want))
                else:
                    self._panel.pictures.left(want)
        finally:
            self._at_work -= 1

    async def _picture(self, want: Wanted) -> QImage | None:
        try:
            return await asyncio.to_thread(self._load, want)
        except THUMB_ERRORS:
            return None

    def _load(self, want: Wanted) -> QImage | None:
        side = side_for(max(want.width, want.height))
        if want.frame is not None:
            file = self._library.frames.path(want.frame.digest)
            return fitted(self._thumbs.of_frame(want.frame, file, side), want.width, want.height)
        take = self._known_takes.find(want.take)
        if take is None or not isinstance(take.state, Completed):
            return None
        file = self._library.videos.path(take.state.file)
        return fitted(self._thumbs.of_film(take.id, file, side), want.width, want.height)
