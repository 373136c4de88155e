"""A storyboard on paper: a PDF with pictures, prompts and notes; its text can be selected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from hailuo_desktop.domain.camera import Group, parse
from hailuo_desktop.domain.errors import DiskFull

DPI = 300
MARGIN = 12.0  # millimetres
GAP = 14.0  # points between cells
NOTE_LINES = 2  # of a cell, kept free of a long prompt where there are notes
INK, QUIET, COMMAND = QColor("#1a1a1a"), QColor("#666666"), QColor("#0a4fa3")
PAPER_OF_A_PICTURE = QColor("#ececec")


class Grid(Enum):
    """Shots on a page, across and down."""

    ONE = (1, 1)
    SIX = (2, 3)
    TWELVE = (3, 4)


@dataclass(frozen=True)
class Cell:
    """One shot on paper; ``facts`` is a line such as “I2V · 768p · 6 s”."""

    code: str
    prompt: str
    facts: str
    picture: QImage | None = None
    scene: str = ""
    notes: str = ""


def write_contact_sheet(target: Path, title: str, cells: Sequence[Cell], grid: Grid) -> int:
    """Write the PDF, whole or not at all; gives the number of pages. Needs a QGuiApplication."""
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritten(target)
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("Hailuo Desktop")
    writer.setResolution(DPI)
    writer.setPageLayout(_page())
    painter = QPainter()
    if not painter.begin(writer):
        raise _unwritten(target)
    across, down = grid.value
    room = across * down
    pages = [cells[at : at + room] for at in range(0, len(cells), room)] or [[]]
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        _Page(painter, writer, grid).draw(title, page, f"{number} / {len(pages)}")
    painter.end()
    if not file.commit():
        raise _unwritten(target)
    return len(pages)


def _unwritten(target: Path) -> DiskFull:
    return DiskFull(f"“{target}” cannot be written: check the folder and its free space.")


def _page() -> QPageLayout:
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


class _Page:
    """Draws one page; lengths are in the device's dots, ``_pt`` makes them from points."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, grid: Grid) -> None:
        self._painter = painter
        self._dots = writer.resolution() / 72
        self._sheet = QRectF(0, 0, writer.width(), writer.height())
        self._grid = grid
        self._size = {Grid.ONE: 12.0, Grid.SIX: 8.5, Grid.TWELVE: 7.0}[grid]

    def draw(self, title: str, cells: Sequence[Cell], number: str) -> None:
        head = self._pt(24)
        self._line(QRectF(0, 0, self._sheet.width() * 0.8, head), title, 11, bold=True)
        right = QRectF(self._sheet.width() * 0.8, 0, self._sheet.width() * 0.2, head)
        self._line(right, number, 8, QUIET, align=Qt.AlignmentFlag.AlignRight)
        for cell, place in zip(cells, self._places(head), strict=False):
            self._cell(cell, place)

    def _places(self, head: float) -> Iterator[QRectF]:
        across, down = self._grid.value
        gap = self._pt(GAP)
        width = (self._sheet.width() - gap * (across - 1)) / across
        height = (self._sheet.height() - head - gap * (down - 1)) / down
        for row in range(down):
            for column in range(across):
                left, top = column * (width + gap), head + row * (height + gap)
                yield QRectF(left, top, width, height)

    def _cell(self, cell: Cell, place: QRectF) -> None:
        line = self._metrics(self._size).height()
        top = place.top()
        if cell.scene:
            self._line(
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
        self._line(head, cell.facts, self._size * 0.9, QUIET, align=align)
        facts = self._metrics(self._size * 0.9).horizontalAdvance(cell.facts + "  ")
        self._line(head.adjusted(0, 0, -facts, 0), cell.code, self._size, bold=True)
        room = NOTE_LINES * line * 1.2 if cell.notes else 0.0
        bottom = self._text(cell.prompt, text.adjusted(0, line * 1.3, 0, -room), INK)
        rest = QRectF(text)
        rest.setTop(bottom + line * 0.3)
        self._text(cell.notes, rest, QUIET)

    def _picture(self, image: QImage | None, place: QRectF) -> None:
        self._painter.fillRect(place, PAPER_OF_A_PICTURE)
        if image is not None and not image.isNull():
            size = image.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inner = QRectF(place.topLeft(), size)
            inner.moveCenter(place.center())
            self._painter.drawImage(inner, image)
        self._painter.setPen(QPen(QUIET, self._pt(0.4)))
        self._painter.drawRect(place)

    def _text(self, text: str, place: QRectF, color: QColor) -> float:
        """Words with the camera commands set off, as many as fit; gives where they end."""
        layout, rows = self._laid_out(text, place, color)
        while rows < layout.lineCount() and text:
            text = _shortened(text, layout, rows)
            layout, rows = self._laid_out(text, place, color)
        height = 0.0
        for row in map(layout.lineAt, range(rows)):
            row.draw(self._painter, place.topLeft())
            height += row.height()
        return place.top() + height

    def _laid_out(self, text: str, place: QRectF, color: QColor) -> tuple[QTextLayout, int]:
        """The text in lines, and how many of them fit the place."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._font(self._size))
        layout.setTextOption(_option())
        layout.setFormats(_formats(text, color))
        height, rows = 0.0, 0
        layout.beginLayout()
        while (row := layout.createLine()).isValid():
            row.setLineWidth(place.width())
            row.setPosition(QPointF(0, height))
            height += row.height()
            if height > place.height():
                break
            rows += 1
        layout.endLayout()
        return layout, rows

    def _line(
        self,
        place: QRectF,
        words: str,
        points: float,
        color: QColor = INK,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        font = self._font(points, bold)
        self._painter.setFont(font)
        self._painter.setPen(color)
        flat = " ".join(words.split())
        shown = self._metrics(points, bold).elidedText(
            flat, Qt.TextElideMode.ElideRight, place.width()
        )
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        self._painter.drawText(place, int(flags), shown)

    def _font(self, points: float, bold: bool = False) -> QFont:
        font = QFont()
        font.setPixelSize(max(1, round(self._pt(points))))
        font.setBold(bold)
        return font

    def _metrics(self, points: float, bold: bool = False) -> QFontMetricsF:
        return QFontMetricsF(self._font(points, bold))

    def _pt(self, points: float) -> float:
        return points * self._dots


def _option() -> QTextOption:
    """A word without end is broken, or it would run over its neighbours."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _shortened(text: str, layout: QTextLayout, rows: int) -> str:
    """What stands in so many rows, less a little that the sign for more has room."""
    last = layout.lineAt(rows - 1)
    end = last.textStart() + last.textLength() if rows else 0
    seen = text.encode("utf-16-le", "surrogatepass")[: 2 * end].decode("utf-16-le", "ignore")
    less = seen[: min(len(seen), len(text.removesuffix("…"))) - 2].rstrip()
    return f"{less}…" if less else ""


def _formats(text: str, color: QColor) -> list[QTextLayout.FormatRange]:
    """Qt counts UTF-16 units: an emoji before a command moves it by one."""
    ranges: list[QTextLayout.FormatRange] = []
    at = 0
    for segment in parse(text):
        length = len(segment.source.encode("utf-16-le", "surrogatepass")) // 2
        camera = isinstance(segment, Group) and bool(segment.commands)
        each = QTextLayout.FormatRange()
        each.start, each.length = at, length
        each.format = _format(COMMAND if camera else color, camera)
        ranges.append(each)
        at += length
    return ranges


def _format(color: QColor, bold: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(color)
    if bold:
        form.setFontWeight(QFont.Weight.Bold)
    return form
