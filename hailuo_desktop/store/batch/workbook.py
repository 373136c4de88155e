"""Workbooks: the sheets that one sees, with what one does not see in them named."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hailuo_desktop.domain.quoting import quoted
from hailuo_desktop.translate import mark, t

from .cells import cell_text
from .directory import directory_size
from .model import BatchError
from .package import BROKEN, MOST_DIRECTORY
from .sheet import EMPTY, MOST_ROWS, Known, Row, Sheet, sheet_of, too_many_rows
from .unseen import MOST_COLUMNS, Unseen, unseen_in

MOST_MERGED = 1000  # ranges of cells: nobody merges more by hand
LARGEST = 50_000_000  # bytes of a workbook: more is no list of shots
UNPACKED = 100_000_000  # bytes of its parts: a workbook is a zip, and may be a bomb
_COMPOUND = b"\xd0\xcf\x11\xe0"  # a file of Excel 97, or an encrypted one of any later
# ISO 29500: the names that the strict kind has for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"drawingml/2006/main"),
)
_SCHEMAS = b"http://schemas.openxmlformats.org/"
NO_RESULT = mark(
    "{field}: this is a formula whose result is not in the file: open the table in a spreadsheet "
    "program and save it there once more."
)
NO_HEADER = mark(
    "The header holds a formula whose result is not in the file, so that a column has no name: "
    "save the table once more in a spreadsheet program."
)


def xlsx_sheets(path: Path, known: Known) -> tuple[Sheet, ...]:
    """The visible sheets that hold anything: the one in front first if its header is ``known``,
    then the others whose header is, then the rest.

    BatchError in words where there is none to be read.
    """
    data = _checked(path)
    try:
        pages, notes = _read(data)
        sheets = [_sheet(page, known) for page in pages if page.rows]
    except BatchError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged workbook breaks in any of its parts
        why = str(error).partition("\n")[0]
        raise BatchError(
            t(
                "“{file}” is no workbook that can be read ({why}): save it again as .xlsx.",
                file=path.name,
                why=why,
            )
        ) from None
    if not sheets:
        raise BatchError(t(EMPTY))
    sheets.sort(key=lambda sheet: not known(sheet.header))
    return tuple(sheet.noting(notes) for sheet in sheets)


def _not_read(hidden: list[str]) -> list[str]:
    if not hidden:
        return []
    return [
        t(
            "What is hidden is not read: {names}. Unhide it in the workbook to have it read.",
            names=quoted(hidden),
        )
    ]


def _checked(path: Path) -> bytes:
    """The workbook's bytes, of the kind that the library reads."""
    if path.stat().st_size > LARGEST or directory_size(path) > MOST_DIRECTORY:
        raise _too_large(path)
    data = path.read_bytes()
    if data.startswith(_COMPOUND):
        raise BatchError(
            t(
                "“{file}” is protected by a password, or of Excel 97: save it as .xlsx without a "
                "password.",
                file=path.name,
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if sum(part.file_size for part in book.infolist()) > UNPACKED:
                raise _too_large(path)
            return _transitional(book) or data
    except BROKEN:
        return data  # said in words when it is opened as a workbook


def _too_large(path: Path) -> BatchError:
    return BatchError(
        t("“{file}” is far too large for a list of shots: it is refused.", file=path.name)
    )


def _transitional(book: zipfile.ZipFile) -> bytes:
    """The workbook with the usual names, where it has the strict ones; else nothing."""
    if "xl/workbook.xml" not in book.namelist() or b"//purl.oclc.org/ooxml" not in book.read(
        "xl/workbook.xml"
    ):
        return b""
    usual = io.BytesIO()
    with zipfile.ZipFile(usual, "w", zipfile.ZIP_DEFLATED) as target:
        for part in book.infolist():
            data = book.read(part)
            for strict, name in _STRICT if part.filename.endswith((".xml", ".rels")) else ():
                data = data.replace(strict, _SCHEMAS + name)
            target.writestr(part.filename, data)
    return usual.getvalue()


@dataclass
class _Page:
    name: str
    rows: list[Row]
    unseen: Unseen


def _read(data: bytes) -> tuple[list[_Page], list[str]]:
    """The pages that are visible, the one in front first, and what is to be said of the others."""
    from openpyxl import load_workbook  # slow to import, so not before it is needed

    # What the library leaves out, such as lists to choose from, is nothing to a shot list.
    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    visible = [page for page in book.worksheets if page.sheet_state == "visible"]
    front = book.active
    visible.sort(key=lambda page: page is not front)
    hidden = [page.title for page in book.worksheets if page not in visible]
    notes = _not_read(hidden)
    pages: list[_Page] = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for page in visible:
            try:
                pages.append(_page(page, parts))
            except BatchError as error:  # a page beside the list may hold anything
                if page is front or len(visible) == 1:
                    raise
                told = t("The sheet “{name}” is not read: {why}", name=page.title, why=error)
                notes.append(told)
    return pages, notes


def _page(page: Any, parts: zipfile.ZipFile) -> _Page:
    """Rows that hold anything, with their numbers."""
    page.reset_dimensions()  # what a page says of its size is often wrong
    rows: list[Row] = []
    for number, row in enumerate(page.iter_rows(), 1):
        cells = [_text(cell) for cell in row[:MOST_COLUMNS]]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            rows.append((number, tuple(cells)))
        if len(rows) > MOST_ROWS:
            raise too_many_rows()
    with parts.open(page._worksheet_path) as part:  # the library has no public name for it
        unseen = unseen_in(part, {number for number, _ in rows})
    there = {number for number, _ in rows}
    rows += [(number, ()) for number in {row for row, _ in unseen.unresolved} - there]
    return _Page(page.title, sorted(rows), unseen)


def _text(cell: Any) -> str:
    from openpyxl.utils.escape import unescape

    value = cell.value
    # What XML cannot hold stands in a workbook as _x000D_.
    return cell_text(unescape(value) if isinstance(value, str) else value, cell.number_format or "")


def _sheet(page: _Page, known: Known) -> Sheet:
    unseen = page.unseen
    # What stands beside the named columns is a column, too; so is one with nothing but formulas.
    width = max([len(cells) for _, cells in page.rows] + [at for _, at in unseen.unresolved])
    merged = _filled(page.rows, unseen.merged)
    even = [(number, (*cells, *[""] * (width - len(cells)))) for number, cells in merged]
    sheet = sheet_of(even, known)
    faults = {(row, column - 1): NO_RESULT for row, column in unseen.unresolved}
    hidden = frozenset(unseen.rows) - {sheet.number}
    named = Sheet(sheet.header, sheet.rows, sheet.number, page.name, hidden & sheet.numbers, faults)
    unnamed = [t(NO_HEADER)] if any(row == sheet.number for row, _ in faults) else []
    return named.noting([*unnamed, *_hidden_columns(sheet, unseen.columns)])


def _hidden_columns(sheet: Sheet, columns: set[int]) -> Iterator[str]:
    """They are read: a length may well be hidden away, and counts all the same."""
    titles = [title for at, title in enumerate(sheet.header, 1) if at in columns and title]
    if titles:
        yield t("Hidden columns are read as well: {names}.", names=quoted(titles))


def _filled(rows: list[Row], merged: list[tuple[int, int, int, int]]) -> list[Row]:
    """Cells that were merged downwards say the same of every row that holds anything else."""
    filled = {number: list(cells) for number, cells in rows}
    for left, top, _, bottom in merged[:MOST_MERGED]:
        if left > len(filled.get(top, ())):
            continue
        for number in range(top + 1, min(bottom, top + MOST_ROWS) + 1):
            if cells := filled.get(number):
                cells += [""] * (left - len(cells))
                cells[left - 1] = cells[left - 1] or filled[top][left - 1]
    return [(number, tuple(cells)) for number, cells in filled.items()]
