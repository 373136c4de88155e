"""Pictures in formats or sizes that the service refuses, made into ones that it takes."""

import io
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from hailuo_desktop.domain.frame import COMFORTABLE, FORMATS, MAX_BYTES

from .signature import format_of
from .still import ALLOWANCE, BadImage, in_srgb

QT_READS = frozenset({"bmp", "gif", "tiff"})
PILLOW_READS = frozenset({"heic", "avif"})
CONVERTIBLE = QT_READS | PILLOW_READS
QUALITIES = (97, 92, 85, 75)  # of a JPEG, until it is small enough
SMALLER = 0.75  # of its sides, where no quality is low enough


def converted(data: bytes) -> bytes:
    """The picture as PNG, or as JPEG where a PNG would be very large; BadImage if unreadable."""
    found = format_of(data)
    if found in PILLOW_READS:
        return _by_pillow(data)
    return encoded(_read(data, found))


def shrunk(data: bytes) -> bytes:
    """The picture in fewer bytes: a JPEG, smaller in pixels only where that must be."""
    return _jpeg(_read(data, format_of(data)))


def enlarged(data: bytes, short_edge: int) -> bytes:
    """The picture with its short edge at so many pixels."""
    image = _read(data, format_of(data))
    size = QSize(short_edge, short_edge)
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    return encoded(image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation))


def encoded(image: QImage) -> bytes:
    data = _written(image, "png", -1)
    return data if len(data) <= COMFORTABLE else _jpeg(image)


def _jpeg(image: QImage) -> bytes:
    flat = _flat(image)
    while True:
        for quality in QUALITIES:
            data = _written(flat, "jpeg", quality)
            if len(data) <= min(COMFORTABLE, MAX_BYTES):
                return data
        mode = Qt.TransformationMode.SmoothTransformation
        flat = flat.scaled(flat.size() * SMALLER, Qt.AspectRatioMode.KeepAspectRatio, mode)


def _flat(image: QImage) -> QImage:
    """Without transparency, which a JPEG would show as black: on white instead."""
    if not image.hasAlphaChannel():
        return image
    from PySide6.QtGui import QPainter

    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _read(data: bytes, found: str) -> QImage:
    if found not in QT_READS and found not in FORMATS:
        raise BadImage("is in a format that cannot be read here: save it as PNG or JPEG.")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(found.encode()))
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(ALLOWANCE)
    image, trouble = reader.read(), reader.errorString()
    del reader  # before its buffer: the one for TIFF looks into it as it goes
    buffer.close()
    if image.isNull():
        raise BadImage(f"cannot be read ({trouble}).")
    return in_srgb(image)


def _written(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    if not writer.write(image):
        raise BadImage(f"cannot be converted ({writer.errorString()}).")
    return bytes(buffer.data().data())


def _by_pillow(data: bytes) -> bytes:
    """HEIC and AVIF, upright, with their colours; loaded only when such a file comes."""
    from PIL import Image, ImageOps
    from pillow_heif import register_heif_opener  # pyright: ignore[reportUnknownVariableType]

    cast(Callable[[], None], register_heif_opener)()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            upright = ImageOps.exif_transpose(picture)
            profile = upright.info.get("icc_profile")
            mode = "RGBA" if "A" in upright.getbands() else "RGB"
            out = io.BytesIO()
            upright.convert(mode).save(out, "PNG", icc_profile=profile, compress_level=1)
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError) as error:
        raise BadImage(f"cannot be read ({error}): save it as PNG or JPEG.") from error
    return encoded(_read(out.getvalue(), "png"))
