"""A storyboard on paper: a PDF with pictures, prompts and notes; its text can be selected."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from hailuo_desktop.domain.errors import DiskFull
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.translate import t

from .sheet_page import Cell, SheetPage

DPI = 300
MARGIN = 12.0  # millimetres


class Grid(Enum):
    """Shots on a page, across and down."""

    ONE = (1, 1)
    SIX = (2, 3)
    TWELVE = (3, 4)


LETTERS = {Grid.ONE: 12.0, Grid.SIX: 8.5, Grid.TWELVE: 7.0}  # points


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
        sheet = QRectF(0, 0, writer.width(), writer.height())
        drawn = SheetPage(painter, sheet, writer.resolution() / 72, grid.value, LETTERS[grid])
        drawn.draw(title, page, page_number(number, len(pages)))
    painter.end()
    if not file.commit():
        raise _unwritten(target)
    return len(pages)


def page_number(page: int, pages: int) -> str:
    return t("{page} / {pages}", page=page, pages=pages)


def _unwritten(target: Path) -> DiskFull:
    return DiskFull(reason("sheet_unwritable", file=str(target)))


def _page() -> QPageLayout:
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
