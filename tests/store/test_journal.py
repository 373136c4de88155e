"""The journal: what the ledger may lose is known from it."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Processing,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
)
from hailuo_desktop.store.journal import FOLDER, MONTHS, Journal, Reading, event_of, read_journal
from hailuo_desktop.store.library import DATABASE, Library
from tests.fakes.programs import line_of, program
from tests.fakes.takes import take

OPENING = """
import sys
from pathlib import Path
from hailuo_desktop.store.library import Library

library = Library.open(Path(sys.argv[1]), "an opener")
print("open")
sys.stdin.read()
"""
START = datetime(2026, 5, 3, 12, tzinfo=UTC)


def sent(number: int = 1, state: State | None = None, task: str = "", at: float = 5.0) -> Take:
    return replace(take(number, state or Submitting(), task=task), submitted=at)


def journal(folder: Path, when: Callable[[], datetime] = lambda: START) -> Journal:
    return Journal(folder, "ours", when, read_journal(folder))


def lines(folder: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in folder.glob("*.jsonl"))


@pytest.mark.parametrize(
    ("steps", "event"),
    [
        ([Submitting()], "intent"),
        ([Submitting(), Pending()], "task"),
        ([Submitting(), Pending(), Processing(40), Processing(60)], "task"),
        ([Submitting(), Uncertain(plain("lost"))], "uncertain"),
        ([Submitting(), Pending(), Completed("a.mp4")], "settled"),
        ([Submitting(), Uncertain(plain("lost")), Cancelled()], "settled"),
        ([Submitting(), Failed(plain("no"))], "settled"),
    ],
)
def test_the_last_word_on_a_take_is_read_back(
    tmp_path: Path, steps: list[State], event: str
) -> None:
    served = (Pending, Processing, Completed)
    tasks = ["task-1" if isinstance(each, served) else "" for each in steps]
    takes = [sent(1, step, task) for step, task in zip(steps, tasks, strict=True)]
    writing = journal(tmp_path)
    for each in takes:
        writing.note(each)
    writing.release()
    found = read_journal(tmp_path)
    assert found.library == "ours"
    assert found.broken == 0
    entry = found.entries[takes[0].id]
    assert entry.event == event
    back = entry.take
    assert back is not None
    assert event_of(back) == event
    assert (back.key, back.request, back.task) == (takes[0].key, takes[0].request, takes[-1].task)


def test_what_costs_nothing_is_no_news(tmp_path: Path) -> None:
    writing = journal(tmp_path)
    writing.note(take(1, Queued()))
    writing.note(take(2, Cancelled()))
    assert lines(tmp_path) == 0
    writing.note(sent(3))
    writing.note(sent(3))
    writing.note(sent(3, Pending(), "task-3"))
    writing.note(sent(3, Processing(80), "task-3"))
    writing.release()
    assert lines(tmp_path) == 3  # the head, the intent, the task
    again = journal(tmp_path)
    again.note(sent(3, Processing(90), "task-3"))
    again.release()
    assert lines(tmp_path) == 3


def test_a_take_that_never_left_is_forgotten(tmp_path: Path) -> None:
    writing = journal(tmp_path)
    writing.note(sent(1))
    writing.note(take(1, Queued()))
    writing.forget(take(1).id)
    writing.forget(take(2).id)
    writing.release()
    assert read_journal(tmp_path).entries == {}


@given(cut=st.integers(0, 4000))
def test_a_torn_end_costs_the_torn_line_alone(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    writing = journal(folder)
    for number in (1, 2):
        writing.note(sent(number))
    writing.release()
    (file,) = folder.glob("*.jsonl")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) - cut % len(whole)])
    left = file.read_bytes().count(b"\n")
    writing = journal(folder)
    writing.note(sent(3))
    writing.release()
    found = read_journal(folder)
    assert take(3).id in found.entries
    assert found.broken == 0
    assert len(found.entries) == max(0, left - 1) + 1


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_costs_its_line_and_is_counted(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    writing = journal(folder)
    writing.note_all(sent(number) for number in range(1, 6))
    writing.release()
    (file,) = folder.glob("*.jsonl")
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= 1 << bit
    file.write_bytes(bytes(data))
    found = read_journal(folder)
    assert found.broken >= 1 or len(found.entries) == 4  # the last line may have become a torn one
    assert len(found.entries) >= 3
    for entry in found.entries.values():
        assert entry.take in [sent(number) for number in range(1, 6)]


def test_months_that_are_over_and_done_are_let_go(tmp_path: Path) -> None:
    when = START
    writing = journal(tmp_path, lambda: when)
    for month in range(MONTHS + 3):
        when = START + timedelta(days=31 * month)
        writing.note(sent(month, Completed("a.mp4"), f"task-{month}"))
    writing.release()
    assert len(list(tmp_path.glob("*.jsonl"))) == MONTHS + 3
    writing.prune(read_journal(tmp_path))
    assert len(list(tmp_path.glob("*.jsonl"))) == MONTHS


def test_a_month_with_an_open_take_is_kept(tmp_path: Path) -> None:
    when = START
    writing = journal(tmp_path, lambda: when)
    writing.note(sent(99, Uncertain(plain("lost"))))
    for month in range(MONTHS + 3):
        when = START + timedelta(days=31 * month)
        writing.note(sent(month, Completed("a.mp4"), f"task-{month}"))
    writing.release()
    writing.prune(read_journal(tmp_path))
    assert take(99).id in read_journal(tmp_path).entries


# The library with its journal


def filled(folder: Path) -> list[Take]:
    """A library with takes in every state, closed in good order; those that were sent."""
    takes = [
        sent(1, Submitting()),
        sent(2, Pending(), "task-2"),
        sent(3, Uncertain(plain("lost"))),
        sent(4, Completed("media/takes/x.mp4"), "task-4"),
        sent(5, Cancelled()),
        sent(6, Failed(plain("no")), "task-6"),
    ]
    with closing(Library.open(folder, "a test")) as library:
        for each in takes:
            if each.settled:  # nobody settles a take that was never sent
                library.takes.save(replace(each, state=Submitting(), task=""))
            library.takes.save(each)
        library.takes.save(take(7, Queued()))
    return takes


def killed(folder: Path) -> set[int]:
    """Takes saved by a program that was killed."""
    saved: set[int] = set()
    with program(SENDING, folder) as sender:
        for _ in range(20):
            saved.add(int(line_of(sender)))
        sender.kill()
        sender.wait()
    return saved


SENDING = """
import sys
from dataclasses import replace
from pathlib import Path
from hailuo_desktop.domain.take import Submitting
from hailuo_desktop.store.library import Library
from tests.fakes.takes import take

