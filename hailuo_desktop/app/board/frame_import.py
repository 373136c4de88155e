"""A picture from wherever it was given becomes a frame of the library."""

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.studio.web_image import fetch_image
from hailuo_desktop.ui.shot.image_source import FromData, FromFile, ImageSource


async def taken_in(intake: Intake, source: ImageSource, where: Field) -> Frame:
    """HailuoError says in words why it cannot be that frame, or be had at all."""
    match source:
        case FromFile(path=path):
            return await intake.file(path, where)
        case FromData(data=data, name=name):
            return await intake.data(data, name, where)
        case _:
            data, name = await fetch_image(source.url)
            return await intake.data(data, name, where)
