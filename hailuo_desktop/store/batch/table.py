"""Batches as CSV tables: one row a shot, columns by name."""

import csv
import io
from typing import Any

from .model import COLUMNS, MOST_SHOTS, Batch, BatchError, BatchShot, from_row

_YES = {"true", "yes", "on", "1", "y"}
_NO = {"false", "no", "off", "0", "n"}
_WHOLE = {"duration", "takes"}
_SWITCHES = {"prompt_optimizer", "fast_pretreatment"}


def from_csv(data: bytes, name: str) -> Batch:
    """UTF-8 with or without BOM, comma or semicolon; BatchError lists every bad cell."""
    rows = _rows(_text(data))
    if not rows:
        raise BatchError("the table is empty: its first row names the columns.")
    header, problems = _header(rows[0][1]), list[str]()
    shots: list[BatchShot] = []
    for line, cells in rows[1:]:
        try:
            shots.append(from_row(_values(header, cells)))
        except BatchError as error:
            problems += [f"row {line}: {problem}" for problem in error.problems]
    if problems:
        raise BatchError(*problems)
    if not 1 <= len(shots) <= MOST_SHOTS:
        raise BatchError(f"the table has {len(shots)} shots: give 1 to {MOST_SHOTS}.")
    return Batch(name=name, shots=shots)


def _text(data: bytes) -> str:
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BatchError(
            f"the table is not UTF-8 (byte {error.start}): save it as “CSV UTF-8”."
        ) from None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Rows that hold anything, with the line on which each ends."""
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BatchError(f"row {reader.line_num} is no valid CSV: {error}.") from None


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip().lower().replace(" ", "_") for cell in cells]
    unknown = [name for name in names if name and name not in COLUMNS]
    twice = [name for name in names if name and names.count(name) > 1]
    if unknown:
        raise BatchError(f"there is no column “{unknown[0]}”: columns are {', '.join(COLUMNS)}.")
    if twice:
        raise BatchError(f"the column “{twice[0]}” stands twice: keep one.")
    return names


def _values(header: list[str], cells: list[str]) -> dict[str, Any]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise BatchError("there are more cells than columns: put a text with commas in quotes.")
    pairs = zip(header, cells, strict=False)
    return {name: _value(name, cell) for name, cell in pairs if name and cell.strip()}


def _value(name: str, cell: str) -> object:
    """A cell as the field wants it; what cannot be read is left for the model to name."""
    word = cell.strip()
    if name in _WHOLE and word.isdecimal():
        return int(word)
    if name in _SWITCHES and word.lower() in _YES | _NO:
        return word.lower() in _YES
    return cell if name == "prompt" else word
