"""The ledger."""

import json
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.digest import take_digest
from hailuo_desktop.domain.errors import LibraryError, TaskClaimed
from hailuo_desktop.domain.prices import kind_of
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.state_words import reasons_of
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Queued,
    State,
    Submitting,
    Uncertain,
)
from hailuo_desktop.store.database import Database
from hailuo_desktop.store.migrations import MIGRATIONS
from hailuo_desktop.store.rows import CHECKED, checksum, row_of, take_of
from hailuo_desktop.store.takes import PAGE, Takes
from tests.fakes.takes import take


@pytest.fixture
def takes(tmp_path: Path) -> Iterator[Takes]:
    with closing(Database(tmp_path / "library.sqlite")) as database:
        yield Takes(database)


def test_a_take_is_one_row_whatever_becomes_of_it(takes: Takes) -> None:
    for state in (Queued(), Submitting(), Pending(), Completed("a.mp4")):
        takes.save(take(1, state))
    assert takes.all() == [take(1, Completed("a.mp4"))]
    assert takes.find(take(1).id) == take(1, Completed("a.mp4"))
    assert takes.find("another") is None


def test_takes_come_oldest_first(takes: Takes) -> None:
    numbers = list(range(1, 20))
    random.Random(1).shuffle(numbers)
    for number in numbers:
        takes.save(take(number))
    assert [each.number for each in takes.all()] == sorted(numbers)
    assert [each.number for each in takes.of_shot("shot-1")] == sorted(numbers)
    assert takes.next_number("shot-1") == 20
    assert takes.next_number("another") == 1


def test_takes_of_one_moment_keep_their_order(takes: Takes) -> None:
    made = [replace(take(number), created=1.0) for number in (3, 1, 2)]
    for each in made:
        takes.save(each)
    takes.save(made[0])
    assert takes.all() == made


def test_a_task_belongs_to_one_take(takes: Takes) -> None:
    takes.save(take(1, Pending(), task="task-1"))
    with pytest.raises(TaskClaimed) as claimed:
        takes.save(take(2, Pending(), task="task-1"))
    assert str(claimed.value).startswith("Task task-1 already belongs to take shot-1-take-1:")
    assert not isinstance(claimed.value, LibraryError)
    assert takes.all() == [take(1, Pending(), task="task-1")]


def test_a_refused_task_leaves_the_take_as_it_was(takes: Takes) -> None:
    takes.save(take(1, Pending(), task="task-1"))
    takes.save(take(2, Uncertain(plain("lost"))))
    with pytest.raises(TaskClaimed):
        takes.save(take(2, Pending(), task="task-1"))
    assert takes.find(take(2).id) == take(2, Uncertain(plain("lost")))


def test_any_number_of_takes_have_no_task(takes: Takes) -> None:
    for number in (1, 2, 3):
        takes.save(take(number))
    assert takes.claimed() == {}


def test_claimed_tasks_say_when_they_were_sent(takes: Takes) -> None:
    takes.save(replace(take(1, Pending(), task="task-1"), submitted=12.5))
    takes.save(take(2, Pending(), task="task-2"))
    assert takes.claimed() == {"task-1": 12.5, "task-2": None}


def test_what_was_sent_and_never_answered(takes: Takes) -> None:
    sent = [
        replace(take(number, state), submitted=5.0)
        for number, state in enumerate(
            (Submitting(), Uncertain(plain("lost")), Cancelled(), Queued()), start=1
        )
    ]
    others = [
        take(8, Cancelled()),
        replace(take(5, Pending(), task="task-5"), submitted=5.0),
        replace(take(6, Failed(plain("No."))), submitted=5.0),
        take(7, Queued()),
    ]
    for each in (*sent, *others):
        takes.save(each)
    assert takes.unanswered() == sent


def test_takes_of_a_kind_come_newest_first_and_are_read_as_far_as_asked(takes: Takes) -> None:
    alike = [take(number) for number in range(1, 2 * PAGE + 2)]
    other = take(500)
    longer = replace(other, request=replace(other.request, duration=10))
    for each in (*alike, longer):
        takes.save(each)
    kind = kind_of(alike[0].request)
    assert list(takes.alike(kind)) == alike[::-1]
    assert list(takes.alike(kind_of(longer.request))) == [longer]
    newest_first = takes.alike(kind)
    assert next(newest_first) == alike[-1]
    takes.forget(alike[0].id)
    assert list(newest_first) == alike[-2:0:-1]


