"""Pictures that cannot be frames as they are, and what one click can do about it.

The original file is never touched: what is made from it goes into the library.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from hailuo_desktop.domain.fixes import legal_crop
from hailuo_desktop.domain.frame import (
    FORMATS,
    MAX_BYTES,
    MIN_SHORT_EDGE,
    Crop,
    Frame,
    ImageFacts,
    frame_problems,
)
from hailuo_desktop.domain.picture_words import refusals
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.media.conversions import Conversions
from hailuo_desktop.media.convert import enlarged, shrunk
from hailuo_desktop.media.metadata import animated
from hailuo_desktop.media.picture import LARGEST, BadImage, TooLarge
from hailuo_desktop.media.signature import format_of
from hailuo_desktop.media.still import examined, facts_of
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.translate import Marked, mark, t

from .intake import ImageRefused

BIGGEST = 200_000_000  # bytes: a file beyond that is not even looked at for a fix
MOST_ENLARGED = 2  # times: beyond that a frame is a blur


class Fix(Enum):
    CONVERT = "convert"
    SHRINK = "shrink"
    ENLARGE = "enlarge"
    CROP = "crop"


# Whatever steps one click may take, in their order: a picture that is converted is made small
# enough on the way.
OFFERS: Mapping[tuple[Fix, ...], Marked] = {
    (Fix.CONVERT,): mark("Convert"),
    (Fix.SHRINK,): mark("Shrink"),
    (Fix.ENLARGE,): mark("Enlarge"),
    (Fix.CROP,): mark("Crop"),
    (Fix.CONVERT, Fix.ENLARGE): mark("Convert and enlarge"),
    (Fix.CONVERT, Fix.CROP): mark("Convert and crop"),
    (Fix.SHRINK, Fix.ENLARGE): mark("Shrink and enlarge"),
    (Fix.SHRINK, Fix.CROP): mark("Shrink and crop"),
    (Fix.ENLARGE, Fix.CROP): mark("Enlarge and crop"),
    (Fix.CONVERT, Fix.ENLARGE, Fix.CROP): mark("Convert, enlarge and crop"),
    (Fix.SHRINK, Fix.ENLARGE, Fix.CROP): mark("Shrink, enlarge and crop"),
}


@dataclass(frozen=True)
class Refused:
    """A picture that was turned away: ``fixes`` are the steps that would make a frame of it.

    A file is read again for that: hundreds of photographs would not fit into memory.
    """

    name: str
    why: str
    source: bytes | Path = b""
    fixes: tuple[Fix, ...] = ()

    @property
    def offer(self) -> str:
        """“Convert and crop”; empty where nothing can be done."""
        return t(OFFERS[self.fixes]) if self.fixes else ""


class ImageFixes:
    """A picture is converted once: to look at it, and not again to have it."""

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self._conversions = Conversions()

    def diagnose(self, source: bytes | Path, name: str, why: str) -> Refused:
        """What could be done about a picture that was refused. Decodes where it has to convert."""
        try:
            return Refused(name, why, source, tuple(self._needed(_read(source), name)))
        except TooLarge as error:
            return Refused(name, error.of(name))
        except ImageRefused as error:
            return Refused(name, str(error))
        except BadImage as error:
            return Refused(name, error.of(name) if error.is_damage else why)
        except OSError:
            return Refused(name, why)

    async def mend(self, refused: Refused) -> Frame:
        """The frame that its fixes make of it; ImageRefused where even they do not help."""
        data, facts, crop = await asyncio.to_thread(self._mended, refused)
        frame = replace(self.frames.keep(data, _named(refused.name, facts), facts), crop=crop)
        if broken := frame_problems(frame.seen, Field.FIRST_FRAME):
            raise ImageRefused(*refusals(refused.name, broken))
        return frame

    def _needed(self, data: bytes, name: str) -> Iterator[Fix]:
        found = format_of(data)
        if _must_convert(data, found):  # to the first picture of several
            yield Fix.CONVERT
            facts = examined(self._conversions.of(data))
        else:
            facts = facts_of(data)
            if facts.size > MAX_BYTES or (found == "jpeg" and _pixels(facts) > LARGEST):
                yield Fix.SHRINK
            else:
                examined(data)
        short = min(facts.upright)
        if short <= MIN_SHORT_EDGE:
            if short * MOST_ENLARGED <= MIN_SHORT_EDGE:
                raise ImageRefused(*refusals(name, frame_problems(facts, Field.FIRST_FRAME)))
            yield Fix.ENLARGE
        if _legal_crop(facts) is not None:
            yield Fix.CROP

    def _mended(self, refused: Refused) -> tuple[bytes, ImageFacts, Crop | None]:
        try:
            given = data = _read(refused.source)
            if Fix.CONVERT in refused.fixes:
                data = self._conversions.of(given)
            if Fix.SHRINK in refused.fixes:
                data = shrunk(data)
            if Fix.ENLARGE in refused.fixes:
                data = enlarged(data, MIN_SHORT_EDGE + 1)
            facts = examined(data)
        except BadImage as error:
            raise ImageRefused(error.about(refused.name)) from None
        except OSError as error:
            raise ImageRefused(
                t(
                    "“{name}” cannot be opened any more ({reason}): drop it again.",
                    name=refused.name,
                    reason=error.strerror,
                )
            ) from None
        self._conversions.forget(given)
        return data, facts, _legal_crop(facts)


def _legal_crop(facts: ImageFacts) -> Crop | None:
    """The largest part in the middle that has a legal ratio; None where all of it has."""
    return legal_crop(Frame("", "", facts))


def _must_convert(data: bytes, found: str) -> bool:
    if found == "video":
        raise BadImage("picture_film")
    return found not in FORMATS or animated(data, found)


def _pixels(facts: ImageFacts) -> int:
    return facts.width * facts.height


def _read(source: bytes | Path) -> bytes:
    return read_whole(source, BIGGEST) if isinstance(source, Path) else source


def _named(name: str, facts: ImageFacts) -> str:
    """The name with the suffix of what it has become."""
    stem, dot, suffix = name.rpartition(".")
    right = {"jpeg": ("jpg", "jpeg"), "png": ("png",), "webp": ("webp",)}[facts.format]
    return name if suffix.lower() in right else f"{stem if dot else name}.{right[0]}"
