"""Frames made fit to send: upright, and smaller where that changes no pixel."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from hailuo_desktop.domain.frame import MAX_BYTES, MEGABYTE, Frame

from .still import BadImage

# The page says 20 MB, other texts of the vendor say 10: smaller is safer where it is free.
COMFORTABLE = 10 * MEGABYTE
QUALITY = 97  # of a JPEG that had to be turned; no eye sees the difference
ALLOWANCE = 1024  # megabytes that one picture may take while it is turned


class Stills:
    """What had to be made anew is kept in ``cache`` under the frame's own hash."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def ready(self, frame: Frame, file: Path) -> Path:
        """The file to send: usually the one that is kept."""
        if frame.facts.orientation != 1:
            return self._made(frame, file, frame.facts.format, QUALITY)
        if frame.facts.size > COMFORTABLE and frame.facts.format == "png":
            smaller = self._made(frame, file, "webp", 100)  # 100 is lossless in Qt's WebP
            return smaller if smaller.stat().st_size < frame.facts.size else file
        return file

    def _made(self, frame: Frame, file: Path, kind: str, quality: int) -> Path:
        target = self._cache / f"{frame.digest}.{kind}"
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_suffix(".part")
            part.write_bytes(_encoded(_upright(file), kind, quality, frame.name))
            part.replace(target)
        return target


def _upright(file: Path) -> QImage:
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(ALLOWANCE)
    image = reader.read()
    if image.isNull():
        raise BadImage(f"“{file.name}” cannot be read ({reader.errorString()}).")
    return image


def _encoded(image: QImage, kind: str, quality: int, name: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(-1 if kind == "png" else quality)
    if not writer.write(image):
        raise BadImage(f"“{name}” cannot be turned upright ({writer.errorString()}).")
    data = bytes(buffer.data().data())
    if len(data) > MAX_BYTES:
        raise BadImage(f"“{name}” grows beyond 20 MB when it is turned upright: save it smaller.")
    return data
