"""The one connection to the library's database: durable commits, one writer, migrations."""

import shutil
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.translate import t

from .durable import publish
from .migrations import DERIVED, MIGRATIONS
from .rows import checksum, digest_in

Row = sqlite3.Row
Value = str | int | float | bytes | None
Migrations = tuple[tuple[str, ...], ...]

ANY_NUMBER = -1  # of arguments that a function of ours takes in SQL
PRAGMAS = (
    # The database itself is the lock: whoever opens it next is refused, lock file or not.
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=1",  # on macOS a plain fsync leaves the data in the drive's cache
)
MAGIC = b"SQLite format 3\0"
# https://www.sqlite.org/fileformat.html: numbers in a database's head, and what they may be
FORMATS = slice(18, 20)  # 1 or 2, for those that write and those that read
SCHEMA = slice(44, 48)  # 0 to 4
THOROUGH = 64_000_000  # bytes: a smaller file is read whole at each start, which costs < 0.2 s
SHOWN = 20  # lines of a check that are read
ROOM = 1_000_000  # bytes: with less than this left, a failed write is for want of room


class Damaged(LibraryError):
    """The file is there and is no database any more."""


class Held(LibraryError):
    """Another program has it open."""


class Doubled(LibraryError):
    """The value has to be the only one of its kind, and another row holds it."""


def text_of(data: bytes) -> str:
    """A text as it was stored: a damaged byte in one must not hide every other row."""
    return data.decode("utf-8", "surrogateescape")


def _nothing(database: "Database") -> None:
    """Before a migration of a database that nobody would miss."""


