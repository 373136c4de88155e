"""Tables as they come out of a spreadsheet: a header, rows with their numbers, cells as text."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .model import BatchError

MOST_ROWS = 20_000
MOST_COLUMNS = 200
LARGEST = 50_000_000  # bytes of a workbook: more is no list of shots
_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?(?:\r\n|\r|\n|$)', re.IGNORECASE)  # Excel's own
SEPARATORS = ",;\t|"
MOST_TITLES = 10  # rows above the one that names the columns
UNPACKED = 100_000_000  # bytes of its parts: a workbook is a zip, and may be a bomb

Rows = list[tuple[int, list[str]]]
Known = Callable[[tuple[str, ...]], Mapping[int, str]]  # the fields of a header, by column


@dataclass(frozen=True)
class Sheet:
    """``rows`` are (row number as the artist sees it, cells); empty rows are left out.

    ``number`` is the header's own.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    number: int = 1

    def headless(self) -> "Sheet":
        """The table where no row names the columns: the first one is a shot as well."""
        return replace(self, rows=((self.number, self.header), *self.rows))


def csv_sheet(data: bytes, known: Known) -> Sheet:
    """UTF-8 with or without BOM, UTF-16 or CP1252; any usual separator, or as “sep=” says."""
    return _sheet(_csv_rows(_text(data), known), known)


def xlsx_sheet(path: Path, known: Known) -> Sheet:
    """The first sheet of a workbook whose header is ``known``, or else the first of all.

    BatchError in words where there is none to be read.
    """
    if path.stat().st_size > LARGEST or _unpacked(path) > UNPACKED:
        raise BatchError(f"“{path.name}” is far too large for a list of shots: it is refused.")
    sheets = [_sheet(_even(rows), known) for rows in _xlsx_pages(path) if rows]
    if not sheets:
        return _sheet([], known)
    return next((sheet for sheet in sheets if known(sheet.header)), sheets[0])


def _sheet(rows: Rows, known: Known) -> Sheet:
    if not rows:
        raise BatchError("the table is empty: its first row names the columns.")
    at = _header(rows, known)
    header = tuple(cell.strip() for cell in rows[at][1])
    body = tuple((number, tuple(cells)) for number, cells in rows[at + 1 :])
    return Sheet(header, body, rows[at][0])


def _header(rows: Rows, known: Known) -> int:
    """Which row names the columns: a table may have a title above it."""
    if known(tuple(rows[0][1])):
        return 0
    titled = enumerate(rows[:MOST_TITLES])
    return next((at for at, (_, cells) in titled if len(known(tuple(cells))) > 1), 0)


def _even(rows: Rows) -> Rows:
    """What stands beside the named columns of a workbook is a column, too."""
    width = max(len(cells) for _, cells in rows)
    return [(number, cells + [""] * (width - len(cells))) for number, cells in rows]


def _text(data: bytes) -> str:
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if (text := _windows_text(data)) is None:
            raise BatchError(
                f"the table is not UTF-8 (byte {error.start}): save it as “CSV UTF-8”."
            ) from None
        return text


def _windows_text(data: bytes) -> str | None:
    """What Excel on Windows calls “CSV”; None for UTF-8 that is damaged, and would be garbled."""
    try:
        return data.decode("cp1252") if data.decode("utf-8", "ignore").isascii() else None
    except UnicodeDecodeError:
        return None


def _csv_rows(text: str, known: Known) -> Rows:
    """Rows that hold anything, with their numbers as a spreadsheet counts them."""
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text  # a spreadsheet does not show that line either
    delimiter = said[1] if said else _delimiter(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(enumerate(reader, start=1))
    except csv.Error as error:
        raise BatchError(f"line {reader.line_num} is no valid CSV: {error}.") from None
    return [(number, row) for number, row in rows if any(cell.strip() for cell in row)]


def _delimiter(text: str, known: Known) -> str:
    """The usual one that stands most often in the header, or in what may be it below a title."""
    lines = re.sub(r'"[^"]*"', "", text).split("\n", MOST_TITLES)[:MOST_TITLES]
    parted = (line for line in lines if any(map(line.count, SEPARATORS)))
    first = lines[0] if known((lines[0].strip(),)) else next(parted, "")
    return max(SEPARATORS, key=first.count)


def _xlsx_pages(path: Path) -> list[Rows]:
    from openpyxl import load_workbook  # slow to import, so not before it is needed

    try:
        with path.open("rb") as opened:  # by name, a broken one would stay open
            book = load_workbook(opened, read_only=True, data_only=True)
            return [_page_rows(page) for page in book.worksheets]
    except Exception as error:  # noqa: BLE001 - a damaged workbook breaks in any of its parts
        why = str(error).partition("\n")[0]
        raise BatchError(
            f"“{path.name}” is no workbook that can be read ({why}): save it again as .xlsx."
        ) from None


def _page_rows(page: Any) -> Rows:
    """Rows that hold anything, with their numbers."""
    rows = page.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    cells = ((number, _trimmed(list(map(cell_text, row)))) for number, row in enumerate(rows, 1))
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