def test_a_row_without_json_is_of_no_kind(takes: Takes) -> None:
    for number in (1, 2):
        takes.save(take(number))
    takes._database.write("UPDATE take SET data = '{' WHERE number = 2")
    assert list(takes.alike(kind_of(take(1).request))) == [take(1)]


def test_which_takes_have_a_film_is_known_without_reading_them(takes: Takes) -> None:
    for each in (take(1, Completed("a.mp4")), take(2, Failed(plain("No."))), take(3)):
        takes.save(each)
    assert takes.completed() == {take(1).id}


def test_a_forgotten_take_is_gone(takes: Takes) -> None:
    takes.save(take(1))
    takes.forget(take(1).id)
    takes.forget("never there")
    assert takes.all() == []


@pytest.mark.parametrize(
    ("state", "outcome", "said"),
    [
        (Failed(plain("No.")), '{"error": "No.", "code": "x", "charge": "charged"}', "No."),
        (Uncertain(plain("?")), '{"why": "The answer was lost."}', "The answer was lost."),
    ],
)
def test_a_sentence_of_an_older_version_stays_a_sentence(
    state: State, outcome: str, said: str
) -> None:
    row = row_of(take(1, state))
    data = {**json.loads(str(row["data"])), "note": "It waits."}
    old = {**row, "outcome": outcome, "data": json.dumps(data), "checksum": None}
    read = take_of(old)
    assert read is not None
    assert worded(reasons_of(read)) == said
    assert read.note == plain("It waits.")


def test_takes_of_one_request_are_found_whatever_they_belong_to(takes: Takes) -> None:
    ours, theirs = take(2), replace(take(1, shot="another"), created=5.0)
    other = take(3, prompt="Another")
    for each in (ours, theirs, other):
        takes.save(each)
    assert takes.of_request(take_digest(ours)) == [theirs, ours]
    takes.save(replace(ours, request=other.request))
    assert takes.of_request(take_digest(other)) == [
        replace(ours, request=other.request),
        other,
    ]
    assert takes.of_request("") == []


def test_the_digests_of_old_rows_are_filled_in(tmp_path: Path) -> None:
    """As a database of the version before has them: whole, flipped, or not to be read."""
    file = tmp_path / "library.sqlite"
    before = ("request", "checksum")
    with closing(Database(file, MIGRATIONS[:2])) as old:
        for number in (1, 2, 3):
            row = {k: v for k, v in row_of(take(number)).items() if k not in before}
            if number == 3:
                row["data"] = "{"
            signed = {**row, "checksum": checksum(row.values())}
            if number == 2:
                signed["created"] = 7.0
            marks = ", ".join("?" for _ in signed)
            old.write(
                f"INSERT INTO take ({', '.join(signed)}) VALUES ({marks})", [*signed.values()]
            )
    with closing(Database(file)) as database:
        takes = Takes(database)
        assert takes.of_request(take_digest(take(1))) == [take(1)]
        assert takes.damaged() == [take(2).id]
        assert takes.unreadable() == [take(2).id, take(3).id]
        plan = database.rows("EXPLAIN QUERY PLAN SELECT * FROM take WHERE request = 'a'")
        assert "take_request" in plan[0]["detail"]


@pytest.mark.parametrize("column", ["data", "outcome"])
@pytest.mark.parametrize("value", ["[]", '["x.mp4"]', "7", '"text"', "null", "true", "", "{"])
def test_json_of_another_shape_is_a_take_that_cannot_be_read(
    takes: Takes, column: str, value: str
) -> None:
    takes.save(take(1, Completed("x.mp4")))
    row = {**row_of(take(1, Completed("x.mp4"))), column: value}
    row["checksum"] = checksum(row[name] for name in CHECKED)
    changed = ", ".join(f"{name} = ?" for name in row)
    takes._database.write(f"UPDATE take SET {changed}", [*row.values()])
    assert takes.all() == []
    assert takes.foreign(take(1).id)


def test_a_flipped_digest_is_noticed(takes: Takes) -> None:
    takes.save(take(1))
    takes._database.write("UPDATE take SET request = 'a' || substr(request, 2)")
    assert takes.damaged() == [take(1).id]
