"""Durable, whole, and one version at a time."""

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.store.database import Damaged, Database, Doubled, Held
from hailuo_desktop.store.migrations import MIGRATIONS
from tests.fakes.programs import line_of, program, told

NEXT = (*MIGRATIONS, ("ALTER TABLE board ADD COLUMN archived INTEGER", "CREATE TABLE note (id)"))
BROKEN = (*MIGRATIONS, ("CREATE TABLE note (id)", "CREATE TABLE note (id)"))


def tables(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def test_each_commit_waits_for_the_disk(file: Path) -> None:
    with closing(Database(file)) as database:
        assert database.rows("PRAGMA journal_mode")[0][0] == "wal"
        assert database.rows("PRAGMA synchronous")[0][0] == 2  # FULL
        assert database.rows("PRAGMA fullfsync")[0][0] == 1


def test_a_database_is_made_in_its_newest_shape(file: Path) -> None:
    with closing(Database(file)) as database:
        assert database.version == len(MIGRATIONS)


def test_a_migration_keeps_what_was_there(file: Path) -> None:
    with closing(Database(file)) as database:
        database.write("INSERT INTO setting VALUES ('a', '1')")
    seen: list[int] = []
    migrated = Database(file, NEXT, lambda old: seen.append(old.version))
    with closing(migrated):
        assert migrated.version == len(NEXT)
        assert [*migrated.rows("SELECT * FROM setting")[0]] == ["a", "1"]
    assert seen == [len(MIGRATIONS)]


def test_a_new_database_has_nothing_to_keep_before_a_migration(file: Path) -> None:
    seen: list[int] = []
    Database(file, NEXT, lambda old: seen.append(old.version)).close()
    Database(file, NEXT, lambda old: seen.append(old.version)).close()
    assert seen == []


def test_a_failing_migration_leaves_the_version_before_it(file: Path) -> None:
    Database(file).close()
    before = tables(file)
    with pytest.raises(LibraryError):
        Database(file, BROKEN)
    assert tables(file) == before
    with closing(Database(file)) as database:
        assert database.version == len(MIGRATIONS)


CRASH = """
import sys
from pathlib import Path
from hailuo_desktop.store.database import Database
from hailuo_desktop.store.migrations import MIGRATIONS

class Dying(tuple):
    def __iter__(self):
        yield "CREATE TABLE note (id)"
        yield "INSERT INTO setting VALUES ('half', 'way')"
        print("half-way")
        sys.stdin.readline()

Database(Path(sys.argv[1]), (*MIGRATIONS, Dying()))
"""


def test_a_program_killed_in_a_migration_leaves_the_version_before_it(file: Path) -> None:
    Database(file).close()
    before = tables(file)
    with program(CRASH, file) as other:
        assert line_of(other) == "half-way"
        other.kill()
        other.wait()
    with closing(Database(file)) as database:
        assert database.version == len(MIGRATIONS)
        assert database.rows("SELECT * FROM setting") == []
    assert tables(file) == before


def test_a_newer_library_is_refused_in_words(file: Path) -> None:
    Database(file, NEXT).close()
    with pytest.raises(LibraryError, match="newer Hailuo Desktop: update the app"):
        Database(file)
    with closing(Database(file, NEXT)) as database:
        assert database.version == len(NEXT)


def twice(database: Database) -> None:
    with database.transaction():
        database.write("INSERT INTO setting VALUES ('a', '1')")
        database.write("INSERT INTO setting VALUES ('a', '2')")


def test_what_is_written_together_fails_together(file: Path) -> None:
    with closing(Database(file)) as database:
        with pytest.raises(Doubled):
            twice(database)
        assert database.rows("SELECT * FROM setting") == []
        with database.transaction():
            database.write("INSERT INTO setting VALUES ('a', '3')")
        assert len(database.rows("SELECT * FROM setting")) == 1


def test_a_doubled_value_is_no_word_against_the_library(file: Path) -> None:
    with closing(Database(file)) as database:
        database.write("INSERT INTO setting VALUES ('a', '1')")
        with pytest.raises(Doubled) as doubled:
            database.write("INSERT INTO setting VALUES ('a', '2')")
    assert "cannot be used" not in str(doubled.value)


def test_a_mistake_of_ours_is_not_blamed_on_the_file(file: Path) -> None:
    database = Database(file)
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        database.rows("SELECT 1")


@pytest.mark.parametrize("content", [b"no database at all" * 100, bytes(8192)], ids=["text", "nul"])
def test_a_file_that_is_no_database_is_damaged(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(Damaged, match=r"library\.sqlite is damaged"):
        Database(file)
    assert file.read_bytes() == content


def test_a_copy_is_one_whole_file_of_what_is_there_now(file: Path, tmp_path: Path) -> None:
    with closing(Database(file)) as database:
        database.write("INSERT INTO setting VALUES ('a', '1')")
        database.copy(tmp_path / "copy.sqlite")
        database.write("INSERT INTO setting VALUES ('b', '2')")
    assert {path.name for path in tmp_path.glob("copy*")} == {"copy.sqlite"}
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("SELECT name FROM setting").fetchall() == [("a",)]
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_copy_that_cannot_be_made_is_one_sentence(file: Path, tmp_path: Path) -> None:
    with closing(Database(file)) as database, pytest.raises(LibraryError):
        database.copy(tmp_path / "no such folder" / "copy.sqlite")


LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.database import Database

database = Database(Path(sys.argv[1]))
database.write("INSERT INTO setting VALUES ('before', '1')")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    for number in range(100):
        database.write("INSERT INTO setting VALUES (?, ?)", (str(number), "x" * 10_000))
except HailuoError as error:
    print(type(error).__name__, number)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
database.write("INSERT INTO setting VALUES ('after', '1')")
database.close()
"""


def test_a_write_without_room_fails_and_the_next_one_with_room_works(file: Path) -> None:
    if sys.platform == "win32":  # it knows no such limits
        return
    name, written = told(LITTLE_ROOM, file).split()
    assert name in {"LibraryError", "DiskFull"}
    assert int(written) > 0
    with closing(Database(file)) as database:
        names = {row["name"] for row in database.rows("SELECT name FROM setting")}
    assert names == {"before", "after", *map(str, range(int(written)))}


def test_sqlites_own_word_for_a_full_disk_is_ours_too(file: Path) -> None:
    with closing(Database(file)) as database:
        pages = database.rows("PRAGMA page_count")[0][0]
        database.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match=re.escape(f"make room in {file.parent}")):
            database.write("INSERT INTO setting VALUES ('a', ?)", ("x" * 100_000,))
        assert database.rows("SELECT * FROM setting") == []


def test_a_full_disk_in_a_transaction_is_told_as_such(file: Path) -> None:
    with closing(Database(file)) as database:
        pages = database.rows("PRAGMA page_count")[0][0]
        database.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull), database.transaction():
            database.write("INSERT INTO setting VALUES ('a', ?)", ("x" * 1_000_000,))
        assert database.rows("SELECT * FROM setting") == []


def test_nobody_else_can_open_the_database_meanwhile(file: Path) -> None:
    with closing(Database(file)) as database:
        with pytest.raises(Held, match="held by another program"):
            Database(file)
        other = sqlite3.connect(file, timeout=0)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT * FROM take").fetchall()
        database.write("INSERT INTO setting VALUES ('a', '1')")
    Database(file).close()


def test_damage_that_shows_later_says_what_to_do(file: Path) -> None:
    with closing(Database(file)) as database:
        for number in range(300):
            database.write("INSERT INTO setting VALUES (?, ?)", (str(number), "x" * 1000))
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        database.rows("PRAGMA cache_size = 0")
        data = bytearray(file.read_bytes())
        data[8192:] = b"rust" * ((len(data) - 8192) // 4)
        file.write_bytes(data)
        with pytest.raises(Damaged, match="open it again to have it mended"):
            database.rows("SELECT * FROM setting")
