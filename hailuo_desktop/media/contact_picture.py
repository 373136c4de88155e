"""A contact sheet as a picture: every shot of a board in rows, for whoever has no PDF at hand."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from .contact_sheet import page_number
from .sheet_page import Cell, SheetPage

WIDTH = 1920  # pixels
ACROSS = 4
ROW = 428  # pixels: a picture of 16:9 to its full width, its code and some lines
MARGIN = 40
HEAD = 36
LETTERS = 7.0  # points
DOTS = 2.0  # pixels in a point
MOST_ROWS = 60  # in one picture: some 22,000 pixels, which every program opens


def contact_pictures(title: str, cells: Sequence[Cell]) -> list[bytes]:
    """PNG files, one for every 240 shots; at least one. Needs a QGuiApplication."""
    room = ACROSS * MOST_ROWS
    pages = [cells[at : at + room] for at in range(0, len(cells), room)] or [cells]
    return [
        _png(_drawn(title, page, page_number(number, len(pages)) if len(pages) > 1 else ""))
        for number, page in enumerate(pages, start=1)
    ]


def _drawn(title: str, cells: Sequence[Cell], number: str) -> QImage:
    rows = max(1, ceil(len(cells) / ACROSS))
    image = QImage(WIDTH, rows * ROW + HEAD + 2 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inner = QRectF(image.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    SheetPage(painter, inner, DOTS, (ACROSS, rows), LETTERS).draw(title, cells, number)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return bytes(buffer.data().data())
