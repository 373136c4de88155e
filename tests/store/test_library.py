"""Opening a library: where it may lie, what it survives, and what it says."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Completed, Pending, Queued, Uncertain
from hailuo_desktop.store.library import DATABASE, Library
from tests.fakes.programs import line_of, program, told
from tests.fakes.takes import board, take


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path / "library", "a test")) as opened:
        yield opened


def test_it_is_made_with_every_folder_above_it(tmp_path: Path) -> None:
    Library.open(tmp_path / "new" / "and newer" / "library", "a test").close()
    assert (tmp_path / "new" / "and newer" / "library" / DATABASE).is_file()


def test_a_folder_that_is_a_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("mine", "utf-8")
    with pytest.raises(LibraryError, match="is a file: choose a folder"):
        Library.open(tmp_path / "library", "a test")
    assert (tmp_path / "library").read_text("utf-8") == "mine"


def test_a_folder_below_a_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path / "file" / "library", "a test")


POWERLESS = """
import os, sys
from pathlib import Path
from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.store.library import Library

folder = Path(sys.argv[1])
folder.parent.chmod(0o755)
os.chdir(folder.parent)
if os.name == "posix" and os.geteuid() == 0:  # the administrator may write everywhere
    os.seteuid(65534)
try:
    Library.open(Path("library"), "a test")
except LibraryError as error:
    print(error)
"""


def test_a_folder_that_may_not_be_written_is_refused_in_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    if sys.platform == "win32":  # no mode closes a folder there
        return
    folder.mkdir()
    folder.chmod(0o555)
    words = told(POWERLESS, folder)
    assert "library cannot be" in words
    assert "may be written, or choose another with --library." in words
    assert len(words.splitlines()) == 1


def test_a_library_of_which_only_the_database_may_not_be_written(tmp_path: Path) -> None:
    if sys.platform == "win32":  # no mode closes a folder there
        return
    folder = tmp_path / "library"
    Library.open(folder, "a test").close()
    folder.chmod(0o555)
    (folder / DATABASE).chmod(0o444)
    (folder / "library.lock").chmod(0o666)
    words = told(POWERLESS, folder)
    assert "may be written, or choose another with --library." in words
    assert len(words.splitlines()) == 1
    folder.chmod(0o755)
    (folder / DATABASE).chmod(0o644)  # Windows deletes nothing that may not be written


def test_what_was_saved_is_there_next_time(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as first:
        first.takes.save(take(1, Completed("media/takes/x.mp4"), task="task-1"))
        first.boards.save(board())
        first.settings.put("layout", {"width": 3})
    with closing(Library.open(tmp_path, "a test")) as second:
        assert second.takes.all() == [take(1, Completed("media/takes/x.mp4"), task="task-1")]
        assert second.boards.all() == [board()]
        assert second.settings.get("layout", None) == {"width": 3}
        assert second.notice == ""


SAVING = """
import sys
from dataclasses import replace
from pathlib import Path
from hailuo_desktop.store.library import Library
from tests.fakes.takes import take

library = Library.open(Path(sys.argv[1]), "a saver")
start = int(sys.argv[2])
for number in range(start, start + 100_000):
    library.takes.save(replace(take(number), task=f"task-{number}"))
    print(number)
