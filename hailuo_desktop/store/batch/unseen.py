"""What a page of a workbook holds beside its values: hidden rows, merged cells, bare formulas."""

from dataclasses import dataclass, field
from typing import Any

MOST_COLUMNS = 200


@dataclass
class Unseen:
    """By rows and columns, from 1."""

    rows: set[int] = field(default_factory=set[int])
    columns: set[int] = field(default_factory=set[int])
    merged: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    unresolved: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])


def unseen_in(part: Any, rows: set[int]) -> Unseen:
    """What the library does not tell without having the whole page in memory; ``rows`` are the
    numbers of those that hold anything, ``part`` the page as XML."""
    from defusedxml.ElementTree import iterparse

    found = Unseen()
    number = column = 0
    for event, element in iterparse(part, ("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                number, column = int(element.get("r") or number + 1), 0
        elif tag == "c":
            column = _column(element) or column + 1
            if column <= MOST_COLUMNS and _unresolved(element):
                found.unresolved.add((number, column))
        elif tag == "row":
            if number in rows and _is_hidden(element):
                found.rows.add(number)
            element.clear()
        else:
            _note(found, tag, element)
    return found


def _note(found: Unseen, tag: str, element: Any) -> None:
    from openpyxl.utils.cell import range_boundaries

    if tag == "col" and _is_hidden(element):
        last = min(int(element.get("max")), MOST_COLUMNS)
        found.columns |= {*range(int(element.get("min")), last + 1)}
    elif tag == "mergeCell":
        left, top, right, bottom = range_boundaries(element.get("ref"))
        if left and top and right and bottom:  # whole columns are merged by nobody's hand
            found.merged.append((left, top, right, bottom))


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") in ("1", "true") or element.get("ht") == "0"


def _column(cell: Any) -> int:
    from openpyxl.utils.cell import coordinate_to_tuple

    return coordinate_to_tuple(cell.get("r"))[1] if cell.get("r") else 0


def _unresolved(cell: Any) -> bool:
    """A formula without a result; one whose result is an empty text says that it is a text."""
    parts = {child.tag.rpartition("}")[2]: child.text for child in cell}
    return "f" in parts and not parts.get("v") and cell.get("t") != "str"
