"""The first picture of a film, small, as a file that a page can hold."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from .film import first_frame

SIDE = 480  # pixels: wide enough for a column of a page
QUALITY = 80  # of a JPEG


def picture_of(data: bytes) -> QImage:
    """A poster's pixels. Left to guess, Qt may take a JPEG for one of the formats without a mark
    of their own, and shows nothing."""
    return QImage.fromData(data, "JPEG")  # pyright: ignore[reportArgumentType]


def poster(file: Path) -> bytes:
    """A JPEG, the same for the same film; BadVideo where it has no picture."""
    small = first_frame(file).scaled(
        SIDE,
        SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPEG", QUALITY)  # pyright: ignore[reportArgumentType, reportCallIssue]
    return bytes(buffer.data().data())
