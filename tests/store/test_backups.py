"""Dated copies: when they are made, how long they are kept, what each holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Completed, Pending, Queued, Uncertain
from hailuo_desktop.store.backups import (
    BEFORE_RESTORE,
    BEFORE_UPDATE,
    DAILY,
    Backup,
    Backups,
    Contents,
    outlived,
)
from hailuo_desktop.store.boards import Boards
from hailuo_desktop.store.database import Database
from hailuo_desktop.store.library import Library
from hailuo_desktop.store.migrations import MIGRATIONS
from hailuo_desktop.store.takes import Takes
from tests.fakes.takes import board, take

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday


class Calendar:
    def __init__(self) -> None:
        self.today = NOON

    def __call__(self) -> datetime:
        self.today += timedelta(microseconds=1)
        return self.today


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "library.sqlite")) as opened:
        yield opened


@pytest.fixture
def backups(tmp_path: Path, calendar: Calendar) -> Backups:
    return Backups(tmp_path / "backups", calendar)


def test_the_first_opening_of_a_day_makes_one(tmp_path: Path, calendar: Calendar) -> None:
    for hours in (0, 1, 2, 24, 25):
        calendar.today = NOON + timedelta(hours=hours)
        with closing(Library.open(tmp_path, "a test", calendar)) as library:
            library.boards.save(board())
    # The first one found nothing worth a copy.
    days = [backup.made.date().day for backup in library.backups.all()]
    assert days == [3, 2]
    assert {backup.reason for backup in library.backups.all()} == {DAILY}


def test_it_says_what_each_holds(database: Database, backups: Backups) -> None:
    Boards(database).save(board("One", 3, "1"))
    Boards(database).save(board("Two", 4, "2"))
    Takes(database).save(take(1))
    backup = backups.make(database, DAILY)
    contents = backups.describe(backup)
    assert contents == Contents(contents.boards, 7, 1)
    assert set(contents.boards) == {"One", "Two"}
    assert backup.made == backups.all()[0].made
    assert abs(backup.made - NOON) < timedelta(seconds=1)


def test_looking_at_a_backup_leaves_it_as_it_is(database: Database, backups: Backups) -> None:
    Boards(database).save(board())
    backup = backups.make(database, DAILY)
    before = backup.file.read_bytes()
    backups.describe(backup)
    backups.restore(backup, database)
    assert backup.file.read_bytes() == before
    assert {file.suffix for file in backup.file.parent.iterdir()} == {".sqlite"}


def test_a_damaged_backup_is_told_and_changes_nothing(database: Database, backups: Backups) -> None:
    Boards(database).save(board())
    backup = backups.make(database, DAILY)
    backup.file.write_bytes(b"rust" * 1000)
    with pytest.raises(LibraryError, match=r"-daily\.sqlite.* cannot be used"):
        backups.describe(backup)
    with pytest.raises(LibraryError):
        backups.restore(backup, database)
    assert Boards(database).all() == [board()]
    assert [each.reason for each in backups.all()] == [DAILY]


def test_a_backup_that_is_gone_is_told(database: Database, backups: Backups) -> None:
    backup = backups.make(database, DAILY)
    backup.file.unlink()
    with pytest.raises(LibraryError):
        backups.describe(backup)


def test_only_files_of_ours_are_backups(database: Database, backups: Backups) -> None:
    backup = backups.make(database, DAILY)
    folder = backup.file.parent
    for name in ("library-old.sqlite", "mine.sqlite", "library-1-2-3-daily.sqlite", "x.txt"):
        (folder / name).write_bytes(b"")
    assert backups.all() == [backup]


def test_a_restore_keeps_the_present_first(database: Database, backups: Backups) -> None:
    Boards(database).save(board("old"))
    backup = backups.make(database, DAILY)
    Boards(database).save(board("new"))
    before = backups.restore(backup, database)
    assert before.reason == BEFORE_RESTORE
    assert backups.describe(before).boards == ("new",)
    assert Boards(database).all()[0].name == "old"


def test_a_restore_never_makes_a_take_of_today_older(database: Database, backups: Backups) -> None:
    takes = Takes(database)
    takes.save(take(1, Queued()))
    takes.save(take(2, Pending(), task="task-2"))
    backup = backups.make(database, DAILY)
    today = [
        take(1, Completed("1.mp4"), task="task-1"),
        take(2, Completed("2.mp4"), task="task-2"),
        take(3, Pending(), task="task-3"),
    ]
    for each in today:
        takes.save(each)
    backups.restore(backup, database)
    assert takes.all() == today


def test_an_unsent_take_of_a_backup_comes_back_uncertain(
    database: Database, backups: Backups
) -> None:
    takes = Takes(database)
    takes.save(take(1, Queued()))
    takes.save(take(2, Completed("2.mp4"), task="task-2"))
    backup = backups.make(database, DAILY)
    takes.forget(take(1).id)
    takes.forget(take(2).id)
    backups.restore(backup, database)
    first, second = takes.all()
    assert isinstance(first.state, Uncertain)
    assert "may have been sent since" in worded(first.state.why)
    assert second == take(2, Completed("2.mp4"), task="task-2")


def test_a_task_that_changed_hands_stays_where_it_is(database: Database, backups: Backups) -> None:
    takes = Takes(database)
    takes.save(take(1, Pending(), task="task"))
    backup = backups.make(database, DAILY)
    takes.forget(take(1).id)
    takes.save(take(2, Pending(), task="task"))
    backups.restore(backup, database)
    assert takes.all() == [take(2, Pending(), task="task")]


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    database: Database, backups: Backups, tmp_path: Path
) -> None:
    Boards(database).save(board())
    backup = backups.make(database, DAILY)
    with closing(sqlite3.connect(backup.file)) as connection, connection:
        for table in (
            "upload",
            "take",
            "setting",
            "found_task",
            "bin",
            "mark",
            "take_search",
            "film",
        ):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE board RENAME TO kept")
        connection.execute("PRAGMA user_version = 0")
    assert backups.describe(backup) == Contents((), 0, 0)


def test_a_backup_of_a_newer_version_is_refused(database: Database, backups: Backups) -> None:
    backup = backups.make(database, DAILY)
    with closing(sqlite3.connect(backup.file)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(LibraryError, match="newer Hailuo Desktop"):
        backups.describe(backup)


def test_a_migration_is_backed_up_first(tmp_path: Path, backups: Backups) -> None:
    file = tmp_path / "library.sqlite"
    with closing(Database(file)) as database:
        Boards(database).save(board())
    newer = (*MIGRATIONS, ("DROP TABLE board",))
    Database(file, newer, lambda old: backups.make(old, BEFORE_UPDATE) and None).close()
    (backup,) = backups.all()
    assert backup.reason == BEFORE_UPDATE
    assert backups.describe(backup).boards == (board().name,)


def test_no_room_for_a_backup_keeps_no_library_closed(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as library:
        library.boards.save(board())
    (tmp_path / "backups").write_text("in the way", "utf-8")
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.boards.all() == [board()]
        assert "Today's backup could not be made" in library.notice


def daily(days: int, hours: int = 0) -> Backup:
    made = NOON + timedelta(days=days, hours=hours)
    return Backup(Path(made.isoformat()), made, DAILY)


def test_a_week_of_days_and_then_eight_weeks_are_kept() -> None:
    year = [daily(day) for day in range(365)]
    kept = [backup for backup in year if backup not in outlived(year)]
    newest = kept[::-1]
    assert len(newest) == 15
    assert newest[:7] == year[::-1][:7]
    weeks = {backup.made.isocalendar()[:2] for backup in newest[7:]}
    assert len(weeks) == 8


def test_the_last_of_each_day_is_the_one_that_is_kept() -> None:
    twice = [daily(0), daily(0, 5), daily(1), daily(1, 5)]
    assert outlived(twice) == [daily(1), daily(0)]


def test_a_long_absence_costs_no_backup() -> None:
    kept = [daily(day) for day in range(5)]
    assert outlived([*kept, daily(500)]) == []


def test_those_before_a_restore_go_one_after_the_other() -> None:
    made = [Backup(Path(f"{n}"), NOON + timedelta(hours=n), BEFORE_RESTORE) for n in range(7)]
    assert outlived([*made, daily(3)]) == [made[1], made[0]]


@given(st.lists(st.integers(0, 2000), unique=True, max_size=60))
def test_the_newest_is_always_kept(days: list[int]) -> None:
    backups = [daily(day) for day in days]
    gone = outlived(backups)
    assert len(backups) - len(gone) <= 15
    assert not backups or max(backups, key=lambda backup: backup.made) not in gone
    # Nothing that was let go of would have been kept later.
    assert outlived([backup for backup in backups if backup not in gone]) == []


def test_old_ones_are_let_go_of_as_new_ones_come(
    database: Database, backups: Backups, calendar: Calendar
) -> None:
    Boards(database).save(board())
    for day in range(40):
        calendar.today = NOON + timedelta(days=day)
        backups.daily(database)
    last = NOON.date() + timedelta(days=39)
    kept = [(last - backup.made.date()).days for backup in backups.all()]
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 7 < len(kept) <= 15


def test_a_copy_that_was_never_finished_is_cleared_away(
    database: Database, backups: Backups, tmp_path: Path
) -> None:
    Boards(database).save(board())
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "library-20260101-000000-000000-daily.sqlite.part").write_bytes(b"half")
    backups.daily(database)
    (kept,) = (tmp_path / "backups").iterdir()
    assert backups.describe(backups.all()[0]).boards == (board().name,)
    assert kept.suffix == ".sqlite"