class Database:
    """Every ``write`` is on disk when it returns (WAL with synchronous=FULL).

    It is held exclusively until it is closed; Held where another program has it.
    ``before_migrating`` sees a database of an older version as it still is. ``mended`` tells
    that an index was damaged and made anew from its table.
    """

    def __init__(
        self,
        file: Path,
        migrations: Migrations = MIGRATIONS,
        before_migrating: Callable[["Database"], None] = _nothing,
    ) -> None:
        self._file = file
        self._whole = False
        self.mended = False
        self._connection = self._connected()
        try:
            self._prepare(migrations, before_migrating)
            self._whole = True
        except sqlite3.DatabaseError as error:
            self.close()
            raise self._error(error) from error
        except BaseException:
            self.close()
            raise

    @property
    def version(self) -> int:
        return self.rows("PRAGMA user_version")[0][0]

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.ProgrammingError:
            raise  # a bug of ours, and no word about the file
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error

    def write(self, sql: str, values: Sequence[Value] = ()) -> None:
        """One statement, one durable transaction; DiskFull where there is no room."""
        self.rows(sql, values)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All that is written inside is there afterwards, or nothing of it."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            # SQLite has already rolled back where the disk was full.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def check(self) -> None:
        """Read all of it, indexes too; an index is made anew, Damaged where a table is hurt.

        An index that lacks a row hides what was paid for, and ``quick_check`` reads none.
        """
        if not (found := self._faults()):
            return
        for mend in (self._reindex, self._drop_derived, self._reindex):
            mend(found)
            if not (found := self._faults()):
                self.mended = True
                return
        raise self._damaged(found[0])

    def settle(self) -> None:
        """What is in the log goes into the file itself: a log that gets lost takes none of it."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy(self, target: Path) -> None:
        """One whole file with all that is in here now; it never replaces another half-way."""
        part = target.with_name(target.name + ".part")
        try:
            part.unlink(missing_ok=True)
            with closing(sqlite3.connect(part)) as copy:
                self._connection.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            publish(part, target)
        except sqlite3.DatabaseError as error:
            part.unlink(missing_ok=True)
            raise self._error(error) from error
        except OSError as error:
            raise LibraryError(
                t(
                    "A copy of the library cannot be kept in {folder} ({why}): check that the "
                    "folder may be written.",
                    folder=target.parent,
                    why=error.strerror,
                )
            ) from error

    def close(self) -> None:
        self._connection.close()

    def _connected(self) -> sqlite3.Connection:
        # SQLite would throw away the log of a file that it does not know for its own.
        if is_foreign(self._file):
            raise self._damaged(t("it does not begin as a database does"))
        try:
            connection = sqlite3.connect(self._file, isolation_level=None, timeout=0.0)
        except sqlite3.DatabaseError as error:
            raise self._error(error) from error
        connection.row_factory = sqlite3.Row
        connection.text_factory = text_of
        connection.create_function(
            "row_checksum", ANY_NUMBER, lambda *row: checksum(row), deterministic=True
        )
        connection.create_function("request_digest", 1, digest_in, deterministic=True)
        return connection

    def _prepare(
        self, migrations: Migrations, before_migrating: Callable[["Database"], None]
    ) -> None:
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}").fetchall()
        self._connection.execute("BEGIN EXCLUSIVE")
        self._connection.execute("COMMIT")
        if self._file.stat().st_size < THOROUGH or self._faults("quick_check"):
            self.check()
        version = self.version
        if version < 0 or (not version and self._has_takes()):
            raise self._damaged(t("it tells no version"))
        if version > len(migrations):
            raise LibraryError(
                t(
                    "The library {folder} was made by a newer Hailuo Desktop: update the app, or "
                    "choose another library with --library.",
                    folder=self._file.parent,
                )
            )
        if 0 < version < len(migrations):
            before_migrating(self)
        for number, statements in enumerate(migrations[version:], start=version + 1):
            self._migrate(number, statements)

    def _faults(self, check: str = "integrity_check") -> list[str]:
        found = [row[0] for row in self._connection.execute(f"PRAGMA {check}({SHOWN})")]
        return [] if found == ["ok"] else [str(each) for each in found]

    def _reindex(self, found: list[str]) -> None:
        if _of_indexes(found):
            self._connection.execute("REINDEX")

    def _drop_derived(self, _found: list[str]) -> None:
        """A file that cannot be mended so is left as it was found."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.execute(f"DROP TABLE IF EXISTS {DERIVED}")
            mended = _of_indexes(self._faults())
        except sqlite3.DatabaseError:
            mended = False
        if self._connection.in_transaction:
            self._connection.execute("COMMIT" if mended else "ROLLBACK")

    def _has_takes(self) -> bool:
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE name = 'take'"))

    def _migrate(self, number: int, statements: tuple[str, ...]) -> None:
        """One step with its number in one transaction: a crash leaves the version before."""
        with self.transaction():
            for statement in statements:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {number}")

    def _error(self, error: sqlite3.DatabaseError) -> LibraryError | DiskFull:
        name: str = getattr(error, "sqlite_errorname", "")
        folder = self._file.parent
        if name.startswith("SQLITE_CONSTRAINT"):
            return Doubled(
                t("The library {folder} holds that already ({why}).", folder=folder, why=error)
            )
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return self._damaged(str(error))
        if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and _is_full(folder)):
            return DiskFull(reason("disk_full", folder=str(folder)))
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return Held(
                t(
                    "The library {folder} is held by another program ({why}): close whatever else "
                    "has its database open.",
                    folder=folder,
                    why=error,
                )
            )
        return LibraryError(
            t(
                "The library {folder} cannot be used ({why}): check that the folder may be "
                "written, or choose another with --library.",
                folder=folder,
                why=error,
            )
        )

    def _damaged(self, what: object) -> Damaged:
        told = t("The library's database {file} is damaged ({why}).", file=self._file, why=what)
        if not self._whole:
            return Damaged(told)
        return Damaged(told, t("Close the app and open it again to have it mended."))


def _of_indexes(faults: list[str]) -> bool:
    return all("index" in fault for fault in faults)


def is_foreign(file: Path) -> bool:
    """Whether it does not begin as a database does."""
    try:
        with file.open("rb") as opened:
            start = opened.read(SCHEMA.stop)
    except OSError:
        return False  # SQLite says better what is wrong
    known = all(byte in (1, 2) for byte in start[FORMATS]) and start[SCHEMA] <= b"\0\0\0\4"
    return start != b"" and not (start.startswith(MAGIC) and known)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ROOM
    except OSError:
        return False
