"""The disk of one computer: real files, of which a crash keeps only what was synced.

The ledger is real SQLite and the journal a real file. Each write and each sync is a point at
which the computer may die: before it, amid it, or after it. What was written and not synced
then vanishes or is torn, sector by sector and in any order.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from hailuo_desktop.domain.errors import DiskFull
from hailuo_desktop.store.database import Database

from .patching import swapped

SECTOR = 512  # bytes that a drive writes whole
DATABASE, LOG, JOURNAL = "library.sqlite", "library.sqlite-wal", "journal"
_NAMES = {"database": DATABASE, "log": LOG, "lock": "library.lock"}
WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT")


class Killed(BaseException):
    """The computer is off: nothing of that run happens any more."""


@dataclass
class Disk:
    """``passing`` is told each step, and may raise Killed; ``full``: writes find no room."""

    folder: Path
    rng: Random
    due: Callable[[str], bool]
    die: Callable[[str], None]
    full: Callable[[], bool]
    dead: bool = False
    synced: dict[int, int] = field(default_factory=dict[int, int])
    torn: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def passing(self, point: str) -> None:
        if self.dead:
            raise Killed
        if self.due(point):
            self.die(point)
            raise Killed

    def image(self, target: Path) -> None:
        """What a computer that starts now would find, as another folder."""
        shutil.copytree(self.folder, target, ignore=shutil.ignore_patterns("library.lock"))
        for name, before in self.torn.items():
            file = target / name
            after = file.read_bytes() if file.exists() else b""
            file.write_bytes(_mixed(before, after, self.rng))
        for file in (self.folder / JOURNAL).glob("*.jsonl"):
            kept = self.synced.get(file.stat().st_ino)
            if kept is not None:
                copy = target / JOURNAL / file.name
                data = copy.read_bytes()
                copy.write_bytes(_mixed(data[:kept], data, self.rng))

    def write(self, change: Callable[[], Any]) -> Any:
        """One durable change of the database."""
        self.passing("ledger write")
        if self.full():
            raise DiskFull("The disk is full.")
        if self.due("ledger torn"):
            before = {name: self._bytes(name) for name in (DATABASE, LOG)}
            with suppress(Exception):
                change()
            self.torn = before
            self.die("ledger torn")
            raise Killed
        done = change()
        self.passing("ledger written")
        return done

    def close(self, change: Callable[[], None]) -> None:
        """The log is put into the database, which is then synced, and then goes away."""
        if self.dead:
            change()
            return
        self.passing("close")
        if self.due("close torn"):
            before, log = self._bytes(DATABASE), self._bytes(LOG)
            change()
            self.torn = {DATABASE: before}
            (self.folder / LOG).write_bytes(log)
            self.die("close torn")
            raise Killed
        change()
        self.passing("closed")

    def sync(self, handle: int) -> None:
        """One file of the journal: until this, what was written to it may vanish."""
        node = os.fstat(handle)
        self.synced.setdefault(node.st_ino, 0)
        self.passing("sync")
        self.synced[node.st_ino] = node.st_size
        self.passing("synced")

    def owns(self, handle: int) -> bool:
        node = os.fstat(handle).st_ino
        files = (self.folder / JOURNAL).glob("*.jsonl")
        return any(file.stat().st_ino == node for file in files)

    def begin(self) -> None:
        """What is there at the start is on the disk for good."""
        for file in (self.folder / JOURNAL).glob("*.jsonl"):
            self.synced[file.stat().st_ino] = file.stat().st_size

    def _bytes(self, name: str) -> bytes:
        file = self.folder / name
        return file.read_bytes() if file.exists() else b""


@contextmanager
def watched(disks: list[Disk]) -> Generator[None]:
    """Every write of the product's store goes over these disks."""
    rows, close = Database.rows, Database.close

    def disk_of(file: Path) -> Disk | None:
        return next((disk for disk in disks if file.parent == disk.folder), None)

    def seen_rows(self: Database, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        disk = disk_of(self._file)
        if disk is None or not sql.lstrip().startswith(WRITES):
            return rows(self, sql, values)
        return disk.write(lambda: rows(self, sql, values))

    def seen_close(self: Database) -> None:
        disk = disk_of(self._file)
        if disk is None:
            close(self)
        else:
            disk.close(lambda: close(self))

    def seen_sync(handle: int) -> None:
        disk = next((disk for disk in disks if not disk.dead and disk.owns(handle)), None)
        if disk is not None:
            disk.sync(handle)

    with swapped(
        (Database, "rows", seen_rows), (Database, "close", seen_close), (os, "fsync", seen_sync)
    ):
        yield


def damage(folder: Path, how: str, older: Path | None, rng: Random) -> None:
    """What tools, backups and cosmic rays do to the files while the program is off."""
    what, does = how.split(" ", 1)
    match does:
        case "missing":
            _remove(folder, what)
        case "of another library":
            _exchange(folder / JOURNAL)
        case "flipped" if what == "row":
            _flip_row(folder / DATABASE, rng)
        case "flipped":
            months = sorted((folder / JOURNAL).glob("*.jsonl"))[-1:]
            for file in months if what == "journal" else [folder / _NAMES[what]]:
                _flip(file, rng)
        case _ if older is not None:
            _put_back(folder, what, older)
        case _:
            return


def _remove(folder: Path, what: str) -> None:
    if what == "journal":
        shutil.rmtree(folder / JOURNAL, ignore_errors=True)
    for name in {"database": (DATABASE, LOG)}.get(what, (_NAMES.get(what, ""),)):
        if name:
            (folder / name).unlink(missing_ok=True)


def _put_back(folder: Path, what: str, older: Path) -> None:
    """Yesterday's database, beside today's journal or, as a whole library, without one."""
    (folder / LOG).unlink(missing_ok=True)
    shutil.copyfile(older, folder / DATABASE)
    if what == "library":
        shutil.rmtree(folder / JOURNAL, ignore_errors=True)


def _exchange(journal: Path) -> None:
    """Whole lines of a library that is not this one."""
    shutil.rmtree(journal, ignore_errors=True)
    journal.mkdir()
    text = json.dumps({"journal": 1, "library": "f" * 32}, separators=(",", ":")).encode()
    (journal / "2027-01.jsonl").write_bytes(b"%08x %s\n" % (crc32(text), text))


def _flip_row(database: Path, rng: Random) -> None:
    """One bit of a task, as the ledger tells it of a take: every page is as it should be."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(database)) as opened:
        rows = opened.execute("SELECT rowid, task, data FROM take WHERE task <> ''")
        known = [row for row in rows if row[1] in row[2]]  # not flipped already
        if known:
            row, task, data = rng.choice(known)
            at = data.index(task) + len(task) - 1 - rng.randrange(4)
            other = data[:at] + chr(ord(data[at]) ^ 1) + data[at + 1 :]
            opened.execute("UPDATE take SET data = ? WHERE rowid = ?", (other, row))
            opened.commit()


def _flip(file: Path, rng: Random) -> None:
    if file.exists() and (data := bytearray(file.read_bytes())):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        file.write_bytes(data)


def _mixed(before: bytes, after: bytes, rng: Random) -> bytes:
    """Some sectors made it to the disk and some did not; the file's length may have, too."""
    longest = max(len(before), len(after))
    old, new = before.ljust(longest, b"\0"), after.ljust(longest, b"\0")
    kept = rng.choice((0.0, 0.5, 0.9, 1.0))
    mixed = b"".join(
        (new if rng.random() < kept else old)[at : at + SECTOR] for at in range(0, longest, SECTOR)
    )
    return mixed[: rng.choice((len(before), len(after), longest))]
