"""The pictures in the queue's table: of the film, or of the still that it begins with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.ui.queue.take_table import TakeTable
from hailuo_desktop.ui.queue.take_table_model import POSTER

SHARP = 2  # pixels of the picture for each of the table's: for screens of twice the density


class PosterPresenter:
    def __init__(self, context: Context, table: TakeTable) -> None:
        self._known_takes = context.known_takes
        self._pictures = context.pictures
        self._model = table.model
        self._background = context.background
        self._model.posters_wanted.connect(self._want)

    def _want(self, ids: list[str]) -> None:
        self._background.start(self._fetch(ids))

    async def _fetch(self, ids: list[str]) -> None:
        for take_id in ids:
            self._model.put_poster(take_id, await self._picture(take_id))

    async def _picture(self, take_id: str) -> QImage | None:
        take = self._known_takes.find(take_id)
        if take is None:
            return None
        if isinstance(take.state, Completed):
            image = await self._pictures.poster(take)
        else:
            frames = take.request.frames
            image = await self._pictures.frame(frames[0]) if frames else None
        if image is None:
            return None
        return image.scaled(
            POSTER * SHARP,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
