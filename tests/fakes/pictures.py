"""Real image files, made on the spot."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter


def picture(width: int, height: int, start: str = "#204060", end: str = "#e0a050") -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    gradient = QLinearGradient(QPointF(0, 0), QPointF(width, height))
    gradient.setColorAt(0, QColor(start))
    gradient.setColorAt(1, QColor(end))
    painter = QPainter(image)
    painter.fillRect(image.rect(), gradient)
    painter.end()
    return image


def encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    """The bytes of a file of that kind: PNG, JPG, WEBP, BMP …"""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def image_file(folder: Path, name: str, width: int = 1280, height: int = 720) -> Path:
    """An image file whose content follows its suffix."""
    kind = {".jpg": "JPG", ".png": "PNG", ".webp": "WEBP"}[Path(name).suffix]
    file = folder / name
    file.write_bytes(encoded(picture(width, height), kind))
    return file