library = Library.open(Path(sys.argv[1]), "a sender")
for number in range(1, 100_000):
    library.takes.save(replace(take(number, Submitting()), submitted=5.0))
    print(number)
"""


def without_log(folder: Path) -> None:
    for file in folder.glob(f"{DATABASE}-*"):
        file.unlink()


def without_database(folder: Path) -> None:
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()


@pytest.mark.parametrize("lose", [without_log, without_database])
def test_a_kill_and_a_loss_leave_every_intent_known(
    tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    saved = killed(tmp_path)
    lose(tmp_path)
    with closing(Library.open(tmp_path, "a test")) as library:
        takes = library.takes.all()
        assert saved <= {each.number for each in takes}
        assert {type(each.state) for each in takes} == {Submitting}
        assert library.unclean
        assert "the journal brought it back" in library.notice
    with closing(Library.open(tmp_path, "a test")) as library:
        assert not library.unclean
        assert library.notice == ""


@pytest.mark.parametrize("day", range(7))
def test_yesterdays_database_is_brought_up_to_date(tmp_path: Path, day: int) -> None:
    """A copy of the database after each of its steps, put back when all of them were done."""
    folder, copies = tmp_path / "library", tmp_path / "copies"
    copies.mkdir()
    Library.open(folder, "a test").close()
    shutil.copy(folder / DATABASE, copies / "0")
    for number, each in enumerate(filled_steps(), start=1):
        with closing(Library.open(folder, "a test")) as library:
            library.takes.save(each)
        shutil.copy(folder / DATABASE, copies / str(number))
    with closing(Library.open(folder, "a test")) as library:
        right = library.takes.all()
    shutil.copy(copies / str(day), folder / DATABASE)
    with closing(Library.open(folder, "a test")) as library:
        assert library.unclean
        known = {each.id: each for each in library.takes.all()}
        for each in right:
            back = known[each.id]
            assert (back.state, back.task, back.key, back.submitted) == (
                each.state,
                each.task,
                each.key,
                each.submitted,
            )


def filled_steps() -> list[Take]:
    return [
        sent(1),
        sent(1, Pending(), "task-1"),
        sent(2),
        sent(1, Completed("media/takes/x.mp4"), "task-1"),
        sent(2, Uncertain(plain("lost"))),
        sent(3),
        sent(2, Pending(), "task-2"),
    ]


def test_a_later_attempt_wins_over_an_earlier_doubt(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as library:
        library.takes.save(sent(1, at=5.0))
        library.takes.save(sent(1, Uncertain(plain("lost")), at=5.0))
    old = (tmp_path / DATABASE).read_bytes()
    with closing(Library.open(tmp_path, "a test")) as library:
        library.takes.save(replace(take(1, Queued()), submitted=None))
        library.takes.save(sent(1, at=9.0))
    (tmp_path / DATABASE).write_bytes(old)
    with closing(Library.open(tmp_path, "a test")) as library:
        (back,) = library.takes.all()
        assert (type(back.state), back.submitted) == (Submitting, 9.0)


def test_a_killed_library_that_has_sent_nothing_has_lost_no_journal(tmp_path: Path) -> None:
    for _ in range(2):
        with program(OPENING, tmp_path) as opener:
            line_of(opener)
            opener.kill()
            opener.wait()
    with closing(Library.open(tmp_path, "a test")) as library:
        assert (library.notice, library.unclean) == ("", True)


def test_a_month_that_a_crash_left_without_a_first_line_is_no_lost_journal(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / FOLDER / "9999-12.jsonl").touch()
    with closing(Library.open(tmp_path, "a test")) as library:
        assert (library.notice, library.unclean) == ("", True)


def test_a_journal_that_is_begun_anew_is_there_at_once(tmp_path: Path) -> None:
    filled(tmp_path)
    shutil.rmtree(tmp_path / FOLDER)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert "journal was gone" in library.notice
        assert [*(tmp_path / FOLDER).glob("*.jsonl")]


def test_a_lost_journal_is_told_of_and_begun_anew(tmp_path: Path) -> None:
    takes = filled(tmp_path)
    shutil.rmtree(tmp_path / FOLDER)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert "journal was gone" in library.notice
        assert library.unclean
        before = library.takes.all()
    without_database(tmp_path)
    with closing(Library.open(tmp_path, "a test")) as library:
        back = library.takes.all()
        assert [each for each in back if each.number != 7] == before[: len(takes)]


def test_another_librarys_journal_is_put_aside(tmp_path: Path) -> None:
    ours, other = tmp_path / "ours", tmp_path / "other"
    filled(ours)
    with closing(Library.open(other, "a test")) as library:
        library.takes.save(sent(50))
    shutil.rmtree(ours / FOLDER)
    shutil.copytree(other / FOLDER, ours / FOLDER)
    with closing(Library.open(ours, "a test")) as library:
        assert "another library's" in library.notice
        assert 50 not in {each.number for each in library.takes.all()}
    assert len(list(ours.glob(f"{FOLDER}-of-*"))) == 1
    with closing(Library.open(ours, "a test")) as library:
        assert library.notice == ""


def test_a_good_end_is_known_as_one(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert not library.unclean
        assert library.notice == ""


@pytest.mark.parametrize("index", ["take_task", "take_shot", "sqlite_autoindex_take_1"])
def test_a_flipped_bit_in_an_index_is_mended_before_anything_is_asked(
    tmp_path: Path, index: str
) -> None:
    """The row is there and the index does not lead to it: today's take would be paid for again."""
    with closing(Library.open(tmp_path, "a test")) as library:
        for number in range(1, 200):
            library.takes.save(sent(number, Pending(), f"task-{number}"))
    flip(tmp_path / DATABASE, index)
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.takes.find(take(150).id) is not None
        assert len(library.takes.of_shot("shot-1")) == 199
        assert len(library.takes.claimed()) == 199
        assert library.notice != ""