"""


def test_no_saved_take_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    chance = random.Random(20)
    saved: set[int] = set()
    for round_ in range(6):
        with program(SAVING, tmp_path, round_ * 100_000 + 1) as saver:
            for _ in range(chance.randint(1, 50)):
                saved.add(int(line_of(saver)))
            saver.kill()
            saver.wait()
            assert saver.stdout is not None
            rest = saver.stdout.read()
        saved |= {int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")}
        with closing(Library.open(tmp_path, "a test")) as library:
            kept = {each.number for each in library.takes.all()}
            assert library.notice == ""
        assert saved <= kept
        assert len(kept - saved) <= round_ + 1  # at most the one whose number was not printed


def damaged_at(file: Path, share: float, length: int = 4096) -> None:
    data = bytearray(file.read_bytes())
    at = int(len(data) * share) // 4096 * 4096
    data[at : at + length] = random.Random(3).randbytes(length)
    file.write_bytes(data)


def many(folder: Path, count: int = 300) -> None:
    with closing(Library.open(folder, "a test")) as library:
        library.boards.save(board())
        for number in range(1, count + 1):
            library.takes.save(take(number, Pending(), task=f"task-{number}"))


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_what_can_be_read_of_a_damaged_database_is_saved(tmp_path: Path, share: float) -> None:
    many(tmp_path)
    damaged_at(tmp_path / DATABASE, share)
    before = (tmp_path / DATABASE).read_bytes()
    with closing(Library.open(tmp_path, "a test")) as library:
        takes = library.takes.all()
        assert "is damaged" in library.notice
        assert library.notice.count("It is kept as damaged-") == 1
        assert "takes back" in library.notice
    assert {each.number for each in takes} == set(range(1, 301))  # the journal knows the rest
    (aside,) = tmp_path.glob("damaged-*.sqlite")
    assert aside.read_bytes() == before
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.takes.all() == takes
        assert library.notice == ""


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(bytes(100) + file.read_bytes()[100:]),
        lambda file: file.write_bytes(random.Random(1).randbytes(50_000)),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(file.read_bytes()[:37]),
    ],
    ids=["header zeroed", "random", "cut to a page", "cut to bytes"],
)
def test_a_backup_stands_in_for_a_database_of_which_nothing_is_left(
    tmp_path: Path, spoil: object
) -> None:
    many(tmp_path, 20)
    Library.open(tmp_path, "a test").close()  # makes the day's backup
    assert callable(spoil)
    spoil(tmp_path / DATABASE)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert [each.number for each in library.takes.all()] == [*range(1, 21)]
        assert library.boards.all() == [board()]
        assert "from the backup of" in library.notice


def test_a_take_that_may_have_been_sent_since_the_backup_is_not_sent_again(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as library:
        library.takes.save(take(1, Queued()))
        library.takes.save(take(2, Pending(), task="task-2"))
    Library.open(tmp_path, "a test").close()
    (tmp_path / DATABASE).write_bytes(b"gone" * 1000)
    lose_journal(tmp_path)
    with closing(Library.open(tmp_path, "a test")) as library:
        first, second = library.takes.all()
    assert isinstance(first.state, Uncertain)
    assert "may have been sent since" in worded(first.state.why)
    assert second == take(2, Pending(), task="task-2")


def test_a_database_with_a_zeroed_head_is_read_all_the_same(tmp_path: Path) -> None:
    many(tmp_path, 20)
    file = tmp_path / DATABASE
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    assert not (tmp_path / "backups").exists()
    with closing(Library.open(tmp_path, "a test")) as library:
        assert [each.number for each in library.takes.all()] == [*range(1, 21)]
        assert library.boards.all() == [board()]


@pytest.mark.parametrize("empty", [True, False])
def test_a_backup_stands_in_for_a_database_that_is_gone(tmp_path: Path, empty: bool) -> None:
    with closing(Library.open(tmp_path, "a test")) as library:
        library.takes.save(take(1, Queued()))
        library.takes.save(take(2, Pending(), task="task-2"))
    Library.open(tmp_path, "a test").close()
    (tmp_path / DATABASE).unlink()
    lose_journal(tmp_path)
    if empty:
        (tmp_path / DATABASE).touch()
    with closing(Library.open(tmp_path, "a test")) as library:
        first, second = library.takes.all()
        assert isinstance(first.state, Uncertain)
        assert second == take(2, Pending(), task="task-2")
        assert "is gone" in library.notice
        assert "before you send a shot again" in library.notice
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.notice == ""


def test_a_log_without_its_database_is_kept_and_told_of(tmp_path: Path) -> None:
    with program(SAVING, tmp_path, 1) as saver:
        line_of(saver)
        saver.kill()
        saver.wait()
    (tmp_path / DATABASE).unlink()
    log = (tmp_path / f"{DATABASE}-wal").read_bytes()
    with closing(Library.open(tmp_path, "a test")) as library:
        assert "is gone" in library.notice
    (kept,) = tmp_path.glob("damaged-*-wal")
    assert kept.read_bytes() == log


def test_bad_bytes_in_a_damaged_database_keep_nothing_else_out(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as library:
        library.settings.put("layout", "wide")
        for number in range(1, 4):
            library.takes.save(take(number, Pending(), task=f"task-{number}"))
        library.boards.save(board())
    spoil_row(tmp_path, "UPDATE take SET id = CAST(x'ff30' AS TEXT) WHERE number = 2")
    spoil_row(
        tmp_path,
        "UPDATE take SET data = CAST(replace(data, 'boat', x'b0') AS TEXT) WHERE number = 3",
    )
    spoil_row(tmp_path, "UPDATE setting SET value = CAST(x'ff' AS TEXT) WHERE name = 'layout'")
    file = tmp_path / DATABASE
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    with closing(Library.open(tmp_path, "a test")) as library:
        assert [each.number for each in library.takes.all()] == [1, 2, 3]
        assert library.takes.find(take(2).id) == take(2, Pending(), task="task-2")
        assert set(library.takes.claimed()) == {"task-1", "task-2", "task-3"}
        assert library.boards.all() == [board()]


@pytest.mark.parametrize(
    ("at", "value"), [(60, bytes(4)), (60, b"\xff" * 4), (18, b"\x03\x03"), (44, b"\x01")]
)
def test_a_head_that_makes_no_sense_is_damage(tmp_path: Path, at: int, value: bytes) -> None:
    many(tmp_path, 3)
    file = tmp_path / DATABASE
    data = file.read_bytes()
    file.write_bytes(data[:at] + value + data[at + len(value) :])
    with closing(Library.open(tmp_path, "a test")) as library:
        assert [each.number for each in library.takes.all()] == [1, 2, 3]
        assert "damaged" in library.notice


def test_without_a_backup_a_new_database_is_begun(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database" * 1000)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.takes.all() == []
        assert "0 storyboards and 0 takes" in library.notice
        library.takes.save(take())


def test_damage_twice_keeps_both_files(tmp_path: Path) -> None:
    when = datetime(2026, 5, 1, 12, tzinfo=UTC)
    moments = iter([when, when.replace(microsecond=1)])
    for content in (b"one" * 1000, b"two" * 1000):
        (tmp_path / DATABASE).write_bytes(content)
        moment = next(moments)
        Library.open(tmp_path, "a test", lambda moment=moment: moment).close()
    assert {file.read_bytes()[:3] for file in tmp_path.glob("damaged-*.sqlite")} == {b"one", b"two"}


def test_the_log_of_a_damaged_database_is_not_played_into_the_new_one(tmp_path: Path) -> None:
    many(tmp_path, 5)
    (tmp_path / DATABASE).write_bytes(b"gone" * 1000)
    (tmp_path / f"{DATABASE}-wal").write_bytes(b"log" * 1000)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.boards.all() == []
    (log,) = tmp_path.glob("damaged-*-wal")
    assert log.read_bytes() == b"log" * 1000


def test_what_only_the_log_knows_is_saved_and_never_sent_twice(tmp_path: Path) -> None:
    """The log of a killed program, beside a database whose head is gone."""
    with program(SAVING, tmp_path, 1) as saver:
        saved = [int(line_of(saver)) for _ in range(5)]
        saver.kill()
        saver.wait()
    lose_journal(tmp_path)
    file = tmp_path / DATABASE
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    with closing(Library.open(tmp_path, "a test")) as library:
        takes = library.takes.all()
    assert set(saved) <= {each.number for each in takes}
    assert {type(each.state) for each in takes} == {Uncertain}


def test_a_lost_log_leaves_a_library_that_opens(tmp_path: Path) -> None:
    with program(SAVING, tmp_path, 1) as saver:
        line_of(saver)
        saver.kill()
        saver.wait()
    (tmp_path / f"{DATABASE}-wal").unlink()
    with closing(Library.open(tmp_path, "a test")) as library:
        library.takes.save(take(7))
        assert take(7) in library.takes.all()


def test_a_library_that_lost_log_and_journal_is_no_new_one(tmp_path: Path) -> None:
    """A tidy-up tool took all but the database, which nobody had closed in good order yet."""
    with program(SAVING, tmp_path, 1) as saver:
        line_of(saver)
        saver.kill()
        saver.wait()
    (tmp_path / f"{DATABASE}-wal").unlink()
    shutil.rmtree(tmp_path / "journal")
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.unclean
        assert "journal was gone" in library.notice


def lose_journal(folder: Path) -> None:
    shutil.rmtree(folder / "journal", ignore_errors=True)


def spoil_row(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        assert connection.execute(sql).rowcount == 1


@pytest.mark.parametrize(
    "change",
    [
        "data = '{'",
        "data = '[]'",
        "data = CAST(x'7b22ff' AS TEXT)",
        "data = 'null'",
        "state = 'Paused'",
        "outcome = '{\"progress\": \"much\"}', state = 'Processing'",
        f"data = '{'[' * 100_000}'",
    ],
    ids=["cut", "list", "bytes", "null", "newer state", "outcome", "deep"],
)
def test_one_take_that_cannot_be_read_keeps_no_other_from_being_seen(
    tmp_path: Path, change: str
) -> None:
    many(tmp_path, 3)
    lose_journal(tmp_path)
    spoil_row(tmp_path, f"UPDATE take SET {change} WHERE number = 2")
    with closing(Library.open(tmp_path, "a test")) as library:
        assert [each.number for each in library.takes.all()] == [1, 3]
        assert [each.number for each in library.takes.of_shot("shot-1")] == [1, 3]
        assert library.takes.find("shot-1-take-2") is None
        assert library.takes.unreadable() == ["shot-1-take-2"]
        assert set(library.takes.claimed()) == {"task-1", "task-2", "task-3"}
        assert library.takes.next_number("shot-1") == 4
        assert "1 take and 0 storyboards" in library.notice


def test_a_board_that_cannot_be_read_is_never_written_over(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as library:
        library.boards.save(board("one", board_id="1"))
        library.boards.save(board("two", board_id="2"))
    spoil_row(tmp_path, "UPDATE board SET data = '{\"shots\": 5}' WHERE id = '1'")
    with closing(Library.open(tmp_path, "a test")) as library:
        assert [each.name for each in library.boards.facts()] == ["two"]
        assert [each.name for each in library.boards.all()] == ["two"]
        assert "0 takes and 1 storyboard of" in library.notice
        library.boards.save(board("one again", board_id="1"))
        library.boards.save(board("one again", board_id="1"))
        assert {each.name for each in library.boards.all()} == {"two", "one again"}
        assert {each.name for each in library.boards.facts()} == {"two", "one again"}
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        kept = connection.execute("SELECT count(*) FROM board WHERE data = '{\"shots\": 5}'")
        assert kept.fetchone() == (1,)


def test_a_setting_that_cannot_be_read_is_its_default(library: Library) -> None:
    library.settings.put("layout", [1])
    library._database.write("UPDATE setting SET value = '{'")
    assert library.settings.get("layout", "none") == "none"


def test_restoring_brings_the_boards_back_and_forgets_no_take(library: Library) -> None:
    library.boards.save(board("before", 3))
    library.takes.save(take(1, Queued()))
    backup = library.backups.make(library._database, "daily")
    library.takes.save(take(1, Pending(), task="task-1"))
    library.takes.save(take(2, Completed("2.mp4"), task="task-2"))
    library.boards.save(board("after", 1))
    library.boards.save(board("new", 1, "board-2"))
    before = library.restore(backup)
    assert {(each.name, len(each.shots)) for each in library.boards.all()} == {
        ("before", 3),
        ("new", 1),
    }
    assert library.takes.all() == [
        take(1, Pending(), task="task-1"),
        take(2, Completed("2.mp4"), task="task-2"),
    ]
    assert set(library.backups.describe(before).boards) == {"after", "new"}
    library.restore(before)
    assert {each.name for each in library.boards.all()} == {"after", "new"}
