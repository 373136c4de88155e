"""Stills: their facts from the header alone, and small pictures of them."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import FORMATS, ImageFacts

from .signature import format_of, whole

_T = QImageIOHandler.Transformation
_ORIENTATION = {
    _T.TransformationNone: 1,
    _T.TransformationMirror: 2,
    _T.TransformationRotate180: 3,
    _T.TransformationFlip: 4,
    _T.TransformationFlipAndRotate90: 5,
    _T.TransformationRotate90: 6,
    _T.TransformationMirrorAndRotate90: 7,
    _T.TransformationRotate270: 8,
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
    return _header(data, found)


def _header(data: bytes, found: str) -> ImageFacts:
    buffer, reader = _open(data, found)
    size, turn = reader.size(), reader.transformation()
    buffer.close()
    if not size.isValid() or size.isEmpty():
        raise BadImage("is damaged: its header makes no sense. Save the picture again.")
    # Both mirrored turns have names of their own in Qt; EXIF numbers are what is kept.
    orientation = _ORIENTATION.get(turn, 1)
    return ImageFacts(found, size.width(), size.height(), len(data), orientation)


def thumbnail(source: Path | bytes, box: tuple[int, int], dpr: float) -> QImage:
    """The picture, upright and in sRGB, to fit ``box`` logical pixels; BadImage when it cannot."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    found = format_of(data)
    if found not in FORMATS:
        raise BadImage("is no picture: drop a JPEG, PNG or WebP.")
    buffer, reader = _open(data, found)
    reader.setAutoTransform(True)
    room = QSize(round(box[0] * dpr), round(box[1] * dpr))
    reader.setScaledSize(_fitted(reader, room))
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise BadImage(f"cannot be shown ({reader.errorString()}).")
    image = in_srgb(image)
    image.setDevicePixelRatio(dpr)
    return image


def in_srgb(image: QImage) -> QImage:
    """The same picture in sRGB, whatever profile it came with; CMYK becomes RGB."""
    if image.format() == QImage.Format.Format_CMYK8888:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    space = image.colorSpace()
    if space.isValid() and space != srgb:
        image.convertToColorSpace(srgb)
    return image


def _fitted(reader: QImageReader, room: QSize) -> QSize:
    turned = _ORIENTATION.get(reader.transformation(), 1) >= 5
    size = reader.size()
    target = room.transposed() if turned else room
    if size.width() <= target.width() and size.height() <= target.height():
        return size
    return size.scaled(target, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _open(data: bytes, found: str) -> tuple[QBuffer, QImageReader]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The format is given, so that no other reader, such as the one for PDF, has a say.
    return buffer, QImageReader(buffer, QByteArray(found.encode()))
