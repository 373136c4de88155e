"""What one database knows and another lacks: brought together without sending anything twice."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.domain.reason import Reasons
from hailuo_desktop.domain.take import Submitting, Uncertain

from .boards import board_of
from .database import Database, Row, Value, text_of
from .rows import row_of, take_of

TABLES = ("take", "board", "upload", "setting", "found_task", "bin", "mark", "film")
_READABLE = {"take": take_of, "board": board_of}

Values = Mapping[str, Value]


def add_missing(database: Database, old: Mapping[str, Iterable[Row]], doubt: Reasons) -> None:
    """Add what the database lacks; where both know a thing, the database's own is right.

    ``doubt`` is why an old take that had not been sent then may have been sent since; empty
    where something else knows whether it has.
    """
    for table, rows in old.items():
        for row in rows:
            values = _doubted(row, doubt) if table == "take" else dict(row)
            _insert(database, "INSERT", table, values, " ON CONFLICT DO NOTHING")


def put_boards(database: Database, rows: Iterable[Row]) -> None:
    """Boards as they were, in the place of what has become of them."""
    for row in rows:
        _insert(database, "INSERT OR REPLACE", "board", dict(row))


def rows_of(database: Database) -> dict[str, list[Row]]:
    """All that is in it."""
    return {table: database.rows(f"SELECT * FROM {table} ORDER BY rowid") for table in TABLES}  # noqa: S608


def salvaged(file: Path) -> dict[str, list[Row]]:
    """What can still be read of a damaged database, and makes sense; the file may be changed."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = text_of
        return {table: _readable(connection, table) for table in TABLES}


def _readable(connection: sqlite3.Connection, table: str) -> list[Row]:
    """From the table's start up to the damage, and from its end back to it."""
    found: dict[int, Row] = {}
    for order in ("ASC", "DESC"):
        sql = f"SELECT rowid AS place, * FROM {table} ORDER BY rowid {order}"  # noqa: S608
        try:
            for row in connection.execute(sql):
                found[row["place"]] = row
        except (sqlite3.DatabaseError, OverflowError):
            continue
    check = _READABLE.get(table)
    return [row for _, row in sorted(found.items()) if check is None or check(row) is not None]


def _doubted(row: Row, doubt: Reasons) -> Values:
    """A take that was about to be sent may have been: only the artist can tell."""
    take = take_of(row)
    if take is None:
        return dict(row)
    if doubt and (take.unsent or isinstance(take.state, Submitting)):
        take = replace(take, state=Uncertain(doubt))
    return row_of(take)  # not as it was: a column may be damaged that the value has whole


def _insert(database: Database, verb: str, table: str, values: Values, end: str = "") -> None:
    names = [name for name in values if name != "place"]
    marks = ", ".join("?" for _ in names)
    sql = f"{verb} INTO {table} ({', '.join(names)}) VALUES ({marks}){end}"
    database.write(sql, [_whole(values[name]) for name in names])


def _whole(value: Value) -> Value:
    """SQLite takes no damaged text, and one bad byte must not keep all the others out."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return value
