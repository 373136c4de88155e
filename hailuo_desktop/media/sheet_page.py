"""Shots in rows on a page: picture, code, facts, prompt and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from .page_text import QUIET, PageText

GAP = 14.0  # points between cells
NOTE_LINES = 2  # of a cell, kept free of a long prompt where there are notes
LEAST = 5.0  # points: smaller letters cannot be read on paper
PAPER_OF_A_PICTURE = QColor("#ececec")


@dataclass(frozen=True)
class Cell:
    """One shot on paper; ``facts`` is a line such as “I2V · 768p · 6 s”."""

    code: str
    prompt: str
    facts: str
    picture: QImage | None = None
    scene: str = ""
    notes: str = ""


class SheetPage:
    """Draws one page; lengths are in the device's dots, ``dots`` of them in a point.

    ``grid`` is how many shots stand across and down, ``size`` that of the letters in points.
    """

    def __init__(
        self, painter: QPainter, sheet: QRectF, dots: float, grid: tuple[int, int], size: float
    ) -> None:
        self._painter = painter
        self._ink = PageText(painter, dots)
        self._sheet = sheet
        self._grid = grid
        self._size = size

    def draw(self, title: str, cells: Sequence[Cell], number: str) -> None:
        head = self._ink.pt(24)
        left = QRectF(self._sheet.topLeft(), QSizeF(self._sheet.width() * 0.8, head))
        self._ink.line(left, title, 11, bold=True)
        right = QRectF(self._sheet.width() * 0.8, 0, self._sheet.width() * 0.2, head)
        right.translate(self._sheet.topLeft())
        self._ink.line(right, number, 8, QUIET, align=Qt.AlignmentFlag.AlignRight)
        for cell, place in zip(cells, self._places(head), strict=False):
            self._cell(cell, place)

    def _places(self, head: float) -> Iterator[QRectF]:
        across, down = self._grid
        gap = self._ink.pt(GAP)
        width = (self._sheet.width() - gap * (across - 1)) / across
        height = (self._sheet.height() - head - gap * (down - 1)) / down
        for row in range(down):
            for column in range(across):
                left, top = column * (width + gap), head + row * (height + gap)
                yield QRectF(left, top, width, height).translated(self._sheet.topLeft())

    def _cell(self, cell: Cell, place: QRectF) -> None:
        line = self._ink.metrics(self._size).height()
        top = place.top()
        if cell.scene:
            self._ink.line(
                QRectF(place.left(), top, place.width(), line), cell.scene, self._size, QUIET
            )
        picture = QRectF(place.left(), top + line * 1.2, place.width(), 0)
        picture.setHeight(min(place.width() * 9 / 16, place.height() * 0.62))
        self._picture(cell.picture, picture)
        text = QRectF(place)
        text.setTop(picture.bottom() + line * 0.4)
        self._words(cell, text, line)

    def _words(self, cell: Cell, text: QRectF, line: float) -> None:
        head = QRectF(text.left(), text.top(), text.width(), line)
        align = Qt.AlignmentFlag.AlignRight
        self._ink.line(head, cell.facts, self._size * 0.9, QUIET, align=align)
        facts = self._ink.metrics(self._size * 0.9).horizontalAdvance(cell.facts + "  ")
        self._ink.line(head.adjusted(0, 0, -facts, 0), cell.code, self._size, bold=True)
        self._prose(cell, text.adjusted(0, line * 1.3, 0, 0))

    def _prose(self, cell: Cell, place: QRectF) -> None:
        """Prompt and notes, in smaller letters where they would not fit as they are."""
        size = self._size
        while size > LEAST and self._height(cell, place, size) > place.height():
            size -= 0.5
        gap, notes = self._gap(size), self._ink.height(cell.notes, place.width(), size)
        kept = min(notes, NOTE_LINES * self._ink.metrics(size).height() * 1.2)
        free = place.height() - self._ink.height(cell.prompt, place.width(), size) - gap
        room = max(kept, min(notes, free)) + gap if notes else 0.0
        bottom = self._ink.prose(cell.prompt, place.adjusted(0, 0, 0, -room), size)
        rest = QRectF(place)
        rest.setTop(bottom + gap)
        self._ink.prose(cell.notes, rest, size, QUIET)

    def _height(self, cell: Cell, place: QRectF, size: float) -> float:
        texts = (cell.prompt, cell.notes)
        return self._gap(size) + sum(self._ink.height(t, place.width(), size) for t in texts)

    def _gap(self, size: float) -> float:
        """Between prompt and notes."""
        return self._ink.metrics(size).height() * 0.3

    def _picture(self, image: QImage | None, place: QRectF) -> None:
        self._painter.fillRect(place, PAPER_OF_A_PICTURE)
        if image is not None and not image.isNull():
            size = image.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRectF(place.topLeft(), size)
            inner.moveCenter(place.center())
            self._painter.drawImage(inner, image)
        self._painter.setPen(QPen(QUIET, self._ink.pt(0.4)))
        self._painter.drawRect(place)
