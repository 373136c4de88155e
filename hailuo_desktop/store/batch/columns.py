"""Which column of a table is which field of a shot, and the shots of a mapped table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import decimal

from hailuo_desktop.domain.collation import folded, searched, visible
from hailuo_desktop.translate import mark, t

from .cells import is_error
from .model import COLUMNS, MOST_SHOTS, Batch, BatchError, BatchShot, from_row, made
from .sheet import Row, Sheet

Mapped = Mapping[int, str]  # column (from 0) → field

MORE_CELLS = mark("there are more cells than columns: put a text with commas in quotes.")
ERROR = mark(
    "{field}: this is “{found}”, an error of the spreadsheet: mend the formula there and save it "
    "again."
)
# TRUE and FALSE as spreadsheets write them in their languages, and what people write themselves.
_YES = (
    "true yes on 1 y x ✓ ✔ ☑ wahr ja vrai oui verdadero sí vero sì verdadeiro sim cert "
    "waar sand sandt sant sann tosi kyllä tõene patiess tiesa taip prawda tak pravda ano "
    "áno istina igaz igen adevărat da doğru evet истина да правда істина так αληθής "
    "αληθεσ ναι 真 是 はい 예"
)
_NO = (
    "false no off 0 n – - ✗ ✘ ☐ falsch nein faux non falso não fals onwaar nee falsk "
    "falskt nej usann nei epätosi ei väär aplams netiesa fałsz nie nepravda ne laž hamis "
    "nem nu yanlış hayır ложь нет неправда хибність ні ψευδής ψευδεσ όχι "
    "假 否 偽 いいえ 아니요 거짓"
)
_SWITCH = {
    **{searched(word): False for word in _NO.split()},
    **{searched(word): True for word in _YES.split()},
}
_WHOLE = {"duration", "takes", "first_from", "last_from"}
# Two noughts at most behind the comma: 6,000 is six thousand in some countries.
_NUMBER = re.compile(r"(\d{1,9})(?:[.,]0{1,2})?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]0{1,3})?", re.ASCII)
_LENGTH = re.compile(
    r"(\d{1,9})(?:[.,]0{1,2})?\s*(?:s|secs?|seconds?|sek(?:unden?)?|sec\.?(?:ondes?|ondi)?|seg(?:undos?)?"
    r"|с|сек(?:унд[ыа]?)?|秒|초|sn|''|′′|\")?\.?",
    re.ASCII | re.IGNORECASE,
)
_QUALITY = re.compile(r"(\d{3,4})\s*p?", re.ASCII)
_SWITCHES = {"prompt_optimizer", "fast_pretreatment", "wait_for_kept"}
_PARTS = {"first_crop", "last_crop"}
_LINKS = ("first_from", "last_from")
_FRAMES = {"first_frame", "last_frame"}
TEXTS = {"prompt", "notes"}  # kept to the letter
WORDS = {*TEXTS, "name", "scene"}  # but for the blanks around them
_RISKY = "=+-@\t\r'"  # what a spreadsheet would run as a formula, and the guard itself
_WRAPPED = re.compile("^[\"“”'‘’]+(.*?)[\"“”'‘’]+$", re.DOTALL)

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


def batch_of(sheet: Sheet, mapped: Mapped, name: str, *, sound: bool = False) -> Batch:
    """The table's shots; BatchError has a sentence for every cell that is wrong, by row.

    ``sound``: the rows with something wrong are left out.
    """
    if len(sheet.rows) > MOST_SHOTS:
        raise BatchError(
            t(
                "the table has {shots} shots: give 1 to {most}.",
                shots=len(sheet.rows),
                most=MOST_SHOTS,
            )
        )
    rows = [(row[0], *_read(sheet, mapped, row)) for row in sheet.rows]
    problems = [
        t("row {row}: {problem}", row=number, problem=problem)
        for number, _, wrong in rows
        for problem in wrong
    ]
    if problems and not sound:
        raise BatchError(*problems)
    shots = _kept([shot for _, shot, _ in rows])
    if not shots:
        none = t("the table has no shots below its header: give 1 to {most}.", most=MOST_SHOTS)
        raise BatchError(*(problems or [none]))
    return made(name, shots)


def _read(sheet: Sheet, mapped: Mapped, row: Row) -> tuple[BatchShot | None, list[str]]:
    """The shot of a row, or else everything that is wrong with it."""
    if wrong := [*_wrong(sheet, mapped, row)]:
        return None, wrong
    try:
        return from_row(_values(mapped, row[1])), []
    except BatchError as error:
        return None, [*error.problems]


def _kept(rows: Sequence[BatchShot | None]) -> list[BatchShot]:
    """The shots that there are; where one is left out, those behind it have other places, and
    those that were linked to it stand alone."""
    places: dict[int | None, int] = {}
    for place, shot in enumerate(rows, start=1):
        if shot is not None:
            places[place] = len(places) + 1
    if len(places) == len(rows):
        return [shot for shot in rows if shot is not None]
    return [
        shot.model_copy(update={f: places.get(getattr(shot, f)) for f in _LINKS})
        for shot in rows
        if shot is not None
    ]


def _wrong(sheet: Sheet, mapped: Mapped, row: Row) -> Iterator[str]:
    """What stands in a row that is no value at all."""
    number, cells = row
    if any(cell.strip() for cell in cells[len(sheet.header) :]):
        yield t(MORE_CELLS)
    for column, field in mapped.items():
        if fault := sheet.faults.get((number, column)):
            yield t(fault, field=field)
        elif column < len(cells) and is_error(cells[column]):
            yield t(ERROR, field=field, found=cells[column].strip())


def _values(mapped: Mapped, cells: tuple[str, ...]) -> dict[str, Any]:
    return {
        field: read_cell(field, cells[column])
        for column, field in mapped.items()
        if column < len(cells) and _holds(field, cells[column])
    }


def _holds(field: str, cell: str) -> bool:
    """A word may be made of anything; a value that nobody sees is none."""
    return bool((cell if field in WORDS else visible(cell)).strip())


def read_cell(field: str, cell: str) -> Any:
    """A cell as the field wants it; what cannot be read is left for the model to name."""
    if field in TEXTS:
        return _unguarded(cell)
    word = _unguarded(cell.strip())
    plain = _plain(word)
    if field in _WHOLE:
        return _whole(field, plain, word)
    if field in _SWITCHES:
        return _SWITCH.get(searched(word), word)
    if field in _PARTS:
        return _numbers(plain)
    if field == "quality" and (found := _QUALITY.fullmatch(plain)):
        return f"{found[1]}p"
    if field in _FRAMES:
        return _path(cell)
    own = _unguarded(cell)
    return own if own != cell else word if field in WORDS else visible(word).strip()


def _whole(field: str, plain: str, word: str) -> Any:
    if field == "duration" and (clock := _CLOCK.fullmatch(plain)):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    found = (_LENGTH if field == "duration" else _NUMBER).fullmatch(plain)
    return int(found[1]) if found else word


def _plain(word: str) -> str:
    """In the digits and the letters of ASCII where they are others' forms of them: ６ s, ٦."""
    if any(char.isdigit() and not char.isdecimal() for char in word):
        return word  # a ² is no 2
    digits = (str(decimal(char)) if char.isdecimal() else char for char in word)
    return folded("".join(digits))


def _path(cell: str) -> str:
    """A path without the quotes that Windows copies it with; a name may begin with anything."""
    path = _unguarded(cell).strip() if _unguarded(cell) != cell else cell.strip()
    path = path.strip("\u200e\u200f\u202a\u202c\ufeff\u00a0 ")
    wrapped = _WRAPPED.fullmatch(path)
    return wrapped[1] if wrapped and wrapped[1] else path


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


def column_name(title: str) -> str:
    """A header's cell as the name of a column: case, width and what is invisible do not count."""
    return re.sub("[ -]", "_", folded(title))


def _field(title: str) -> str | None:
    flat = column_name(title)
    if flat in COLUMNS:
        return flat
    plain = flat.replace("_", "")
    return next((field for field, names in _SYNONYMS.items() if plain in names), None)
