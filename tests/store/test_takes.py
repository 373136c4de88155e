"""The ledger."""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import LibraryError, TaskClaimed
from hailuo_desktop.domain.prices import kind_of
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Queued,
    Submitting,
    Uncertain,
)
from hailuo_desktop.store.database import Database
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
    takes.save(take(2, Uncertain("lost")))
    with pytest.raises(TaskClaimed):
        takes.save(take(2, Pending(), task="task-1"))
    assert takes.find(take(2).id) == take(2, Uncertain("lost"))


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
            (Submitting(), Uncertain("lost"), Cancelled(), Queued()), start=1
        )
    ]
    others = [
        take(8, Cancelled()),
        replace(take(5, Pending(), task="task-5"), submitted=5.0),
        replace(take(6, Failed("No.")), submitted=5.0),
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
    for each in (take(1, Completed("a.mp4")), take(2, Failed("No.")), take(3)):
        takes.save(each)
    assert takes.completed() == {take(1).id}


def test_a_forgotten_take_is_gone(takes: Takes) -> None:
    takes.save(take(1))
    takes.forget(take(1).id)
    takes.forget("never there")
    assert takes.all() == []
