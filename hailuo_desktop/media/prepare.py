"""Frames made fit to send: upright, cropped, in sRGB, without notes, and small where that is free.

Most pictures keep every bit of their pixels and lose only what is written beside them, such
as previews and the place where they were taken. A picture is encoded anew only where a plain
decoder would show it wrongly: turned by EXIF, in CMYK, 16 bits deep, or in the colours of
another profile, which the service is not known to read. Such a picture becomes 8-bit sRGB.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QColorSpace, QImage, QImageWriter

from hailuo_desktop.domain.errors import Refused
from hailuo_desktop.domain.frame import COMFORTABLE, FORMATS, MAX_BYTES, Crop, Frame, frame_problems
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.words import image_refused

from .chunks import Part, parts
from .metadata import bare, orientation_of
from .signature import format_of
from .still import BadImage, decoded, facts_of, in_srgb

LOSSLESS = 100  # what Qt's WebP writer takes for lossless
# Of a JPEG that has to be encoded anew. No eye sees the difference, and from 95 on colours
# keep their full resolution; the lower ones are for what would otherwise grow too large.
QUALITIES = (97, 95, 92, 88)
_PLAIN = (
    QImage.Format.Format_Mono,
    QImage.Format.Format_Indexed8,
    QImage.Format.Format_Grayscale8,
    QImage.Format.Format_RGB32,
    QImage.Format.Format_ARGB32,
    QImage.Format.Format_RGB888,
    QImage.Format.Format_RGBA8888,
)


class Stills:
    """What had to be made anew is kept in ``cache`` under the name of the picture as sent."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def ready(self, frame: Frame, file: Path) -> Path:
        """The file to send: the one that is kept, or one that is made; Refused says why not."""
        for kind in FORMATS:
            if (made := self._place(frame, kind)).is_file():
                return made
        data = file.read_bytes()
        fit = _small(_shown_alike(data, frame))
        _check(fit, frame.name)
        return file if fit == data else self._kept(frame, fit)

    def _kept(self, frame: Frame, data: bytes) -> Path:
        target = self._place(frame, format_of(data))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        part.write_bytes(data)
        part.replace(target)
        return target

    def _place(self, frame: Frame, kind: str) -> Path:
        return self._cache / f"{frame.key}.{kind}"


def _shown_alike(data: bytes, frame: Frame) -> bytes:
    """A file that every decoder shows as the artist sees it."""
    kind = frame.facts.format
    turned = orientation_of(data, kind) != 1
    if not (turned or frame.crop or _tells_colours(data, kind)):
        return bare(data, kind)
    try:
        image = decoded(data, kind)
    except BadImage as error:
        raise Refused(f"“{frame.name}” {error}") from None
    if not (turned or frame.crop) and _plain(image):
        return bare(data, kind)
    image = _eight_bit(in_srgb(image))
    if frame.crop:
        image = image.copy(_pixels(frame.crop, image, frame))
    lossy = kind == "jpeg" or any(part.name == b"VP8 " for part in parts(data, kind))
    return _jpeg(image) if lossy and not image.hasAlphaChannel() else _encoded(image, "png", -1)


def _tells_colours(data: bytes, kind: str) -> bool:
    """Whether the file may hold other than 8-bit sRGB; only then is it worth decoding."""
    found = list(parts(data, kind))
    if kind == "jpeg":
        return any(_tells_in_jpeg(data, part) for part in found)
    names = {part.name for part in found}
    if kind == "png" and data[24] == 16:
        return True
    return bool({b"iCCP", b"cICP", b"gAMA", b"cHRM", b"ICCP"} & names)


def _tells_in_jpeg(data: bytes, part: Part) -> bool:
    """A colour profile, or the header of a picture with four inks."""
    if part.name == b"\xe2":
        return data.startswith(b"ICC_PROFILE\0", part.body)
    return 0xC0 <= part.name[0] <= 0xC2 and data[part.body + 5] == 4


def _plain(image: QImage) -> bool:
    space = image.colorSpace()
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    return image.format() in _PLAIN and (not space.isValid() or space == srgb)


def _eight_bit(image: QImage) -> QImage:
    if image.format() in _PLAIN:
        return image
    alpha = image.hasAlphaChannel()
    grey = image.format() == QImage.Format.Format_Grayscale16
    opaque = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
    return image.convertToFormat(QImage.Format.Format_ARGB32 if alpha else opaque)


def _pixels(crop: Crop, image: QImage, frame: Frame) -> QRect:
    """Exactly as many pixels as the frame says will be seen, inside the picture."""
    width, height = frame.seen.width, frame.seen.height
    left = min(round(crop.x * image.width()), image.width() - width)
    top = min(round(crop.y * image.height()), image.height() - height)
    return QRect(max(0, left), max(0, top), width, height)


def _small(data: bytes) -> bytes:
    """A lossless picture in the smaller of two lossless files, where it is uncomfortably large."""
    if len(data) <= COMFORTABLE or format_of(data) != "png":
        return data
    image = decoded(data, "png")
    if image.format() not in _PLAIN:
        return data
    smaller = _encoded(image, "webp", LOSSLESS)
    return smaller if len(smaller) < len(data) else data


def _jpeg(image: QImage) -> bytes:
    data = b""
    for quality in QUALITIES:
        data = _encoded(image, "jpeg", quality)
        if len(data) <= MAX_BYTES:
            break
    return data


def _encoded(image: QImage, kind: str, quality: int) -> bytes:
    """Bytes without a profile: 8-bit sRGB is what every decoder assumes."""
    image.setColorSpace(QColorSpace())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    if not writer.write(image):
        raise Refused(f"The picture cannot be made fit to send ({writer.errorString()}).")
    return bytes(buffer.data().data())


def _check(data: bytes, name: str) -> None:
    """What is sent keeps the rules for frames, whatever was done to it."""
    try:
        broken = frame_problems(facts_of(data), Field.FIRST_FRAME)
    except BadImage as error:
        raise Refused(f"“{name}” {error}") from None
    if broken:
        raise Refused(image_refused(name, broken))
