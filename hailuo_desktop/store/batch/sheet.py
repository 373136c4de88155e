"""Tables as they come out of a spreadsheet: a header, rows with their numbers, cells as text."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from hailuo_desktop.formats import number
from hailuo_desktop.translate import Marked, mark, t

from .encoding import decoded
from .model import BatchError
from .package import JSON_BYTES

MOST_ROWS = 20_000
_SEPARATOR = re.compile(r'"?sep=([^\w\s"]|\t)"?(?:\r\n|\r|\n|$)', re.IGNORECASE)  # Excel's own
SEPARATORS = ",;\t|"
MOST_TITLES = 10  # rows above the one that names the columns
LOOKED_AT = 100_000  # characters of a table: its head
EMPTY = mark("the table is empty: its first row names the columns.")

csv.field_size_limit(JSON_BYTES)  # what is too long for a prompt is said by the rules

Row = tuple[int, tuple[str, ...]]
Known = Callable[[tuple[str, ...]], Mapping[int, str]]  # the fields of a header, by column


@dataclass(frozen=True)
class Sheet:
    """``rows`` are (row number as the artist sees it, cells); empty rows are left out.

    ``number`` is the header's own. ``hidden`` are the numbers of rows that a filter or a hand
    has hidden. ``faults`` say what is wrong with a cell, by row number and column (from 0), with
    its column's name as {field}; ``notes`` say what is not seen of the table.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    number: int = 1
    name: str = ""
    hidden: frozenset[int] = frozenset()
    faults: Mapping[tuple[int, int], Marked] = field(default_factory=dict[tuple[int, int], Marked])
    notes: tuple[str, ...] = ()

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(number for number, _ in self.rows)

    def headless(self) -> "Sheet":
        """The table where no row names the columns: the first one is a shot as well."""
        return replace(self, rows=((self.number, self.header), *self.rows))

    def seen(self) -> "Sheet":
        """Without the rows that are hidden."""
        rows = tuple(row for row in self.rows if row[0] not in self.hidden)
        return replace(self, rows=rows, hidden=frozenset())

    def noting(self, notes: Iterable[str]) -> "Sheet":
        return replace(self, notes=(*self.notes, *notes))


def csv_sheet(data: bytes, known: Known, encoding: str = "") -> Sheet:
    """Any usual separator, or as “sep=” says; ``encoding`` where the artist has named it.

    EncodingUnsure where it could be one of several, BatchError in words for the rest.
    """
    return sheet_of(_csv_rows(decoded(data, encoding), known), known)


def sheet_of(rows: list[Row], known: Known) -> Sheet:
    """The table with its header found; BatchError where it is empty."""
    if not rows:
        raise BatchError(t(EMPTY))
    at = _header(rows, known)
    header = tuple(" ".join(cell.split()) for cell in rows[at][1])
    return Sheet(header, tuple(rows[at + 1 :]), rows[at][0])


def too_many_rows() -> BatchError:
    return BatchError(
        t(
            "the table has more than {most} rows, which is no list of shots: split it.",
            most=number(MOST_ROWS),
        )
    )


def _header(rows: list[Row], known: Known) -> int:
    """Which row names the columns: a table may have a title above it."""
    if known(rows[0][1]):
        return 0
    titled = enumerate(rows[:MOST_TITLES])
    return next((at for at, (_, cells) in titled if len(known(cells)) > 1), 0)


def _csv_rows(text: str, known: Known) -> list[Row]:
    """Rows that hold anything, with their numbers as a spreadsheet counts them."""
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text  # a spreadsheet does not show that line either
    delimiter = said[1] if said else _delimiter(text, known)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        for number, row in enumerate(reader, start=1):
            if any(cell.strip() for cell in row):
                rows.append((number, tuple(row)))
            if len(rows) > MOST_ROWS:
                raise too_many_rows()
    except csv.Error as error:
        raise BatchError(
            t(
                "line {line} is no valid CSV: {why}. Save the table as CSV once more.",
                line=reader.line_num,
                why=_wrong(str(error)),
            )
        ) from None
    return rows


def _wrong(error: str) -> str:
    """What the reader says in English, as far as it is known."""
    if error == "unexpected end of data":
        return t("a quote is opened and never closed")
    if "expected after" in error:
        return t("a quote within a text has to stand twice")
    return error


def _delimiter(text: str, known: Known) -> str:
    """The usual one that stands most often in the header, or in what may be it below a title."""
    head = re.sub(r'"[^"]*"', "", text[:LOOKED_AT])
    rows = re.split("\r\n|\r|\n", head, maxsplit=MOST_TITLES)[:MOST_TITLES]
    parted = (line for line in rows if any(map(line.count, SEPARATORS)))
    first = rows[0] if known((rows[0].strip(),)) else next(parted, "")
    return max(SEPARATORS, key=first.count)
