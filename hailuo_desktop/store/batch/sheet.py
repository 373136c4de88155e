"""Tables as they come out of a spreadsheet: a header, rows with their numbers, cells as text."""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .model import BatchError

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LARGEST = 50_000_000  # bytes of a workbook: more is no list of shots
UNPACKED = 400_000_000  # bytes of its parts: a workbook is a zip, and may be a bomb


@dataclass(frozen=True)
class Sheet:
    """``rows`` are (row number as the artist sees it, cells); empty rows are left out."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def csv_sheet(data: bytes) -> Sheet:
    """UTF-8 with or without BOM, or UTF-16; comma, semicolon or tab."""
    return _sheet(_csv_rows(_text(data)))


def xlsx_sheet(path: Path) -> Sheet:
    """The first sheet of a workbook; BatchError in words where there is none to be read."""
    if path.stat().st_size > LARGEST or _unpacked(path) > UNPACKED:
        raise BatchError(f"“{path.name}” is far too large for a list of shots: it is refused.")
    return _sheet(_xlsx_rows(path))


def _sheet(rows: list[tuple[int, list[str]]]) -> Sheet:
    if not rows:
        raise BatchError("the table is empty: its first row names the columns.")
    header = tuple(cell.strip() for cell in rows[0][1])
    return Sheet(header, tuple((number, tuple(cells)) for number, cells in rows[1:]))


def _text(data: bytes) -> str:
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BatchError(
            f"the table is not UTF-8 (byte {error.start}): save it as “CSV UTF-8”."
        ) from None


def _csv_rows(text: str) -> list[tuple[int, list[str]]]:
    """Rows that hold anything, with the line on which each ends."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BatchError(f"row {reader.line_num} is no valid CSV: {error}.") from None


def _xlsx_rows(path: Path) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # slow to import, so not before it is needed
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            page: Any = book.worksheets[0]
            rows: Iterable[tuple[object, ...]] = page.iter_rows(
                max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True
            )
            cells = [
                (number, _trimmed([cell_text(value) for value in row]))
                for number, row in enumerate(rows, start=1)
            ]
        finally:
            book.close()
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        OSError,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
    ) as error:
        raise BatchError(
            f"“{path.name}” is no workbook that can be read ({error}): save it again as .xlsx."
        ) from None
    return [(number, row) for number, row in cells if row]


def _trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells to the right of everything."""
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _unpacked(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as book:
            return sum(part.file_size for part in book.infolist())
    except zipfile.BadZipFile:
        return 0  # said in words when it is opened as a workbook


def cell_text(value: object) -> str:
    """A cell as one would type it: 6 and not 6.0, true and not True."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
