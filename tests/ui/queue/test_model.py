"""Takes as rows: the order, what is told of a change, and what a row says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Processing,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.ui.queue.model import QueueModel, Role, elapsed, title
from tests.fakes.any_take import take

DONE = Completed("a.mp4")
Told = list[tuple[int, int, list[int]]]


@pytest.fixture
def model(qapp: object) -> QueueModel:
    return QueueModel(now=lambda: 1100.0)


@pytest.fixture(autouse=True)
def tester(model: QueueModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def rows(model: QueueModel) -> str:
    return "".join(model.take_at(row).id for row in range(model.rowCount()))


def settle(model: QueueModel, name: str, state: State = DONE) -> None:
    row = model.row_of(name)
    assert row is not None
    model.put(replace(model.take_at(row), state=state))


def told_by(model: QueueModel) -> Told:
    told: Told = []
    model.dataChanged.connect(
        lambda first, last, roles: told.append((first.row(), last.row(), roles))
    )
    return told


def test_what_is_in_flight_stands_first_in_the_order_of_sending(model: QueueModel) -> None:
    for each in (take("a"), take("x", DONE), take("b"), take("y", Cancelled()), take("c")):
        model.put(each)
    assert rows(model) == "abcyx"


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_a_take_that_settles_goes_before_the_others_settled(model: QueueModel, name: str) -> None:
    for each in ("a", "b", "c"):
        model.put(take(each))
    model.put(take("x", DONE))
    settle(model, name)
    assert rows(model) == "abc".replace(name, "") + name + "x"


def test_a_settled_take_keeps_its_selection_as_it_moves(model: QueueModel) -> None:
    for each in ("a", "b", "c"):
        model.put(take(each))
    chosen = QPersistentModelIndex(model.index(0))
    choice = QItemSelectionModel(model)
    choice.select(model.index(0), QItemSelectionModel.SelectionFlag.Select)
    settle(model, "a")
    assert chosen.row() == 2
    assert [index.row() for index in choice.selectedIndexes()] == [2]


def test_a_poll_changes_one_row_and_moves_none(model: QueueModel) -> None:
    for each in ("a", "b", "c"):
        model.put(take(each, Pending()))
    told = told_by(model)
    model.put(take("b", Processing(40)))
    assert [(first, last) for first, last, _ in told] == [(1, 1)]
    assert rows(model) == "abc"


def test_a_take_that_settles_changes_no_other_row(model: QueueModel) -> None:
    for each in ("a", "b", "c"):
        model.put(take(each))
    told = told_by(model)
    settle(model, "a")
    assert [(first, last) for first, last, _ in told] == [(2, 2)]


def test_time_passes_only_for_what_is_in_flight(model: QueueModel) -> None:
    told = told_by(model)
    model.put(take("x", DONE))
    model.tick()
    assert told == []
    model.put(take("a"))
    model.put(take("b"))
    model.tick()
    assert told == [(0, 1, [Role.ELAPSED])]


def test_the_count_is_told_when_it_changes_and_only_then(model: QueueModel) -> None:
    told: list[int] = []
    model.counted.connect(told.append)
    model.put(take("a"))
    model.put(take("a", Pending()))
    model.put(take("b"))
    model.put(take("x", DONE))
    settle(model, "a")
    model.drop("b")
    model.drop("nobody")
    assert told == [1, 2, 1, 0]
    assert (rows(model), model.in_flight()) == ("ax", 0)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (59, "0:59"), (61, "1:01"), (3599, "59:59"), (3725, "1:02:05")],
)
def test_elapsed_time_reads_like_a_clock(seconds: int, shown: str) -> None:
    assert elapsed(take(created=1000.0), 1000.0 + seconds) == shown


def test_a_settled_take_keeps_the_time_that_it_took(model: QueueModel) -> None:
    model.put(take("a", DONE, created=1000.0, changed=1065.0))
    model.put(take("b", created=1000.0))
    shown = [model.index(row).data(Role.ELAPSED) for row in range(2)]
    assert shown == ["1:40", "1:05"]


def test_a_row_has_its_take_behind_it_and_words_for_a_reader(model: QueueModel) -> None:
    lost = take("a", Uncertain("The answer was lost."))
    model.put(lost)
    index = model.index(0)
    assert index.data(Role.TAKE) is lost
    assert index.data() == title(lost) == "S01 · t1"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "may be charged" in spoken
    assert "The answer was lost." in spoken


@pytest.mark.parametrize(
    "each",
    [
        take("a", Failed("<img src=x> is <b>wrong</b>", charge=Charge.NO)),
        replace(take("a"), request=replace(take().request, prompt="<b>bold</b>")),
    ],
)
def test_a_tool_tip_shows_markup_to_the_letter(model: QueueModel, each: Take) -> None:
    model.put(each)
    shown = str(model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
