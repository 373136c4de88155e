"""A picture from wherever it was given becomes a frame of the library, or says what would help."""

import asyncio
from collections.abc import Callable

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.studio.image_fixes import ImageFixes, Refused
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.studio.web_image import fetch_image
from hailuo_desktop.translate import t
from hailuo_desktop.ui.shot.image_source import FromData, FromFile, FromUrl, ImageSource


class FrameImport:
    """One bad picture takes no other along: whatever goes wrong with it is its own refusal.

    ``report`` hears of what nobody expected.
    """

    def __init__(self, intake: Intake, report: Callable[[BaseException], None]) -> None:
        self._intake = intake
        self._report = report
        self._fixes = ImageFixes(intake.frames)

    async def import_frame(self, source: ImageSource, where: Field) -> Frame | Refused:
        """The frame, or why it is none and what could be done about that."""
        name = _name(source)
        try:
            if isinstance(source, FromUrl):
                source = FromData(*await fetch_image(source.url))
            return await self._kept(source, where)
        except HailuoError as error:
            if isinstance(source, FromUrl):
                return Refused(name, str(error))
            return await self._looked_at(source, str(error))
        except Exception as error:  # noqa: BLE001 - reported, and the next picture is another
            return self._unexpected(name, error)

    async def mend(self, refused: Refused) -> Frame:
        """The frame that its fixes make of it; HailuoError or OSError where they do not help."""
        return await self._fixes.mend(refused)

    async def _kept(self, source: FromFile | FromData, where: Field) -> Frame:
        match source:
            case FromFile(path=path):
                return await self._intake.file(path, where)
            case FromData(data=data, name=name):
                return await self._intake.data(data, name, where)

    async def _looked_at(self, source: FromFile | FromData, why: str) -> Refused:
        held = source.path if isinstance(source, FromFile) else source.data
        name = _name(source)
        try:
            return await asyncio.to_thread(self._fixes.diagnose, held, name, why)
        except Exception as error:  # noqa: BLE001 - as above
            return self._unexpected(name, error)

    def _unexpected(self, name: str, error: Exception) -> Refused:
        self._report(error)
        return Refused(
            name, t("“{name}” cannot be read here: save it as PNG and drop that.", name=name)
        )


def _name(source: ImageSource) -> str:
    match source:
        case FromFile(path=path):
            return path.name
        case FromData(name=name):
            return name
        case FromUrl(url=url):
            return url
