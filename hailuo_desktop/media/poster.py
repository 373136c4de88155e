"""The first picture of a film, small, as a file that a page can hold."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt

from .film import first_frame

SIDE = 480  # pixels: wide enough for a column of a page
QUALITY = 80  # of a JPEG


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
