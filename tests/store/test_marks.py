"""Marks lie beside the ledger: they come back with it, and cost no take when they are lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hailuo_desktop.domain.marks import NO_MARKS, Marks
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.store.database import Database
from hailuo_desktop.store.library import Library
from hailuo_desktop.store.marks import TakeMarks
from hailuo_desktop.store.migrations import MIGRATIONS
from hailuo_desktop.store.takes import Takes
from tests.fakes.takes import take

FULL = Marks(True, 4, "the hand is odd; 手が変", 3, 70, 1_800_000_000.0)
DONE = take(1, Completed("1.mp4"))
BEFORE_MARKS = next(n for n, step in enumerate(MIGRATIONS) if "TABLE mark " in step[0])


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "library.sqlite")) as opened:
        yield opened


def test_what_was_marked_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with closing(Database(file)) as database:
        TakeMarks(database).save("t", FULL, 1.0)
        TakeMarks(database).save("u", Marks(stars=1), 1.0)
    with closing(Database(file)) as database:
        marks = TakeMarks(database)
        assert marks.find("t") == FULL
        assert marks.all() == {"t": FULL, "u": Marks(stars=1)}
        assert marks.find("nobody") == NO_MARKS


def test_marks_that_are_taken_off_leave_nothing(database: Database) -> None:
    marks = TakeMarks(database)
    marks.save("t", FULL, 1.0)
    marks.save("t", NO_MARKS, 2.0)
    assert marks.all() == {}


def test_damaged_marks_are_none_and_hide_no_others(database: Database) -> None:
    marks = TakeMarks(database)
    marks.save("t", FULL, 1.0)
    database.write("INSERT INTO mark VALUES ('odd', 'x', 'many', x'ff', -4, 'y', 'z', 0)")
    assert marks.all() == {"t": FULL, "odd": NO_MARKS}


def test_a_library_of_an_older_version_gets_room_for_them(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with closing(Database(file, MIGRATIONS[:BEFORE_MARKS])) as old:
        Takes(old).save(DONE)
    with closing(Database(file)) as database:
        TakeMarks(database).save(DONE.id, FULL, 1.0)
        assert Takes(database).all() == [DONE]


def marked(folder: Path) -> None:
    library = Library.open(folder, "a test")
    library.takes.save(DONE)
    library.marks.save(DONE.id, FULL, 1.0)
    library.back_up_today()
    library.close()


@pytest.mark.parametrize("damage", ["gone", "overwritten", "marks lost"])
def test_a_rebuilt_library_has_its_marks_and_never_lacks_a_take(
    tmp_path: Path, damage: str
) -> None:
    marked(tmp_path)
    file = tmp_path / "library.sqlite"
    if damage == "gone":
        file.unlink()
    elif damage == "overwritten":
        file.write_bytes(b"no database" * 1000)
    else:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DELETE FROM mark")
    library = Library.open(tmp_path, "a test")
    try:
        assert library.takes.find(DONE.id) == DONE
        assert library.marks.find(DONE.id) == (NO_MARKS if damage == "marks lost" else FULL)
    finally:
        library.close()


def test_a_backup_brings_marks_back_and_the_present_ones_are_right(tmp_path: Path) -> None:
    marked(tmp_path)
    library = Library.open(tmp_path, "a test")
    try:
        (backup,) = library.backups.all()
        library.marks.save(DONE.id, NO_MARKS, 2.0)
        library.restore(backup)
        assert library.marks.find(DONE.id) == FULL
        library.marks.save(DONE.id, Marks(stars=2), 3.0)
        library.restore(backup)
        assert library.marks.find(DONE.id) == Marks(stars=2)
    finally:
        library.close()
