"""Cells that were copied in a spreadsheet, as shots for the board in hand."""

import re
from typing import Any

from hailuo_desktop.domain.collation import plain

from .columns import guessed, read_cell
from .model import BatchError, from_row

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)')
_END = re.compile(r"[\t\n]")
_LONGEST_CODE = 12  # characters: what is longer is no shot's code


def shots_of_cells(text: str) -> list[dict[str, Any]]:
    """The values of a shot for each row: by its header where there is one, else the longest column
    is the prompt, a short one before it the code, and the rest stands in the notes.

    What a cell says and no shot may have is left out: the board shows what came.
    """
    rows = [row for row in _rows(text) if any(map(str.strip, row))]
    if not rows:
        return []
    named = guessed(tuple(rows[0]))
    if "prompt" in named.values():
        rest = [at for at in range(max(map(len, rows))) if at not in named]
        return [_shot(row, named, rest) for row in rows[1:]]
    width = max(map(len, rows))
    lengths = [sum(len(row[at]) for row in rows if at < len(row)) for at in range(width)]
    prompt = max(range(width), key=lengths.__getitem__)
    fields = {prompt: "prompt"}
    if prompt and all(len(row[0]) <= _LONGEST_CODE for row in rows):
        fields[0] = "name"
    return [_shot(row, fields, [at for at in range(width) if at not in fields]) for row in rows]


def _rows(text: str) -> list[list[str]]:
    """As spreadsheets copy: a cell with a tab or a line break in it stands in quotes, its own
    quotes twice, and any other is what it is, quotes and all."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, end = _cell(text, at)
        rows[-1].append(plain(cell))
        if end == len(text):
            return rows
        if text[end] == "\n":
            rows.append([])
        at = end + 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins there, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted and ("\n" in quoted[1] or "\t" in quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    end = found.start() if (found := _END.search(text, at)) else len(text)
    return text[at:end], end


_TAKEN = {"name", "prompt", "quality", "duration", "takes", "scene", "notes", "prompt_optimizer"}


def _shot(row: list[str], fields: dict[int, str], rest: list[int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for at, field in fields.items():
        cell = row[at].strip() if at < len(row) else ""
        if cell and field in _TAKEN and _is_legal(field, value := read_cell(field, cell)):
            values[field] = value
    more = [row[at].strip() for at in rest if at < len(row) and row[at].strip()]
    if more:
        values["notes"] = "\n".join(filter(None, (values.get("notes", ""), *more)))
    return values


def _is_legal(field: str, value: Any) -> bool:
    try:
        from_row({field: value})
    except BatchError:
        return False
    return True
