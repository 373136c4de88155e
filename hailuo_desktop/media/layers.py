"""Drawings in layers, flattened to one still."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from .png import png_of
from .signature import format_of
from .still import BadImage, in_srgb

LARGEST = 64_000_000  # pixels: a drawing beyond this is no board


def flattened(layers: Sequence[tuple[bytes, float]]) -> bytes:
    """The layers, bottom first, each with its opacity (0 to 1), on white: the bytes of a PNG.

    A single layer that covers everything stays the very file that it is.
    """
    pictures = [(_read(data), opacity) for data, opacity in layers]
    if [(picture.hasAlphaChannel(), opacity) for picture, opacity in pictures] == [(False, 1.0)]:
        return layers[0][0]
    if not pictures:
        raise BadImage("layers_none")
    paper = QImage(pictures[0][0].size(), QImage.Format.Format_ARGB32_Premultiplied)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    for picture, opacity in pictures:
        painter.setOpacity(opacity)
        painter.drawImage(paper.rect(), picture)
    painter.end()
    return png_of(paper.convertToFormat(QImage.Format.Format_RGB32))


def _read(data: bytes) -> QImage:
    # By its first bytes: with all of its plug-ins, Qt takes some JPEGs for TGA.
    kind = format_of(data).upper() or None
    image = QImage.fromData(data, kind)  # pyright: ignore[reportArgumentType]
    if image.isNull() or image.width() * image.height() > LARGEST:
        raise BadImage("layer_unreadable")
    return in_srgb(image)
