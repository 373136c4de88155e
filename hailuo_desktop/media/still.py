"""Stills: their facts from the header alone, and small pictures of them."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QTransform

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import FORMATS, MAX_BYTES, ImageFacts

from .metadata import animated, bare, orientation_of
from .signature import format_of, whole

ALLOWANCE = 512  # megabytes that one decoded picture may take: Qt's own 256 refuse 9,000 px PNGs
# What makes a picture of each EXIF orientation upright: mirror it sideways, then turn it.
_TURNS = {
    1: (False, 0),
    2: (True, 0),
    3: (False, 180),
    4: (True, 180),
    5: (True, 270),
    6: (False, 90),
    7: (True, 90),
    8: (False, 270),
}


class BadImage(HailuoError):
    """The bytes are no whole picture; the sentence goes on from its name."""


def facts_of(data: bytes) -> ImageFacts:
    """Format by content, size and orientation, without decoding; BadImage says what is wrong.

    A format that the service refuses is named all the same, with no size, so that the rule
    about formats can say so.
    """
    if not data:
        raise BadImage("is empty: save the picture again.")
    found = format_of(data)
    if not found:
        raise BadImage("is no picture: drop a JPEG, PNG or WebP.")
    if found not in FORMATS:
        return ImageFacts(found, 1, 1, len(data))
    if not whole(data, found):
        raise BadImage("is cut short: its end is missing. Copy or save it again.")
    if animated(data, found):
        raise BadImage("is an animation: save one of its pictures as PNG or JPEG.")
    return _header(data, found)


def _header(data: bytes, found: str) -> ImageFacts:
    buffer, reader = _open(data, found)
    size = reader.size()
    buffer.close()
    if not size.isValid() or size.isEmpty():
        raise BadImage("is damaged: its header makes no sense. Save the picture again.")
    # Notes are never sent, so that they do not count against what may be sent.
    bytes_sent = len(data) if len(data) <= MAX_BYTES else len(bare(data, found))
    return ImageFacts(found, size.width(), size.height(), bytes_sent, orientation_of(data, found))


def thumbnail(source: Path | bytes, box: tuple[int, int], dpr: float) -> QImage:
    """The picture, upright and in sRGB, to fit ``box`` logical pixels; BadImage when it cannot."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    found = format_of(data)
    if found not in FORMATS:
        raise BadImage("is no picture: drop a JPEG, PNG or WebP.")
    image = in_srgb(decoded(data, found, QSize(round(box[0] * dpr), round(box[1] * dpr))))
    image.setDevicePixelRatio(dpr)
    return image


def decoded(data: bytes, found: str, room: QSize | None = None) -> QImage:
    """The picture, upright, in its own colours; no larger than ``room`` where that is given."""
    orientation = orientation_of(data, found)
    buffer, reader = _open(data, found)
    if room is not None:
        reader.setScaledSize(_fitted(reader.size(), room.transposed() if orientation > 4 else room))
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise BadImage(f"cannot be shown ({reader.errorString()}).")
    mirrored, degrees = _TURNS[orientation]
    if mirrored:
        image = image.flipped(Qt.Orientation.Horizontal)
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


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


def _fitted(size: QSize, room: QSize) -> QSize:
    if size.width() <= room.width() and size.height() <= room.height():
        return size
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _open(data: bytes, found: str) -> tuple[QBuffer, QImageReader]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(ALLOWANCE)
    # The format is given, so that no other reader, such as the one for PDF, has a say.
    return buffer, QImageReader(buffer, QByteArray(found.encode()))
