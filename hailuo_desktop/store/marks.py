"""The marks of takes: beside the ledger, so that a lost mark never loses a take."""

from collections.abc import Mapping
from functools import partial

from hailuo_desktop.domain.marks import MOST_STARS, NO_MARKS, Marks

from .database import Database, Row
from .search import Search

_SAVE = """INSERT OR REPLACE INTO mark
    (take, rejected, stars, note, first_frame, last_frame, binned, changed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""


class TakeMarks:
    """Each ``save`` is one durable transaction; a take without a row has no marks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._search = Search(database)

    def save(self, take_id: str, marks: Marks, changed: float) -> None:
        """``changed`` is in unix seconds."""
        if marks == NO_MARKS:
            save = partial(self._database.write, "DELETE FROM mark WHERE take = ?", (take_id,))
        else:
            values = (marks.stars, marks.note, marks.first, marks.last, marks.binned, changed)
            save = partial(self._database.write, _SAVE, (take_id, int(marks.rejected), *values))
        self._search.alongside(save, partial(self._search.put_note, take_id, marks.note))

    def find(self, take_id: str) -> Marks:
        rows = self._database.rows("SELECT * FROM mark WHERE take = ?", (take_id,))
        return marks_of(rows[0]) if rows else NO_MARKS

    def all(self) -> Mapping[str, Marks]:
        """The marks of every take that has some, by its id."""
        return {row["take"]: marks_of(row) for row in self._database.rows("SELECT * FROM mark")}


def marks_of(row: Row) -> Marks:
    """What a row says; a damaged value in it is none."""
    stars, binned = row["stars"], row["binned"]
    return Marks(
        rejected=row["rejected"] == 1,
        stars=stars if isinstance(stars, int) and 0 <= stars <= MOST_STARS else 0,
        note=row["note"] if isinstance(row["note"], str) else "",
        first=_frame(row["first_frame"]),
        last=_frame(row["last_frame"]),
        binned=float(binned) if isinstance(binned, int | float) else None,
    )


def _frame(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None
