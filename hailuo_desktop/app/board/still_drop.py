"""Several stills on their way into the library: those that are frames, and those that are not."""

import asyncio
from collections.abc import Sequence

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.studio.image_fixes import Refused, examined
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.ui.shot.image_source import FromData, FromFile, FromUrl, ImageSource

from .frame_import import taken_in


class StillDrop:
    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    async def take_in(
        self, sources: Sequence[ImageSource]
    ) -> tuple[dict[int, Frame], dict[int, Refused]]:
        """Both by their places in the drop."""
        frames: dict[int, Frame] = {}
        refused: dict[int, Refused] = {}
        for place, source in enumerate(sources):
            try:
                frames[place] = await taken_in(self._intake, source, Field.FIRST_FRAME)
            except HailuoError as error:
                refused[place] = await asyncio.to_thread(_looked_at, source, str(error))
        return frames, refused


def _looked_at(source: ImageSource, why: str) -> Refused:
    """The refusal with what could be done about it; a web address would have to be fetched anew."""
    match source:
        case FromFile(path=path):
            return examined(path, path.name, why)
        case FromData(data=data, name=name):
            return examined(data, name, why)
        case FromUrl(url=url):
            return Refused(url, why)
