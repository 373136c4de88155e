"""Which column of a table is which field of a shot, and the shots of a mapped table."""

import re
from collections.abc import Mapping
from typing import Any

from .model import COLUMNS, MOST_SHOTS, Batch, BatchError, BatchShot, from_row, made
from .sheet import Sheet

Mapped = Mapping[int, str]  # column (from 0) → field

MORE_CELLS = "there are more cells than columns: put a text with commas in quotes."
_YES = {"true", "yes", "on", "1", "y", "x"}
_NO = {"false", "no", "off", "0", "n"}
_WHOLE = {"duration", "takes", "first_from", "last_from"}
_NUMBER = re.compile(r"(\d{1,9})(?:\.0+)?", re.ASCII)
_LENGTH = re.compile(r"(?i:(?:0{1,2}:){0,2}(\d{1,9})(?:\.0+)?\s*(?:s|secs?|seconds?)?)", re.ASCII)
_SWITCHES = {"prompt_optimizer", "fast_pretreatment", "wait_for_kept"}
_PARTS = {"first_crop", "last_crop"}
TEXTS = {"prompt", "notes"}  # kept to the letter
_RISKY = "=+-@\t\r'"  # what a spreadsheet would run as a formula, and the guard itself

# What people call the same things, lower-case and without spaces.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": ("shot", "shotname", "shotcode", "code", "id", "title", "scene/shot"),
    "prompt": ("text", "description", "promptenglish", "action"),
    "first_frame": ("image", "firstimage", "startframe", "startimage", "still", "picture", "frame"),
    "last_frame": ("lastimage", "endframe", "endimage", "tail"),
    "quality": ("resolution", "res"),
    "duration": ("length", "seconds", "sec", "durations", "time"),
    "takes": ("count", "n", "repeat", "variations"),
    "prompt_optimizer": ("optimizer", "optimiser", "promptoptimiser", "enhance"),
    "fast_pretreatment": ("fast", "pretreatment"),
    "notes": ("note", "comment", "comments", "remark"),
    "scene": ("heading", "sceneheading", "slug", "slugline"),
    "model": ("engine",),
}


def guessed(header: tuple[str, ...]) -> dict[int, str]:
    """The fields that the columns probably are; each field is given once, the first time."""
    found: dict[int, str] = {}
    for column, title in enumerate(header):
        field = _field(title)
        if field and field not in found.values():
            found[column] = field
    return found


def batch_of(sheet: Sheet, mapped: Mapped, name: str) -> Batch:
    """The table's shots; BatchError has a sentence for every cell that is wrong, by row."""
    shots: list[BatchShot] = []
    problems: list[str] = []
    for number, cells in sheet.rows:
        if any(cell.strip() for cell in cells[len(sheet.header) :]):
            problems.append(f"row {number}: {MORE_CELLS}")
        values = {
            field: read_cell(field, cells[column])
            for column, field in mapped.items()
            if column < len(cells) and cells[column].strip()
        }
        try:
            shots.append(from_row(values))
        except BatchError as error:
            problems += [f"row {number}: {problem}" for problem in error.problems]
    if problems:
        raise BatchError(*problems)
    if not 1 <= len(shots) <= MOST_SHOTS:
        raise BatchError(f"the table has {len(shots)} shots: give 1 to {MOST_SHOTS}.")
    return made(name, shots)


def read_cell(field: str, cell: str) -> Any:
    """A cell as the field wants it; what cannot be read is left for the model to name."""
    word = _unguarded(cell.strip())
    if field in _WHOLE and (found := (_LENGTH if field == "duration" else _NUMBER).fullmatch(word)):
        return int(found[1])
    if field in _SWITCHES and word.lower() in _YES | _NO:
        return word.lower() in _YES
    if field in _PARTS:
        return _numbers(word)
    own = _unguarded(cell)
    return own if field in TEXTS or own != cell else word


def _numbers(word: str) -> Any:
    """Four numbers in one cell, “0.1 0 0.8 1”."""
    try:
        return tuple(float(part) for part in word.split())
    except ValueError:
        return word


def guarded(text: str, exact: bool = False) -> str:
    """A text that no spreadsheet takes for a formula; ``read_cell`` gives it back.

    Nor does it lose the spaces at its ends, which are kept anyway where the field is ``exact``.
    """
    padded = text != text.strip() and not (exact and text.strip())
    return f"'{text}" if padded or (text and text[0] in _RISKY) else text


def _unguarded(text: str) -> str:
    inner = text[1:]
    is_guarded = text[:1] == "'" and inner and (inner[0] in _RISKY or inner != inner.strip())
    return inner if is_guarded else text


def _field(title: str) -> str | None:
    flat = title.strip().lower().replace(" ", "_").replace("-", "_")
    if flat in COLUMNS:
        return flat
    plain = flat.replace("_", "")
    return next((field for field, names in _SYNONYMS.items() if plain in names), None)
