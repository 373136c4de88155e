"""Stills on their way into the library: read, checked against every rule, then kept."""

import asyncio
import errno
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import MAX_BYTES, Frame, ImageFacts, frame_problems
from hailuo_desktop.domain.picture_words import refusals
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.formats import MEGABYTE, number
from hailuo_desktop.media.still import BadImage, examined
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.translate import t

READABLE = 10 * MAX_BYTES  # bytes: beyond this a file is not even read to be refused


class ImageRefused(HailuoError):
    pass


@dataclass(frozen=True)
class Intake:
    """The one way by which a picture becomes a frame of the library."""

    frames: Frames

    async def file(self, path: Path, where: Field) -> Frame:
        """Keep a file's content; ImageRefused says in words why it cannot be a frame."""
        data = await asyncio.to_thread(_read, path)
        return await self.data(data, path.name, where)

    async def check(self, data: bytes, name: str, where: Field) -> ImageFacts:
        """What a picture is; ImageRefused where it cannot be a frame. Nothing is kept."""
        return await asyncio.to_thread(_checked, data, name, where)

    async def data(self, data: bytes, name: str, where: Field) -> Frame:
        facts = await self.check(data, name, where)
        return await asyncio.to_thread(self.frames.keep, data, name, facts)


def _read(path: Path) -> bytes:
    try:
        return read_whole(path, READABLE)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise ImageRefused(
                t(
                    "“{name}” has {megabytes} MB: a frame may have at most {most} MB. Save it "
                    "smaller, as JPEG or WebP.",
                    name=path.name,
                    megabytes=number(path.stat().st_size / MEGABYTE, 0),
                    most=number(MAX_BYTES // MEGABYTE),
                )
            ) from None
        raise ImageRefused(
            t(
                "“{name}” cannot be opened ({why}): check that it is there and yours to read.",
                name=path.name,
                why=error.strerror or t("it cannot be read"),
            )
        ) from error


def _checked(data: bytes, name: str, where: Field) -> ImageFacts:
    try:
        facts = examined(data)
    except BadImage as error:
        raise ImageRefused(error.about(name)) from None
    if broken := frame_problems(facts, where):
        raise ImageRefused(*refusals(name, broken))
    return facts
