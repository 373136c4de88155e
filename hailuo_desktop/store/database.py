"""The one connection to the library's database: durable commits, one writer, migrations."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from hailuo_desktop.domain.errors import DiskFull, LibraryError

from .migrations import MIGRATIONS

Row = sqlite3.Row
Value = str | int | float | bytes | None


class Damaged(LibraryError):
    """The file is there and is no database any more."""


class Database:
    """Every ``write`` is on disk when it returns (WAL with synchronous=FULL)."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._connection = sqlite3.connect(file, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def write(self, sql: str, values: Sequence[Value] = ()) -> None:
        """One statement, one durable transaction; DiskFull where there is no room."""
        self.rows(sql, values)

    def close(self) -> None:
        self._connection.close()

    def _prepare(self) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        check = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if check != "ok":
            raise sqlite3.DatabaseError(str(check))
        self._migrate()

    def _migrate(self) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise LibraryError(
                f"The library {self._file.parent} was made by a newer Hailuo Desktop: update "
                "the app, or choose another library with --library."
            )
        for number, statements in enumerate(MIGRATIONS[version:], start=version + 1):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                for statement in statements:
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number}")
                self._connection.execute("COMMIT")
            except sqlite3.DatabaseError:
                self._connection.execute("ROLLBACK")
                raise

    def _error(self, error: sqlite3.DatabaseError) -> LibraryError | DiskFull:
        match error.sqlite_errorname if hasattr(error, "sqlite_errorname") else "":
            case "SQLITE_FULL":
                return DiskFull(f"The disk is full: make room in {self._file.parent}.")
            case "SQLITE_NOTADB" | "SQLITE_CORRUPT" | "":
                return Damaged(f"The library's database {self._file} is damaged ({error}).")
            case _:
                return LibraryError(
                    f"The library {self._file.parent} cannot be used ({error}): check that the "
                    "folder may be written, or choose another with --library."
                )
