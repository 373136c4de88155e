"""Previews for the window: decoded off the loop's thread, kept while there is room."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.film import first_frame
from hailuo_desktop.media.thumbs import seen

SIDE = 640  # pixels: a slot or a card on a screen of twice the usual density
KEPT = 400  # previews: about 400 MB at most

Paths = Callable[[str], Path]


class Pictures:
    """``frame_path`` and ``video_path`` say where the library keeps them."""

    def __init__(self, frame_path: Paths, video_path: Paths) -> None:
        self._frame_path = frame_path
        self._video_path = video_path
        self._kept: OrderedDict[str, QImage] = OrderedDict()

    async def frame(self, frame: Frame) -> QImage | None:
        """The still as it is sent, upright and cropped; None where it cannot be read."""
        file = self._frame_path(frame.digest)
        return await self._get(frame.key, lambda: seen(file, frame, SIDE))

    async def poster(self, take: Take) -> QImage | None:
        """The first picture of a finished take; None for one that is not."""
        if not isinstance(take.state, Completed):
            return None
        file = self._video_path(take.state.file)
        return await self._get(take.id, lambda: _small(first_frame(file)))

    def known_poster(self, take: Take) -> QImage | None:
        """The poster where it is at hand already."""
        return self._kept.get(take.id)

    async def _get(self, name: str, load: Callable[[], QImage]) -> QImage | None:
        if name not in self._kept:
            try:
                self._kept[name] = await asyncio.to_thread(load)
            except (HailuoError, OSError):
                return None
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return self._kept[name]


def _small(image: QImage) -> QImage:
    from PySide6.QtCore import Qt

    return image.scaled(
        SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
