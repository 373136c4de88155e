"""Posters for a long list: what came into sight last comes first, and no more than can be seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.app.viewer.pictures import Pictures
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.ui.all_takes.model import AllTakesModel
from hailuo_desktop.ui.queue.take_table_model import POSTER

SHARP = 2  # pixels of the picture for each of the table's: for screens of twice the density
MOST = 60  # pictures that are waited for: more than a screen shows


class Posters:
    """One is decoded at a time; who scrolls by is not waited for."""

    def __init__(
        self, pictures: Pictures, known_takes: KnownTakes, background: BackgroundTasks
    ) -> None:
        self._pictures = pictures
        self._known_takes = known_takes
        self._background = background
        self._waiting: list[str] = []
        self._model: AllTakesModel | None = None
        self._busy = False

    def serve(self, model: AllTakesModel | None) -> None:
        """The list that is shown now, if any."""
        self._model, self._waiting = model, []
        if model is not None:
            model.posters_wanted.connect(self._want)

    def _want(self, ids: list[str]) -> None:
        self._waiting = [*self._waiting, *ids]
        late, self._waiting = self._waiting[:-MOST], self._waiting[-MOST:]
        if self._model is not None:
            self._model.forget_asked(late)
        if not self._busy:
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
        take = self._known_takes.find(take_id)
        if take is None:
            return None
        frames = take.request.frames
        if isinstance(take.state, Completed):
            image = await self._pictures.poster(take)
        else:
            image = await self._pictures.frame(frames[0]) if frames else None
        return None if image is None else _small(image)


def _small(image: QImage) -> QImage:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(POSTER * SHARP, keep, smooth)