def flip(file: Path, index: str) -> None:
    """One bit of one key in a leaf of the index."""
    with closing(sqlite3.connect(file)) as connection:
        sql = "SELECT pageno, pgsize FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
        try:
            page, size = connection.execute(sql, (index,)).fetchone()
        except sqlite3.OperationalError:  # built without dbstat: the root's page will do
            sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            page = connection.execute(sql, (index,)).fetchone()[0]
            size = connection.execute("PRAGMA page_size").fetchone()[0]
    data = bytearray(file.read_bytes())
    # Cells fill a page from its end: this one lies inside a key.
    data[page * size - 10] ^= 4
    file.write_bytes(bytes(data))
    os.utime(file, (1, 1))


@given(seed=st.integers(0, 10_000))
def test_a_flipped_bit_in_a_rows_text_is_noticed_and_mended(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("library")
    takes = filled(folder)
    chance = random.Random(seed)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        number = chance.choice([each.number for each in takes])
        data = bytearray(
            connection.execute("SELECT data FROM take WHERE number = ?", (number,)).fetchone()[0],
            "utf-8",
        )
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(7)
        connection.execute(
            "UPDATE take SET data = CAST(? AS TEXT) WHERE number = ?", (bytes(data), number)
        )
    with closing(Library.open(folder, "a test")) as library:
        assert [each for each in library.takes.all() if each.number != 7] == takes


def test_a_row_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as connection:
        connection.execute("UPDATE take SET state = 'Paused', checksum = NULL WHERE number = 2")
    with closing(Library.open(tmp_path, "a test")) as library:
        assert library.takes.find(take(2).id) is None
        assert library.unreadable_takes == [take(2).id]
        assert library.takes.unknown("shot-1") == 1


def test_a_reading_of_nothing_is_empty(tmp_path: Path) -> None:
    assert read_journal(tmp_path / "not there") == Reading()
