"""The ledger."""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import LibraryError, TaskClaimed
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
from hailuo_desktop.store.takes import Takes
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


def test_settled_takes_are_a_history(takes: Takes) -> None:
    settled = [take(1, Completed("a")), take(2, Failed("No.")), take(3, Cancelled())]
    for each in (*settled[::-1], take(4, Pending()), take(5, Uncertain("lost"))):
        takes.save(each)
    assert takes.settled() == settled


def test_a_forgotten_take_is_gone(takes: Takes) -> None:
    takes.save(take(1))
    takes.forget(take(1).id)
    takes.forget("never there")
    assert takes.all() == []
