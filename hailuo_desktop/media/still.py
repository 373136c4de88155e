"""Stills: their facts, and pictures of them for the window."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColorSpace, QImage

from hailuo_desktop.domain.frame import FORMATS, MAX_BYTES, WHITE, ImageFacts

from .metadata import animated, bare
from .picture import BadImage, header, read, seen, transparent
from .signature import format_of, whole

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["BadImage", "decoded", "examined", "facts_of", "in_srgb", "thumbnail"]


def facts_of(data: bytes) -> ImageFacts:
    """Format by content, size and orientation, without decoding; BadImage says what is wrong.

    A format that the service refuses is named all the same, with no size, so that the rule
    about formats can say so.
    """
    if not data:
        raise BadImage("picture_empty")
    found = format_of(data)
    if not found:
        raise BadImage("picture_none")
    if found not in FORMATS:
        return ImageFacts(found, 1, 1, len(data))
    if not whole(data, found):
        raise BadImage("picture_cut_short")
    if animated(data, found):
        raise BadImage("picture_animated")
    return _header(data, found)


def examined(data: bytes) -> ImageFacts:
    """As ``facts_of``, once every pixel was decoded and every checksum found right."""
    facts = facts_of(data)
    if facts.format not in FORMATS:
        return facts
    return replace(facts, alpha=transparent(read(data, facts.format)))


def _header(data: bytes, found: str) -> ImageFacts:
    said = header(data, found)
    # Notes are never sent, so that they do not count against what may be sent.
    bytes_sent = len(data) if len(data) <= MAX_BYTES else len(bare(data, found))
    return ImageFacts(found, *said.size, bytes_sent, said.orientation)


def thumbnail(
    source: Path | bytes, box: tuple[int, int], dpr: float, ground: str = WHITE
) -> QImage:
    """The picture as it is sent, to fit ``box`` logical pixels; BadImage when it cannot."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    found = format_of(data)
    if found not in FORMATS:
        raise BadImage("picture_none")
    image = decoded(data, found, (round(box[0] * dpr), round(box[1] * dpr)), ground)
    image.setDevicePixelRatio(dpr)
    return image


def decoded(
    data: bytes, found: str = "", room: tuple[int, int] | None = None, ground: str = WHITE
) -> QImage:
    """The picture as it is seen; no larger than ``room`` pixels where that is given."""
    return as_qimage(seen(data, found, room, ground))


def as_qimage(image: "Image") -> QImage:
    """In the form that is drawn fastest, with memory of its own."""
    pixels = image.convert("RGBX").tobytes()
    width, height = image.size
    shown = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBX8888)
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def in_srgb(image: QImage) -> QImage:
    """The same picture in sRGB, whatever profile it came with; CMYK becomes RGB."""
    alpha = image.hasAlphaChannel()
    eight_bit = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    space = image.colorSpace()
    if space.isValid() and space != srgb:
        converted = image.convertedToColorSpace(srgb, eight_bit)
        if not converted.isNull():
            return converted
    if image.format() == QImage.Format.Format_CMYK8888:
        return image.convertToFormat(eight_bit)
    return image
