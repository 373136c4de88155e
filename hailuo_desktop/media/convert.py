"""Pictures in formats or sizes that the service refuses, made into ones that it takes."""

from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from hailuo_desktop.domain.frame import COMFORTABLE, WHITE

from .encode import as_jpeg, as_png
from .picture import LARGEST, BadImage, TooLarge, header, on_ground, read
from .png import png_of
from .signature import format_of

if TYPE_CHECKING:
    from PIL.Image import Image

ALLOWANCE = 512  # megabytes that one picture decoded by Qt may take
DRAWN = QSize(2048, 2048)  # pixels to fit: what a drawing without a size of its own is made in
SHRUNK = LARGEST // 4  # pixels of what was too large to be prepared
SMALLER = 0.75  # of its sides, where no quality is low enough
# Nothing of these is a picture for a shot, though Qt would draw their first page or frame.
_NO_STILLS = {b"pdf", b"", b"mng"}


def converted(data: bytes) -> bytes:
    """The first picture of whatever can be read, as PNG, or as JPEG where that is very large.

    BadImage where neither library reads it. It keeps its transparency.
    """
    try:
        return encoded(read(data))
    except TooLarge:
        raise
    except BadImage as error:
        drawn = _by_qt(data, error)
    return encoded(read(drawn, "png"))


def shrunk(data: bytes) -> bytes:
    """The picture in fewer bytes: a JPEG, smaller in pixels only where that must be."""
    kind = format_of(data)
    said = header(data, kind)
    width, height = said.size[::-1] if said.orientation > 4 else said.size
    factor = sqrt(SHRUNK / (width * height)) if width * height > LARGEST else 1.0
    room = (round(width * factor), round(height * factor)) if factor < 1 else None
    return _small_jpeg(read(data, kind, room))


def enlarged(data: bytes, short_edge: int) -> bytes:
    """The picture with its short edge at so many pixels."""
    from PIL.Image import Resampling

    image = read(data, format_of(data))
    factor = short_edge / min(image.size)
    size = round(image.width * factor), round(image.height * factor)
    return encoded(image.resize(size, Resampling.LANCZOS))


def encoded(image: "Image") -> bytes:
    data = as_png(image)
    return data if len(data) <= COMFORTABLE else _small_jpeg(image)


def _small_jpeg(image: "Image") -> bytes:
    flat = on_ground(image, WHITE)
    while len(data := as_jpeg(flat, COMFORTABLE)) > COMFORTABLE:
        flat = flat.resize((round(flat.width * SMALLER), round(flat.height * SMALLER)))
    return data


def _by_qt(data: bytes, damage: BadImage) -> bytes:
    """What Qt reads and Pillow does not, such as SVG, as PNG; else the damage that Pillow found in
    what it knows."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    QImageReader.setAllocationLimit(ALLOWANCE)
    kind = bytes(reader.format().data())
    if kind.startswith(b"svg"):
        reader.setScaledSize(reader.size().scaled(DRAWN, Qt.AspectRatioMode.KeepAspectRatio))
    image = QImage() if kind in _NO_STILLS else reader.read()
    del reader  # before its buffer: some look into it as they go
    buffer.close()
    if image.isNull():
        raise damage if _is_known(data) else BadImage("picture_unknown")
    return png_of(image)


def _is_known(data: bytes) -> bool:
    try:
        header(data, "")
    except BadImage:
        return False
    return True
