"""Several stills on their way into the library: those that are frames, and those that are not."""

from collections.abc import Callable, Sequence

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.studio.image_fixes import Refused
from hailuo_desktop.ui.shot.image_source import ImageSource

from .frame_import import FrameImport

Progress = Callable[[int], bool]  # how many are read; whether to go on


class StillDrop:
    def __init__(self, importing: FrameImport) -> None:
        self._importing = importing

    async def import_stills(
        self, sources: Sequence[ImageSource], progress: Progress
    ) -> tuple[dict[int, Frame], dict[int, Refused]] | None:
        """Both by their places in the drop; None where the artist has stopped it."""
        frames: dict[int, Frame] = {}
        refused: dict[int, Refused] = {}
        for place, source in enumerate(sources):
            if not progress(place):
                return None
            found = await self._importing.import_frame(source, Field.FIRST_FRAME)
            if isinstance(found, Frame):
                frames[place] = found
            else:
                refused[place] = found
        return (frames, refused) if progress(len(sources)) else None
