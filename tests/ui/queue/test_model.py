"""Takes as rows: the order, what is told of a change, and what a row says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Pending,
    Processing,
    State,
    Submitting,
    Take,
    Uncertain,
    Uploading,
)
from hailuo_desktop.ui.queue.model import TAKES, QueueModel, Role, elapsed, title
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
    sent = [take(name, Pending()) for name in "abc"]
    for each in (sent[0], take("x", DONE), sent[1], take("y", Cancelled()), sent[2]):
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


def test_the_counts_are_told_when_they_change_and_only_then(model: QueueModel) -> None:
    told: list[tuple[int, int]] = []
    model.counted.connect(lambda flying, waiting: told.append((flying, waiting)))
    model.put(take("a"))
    model.put(take("a", note=plain("It waits.")))
    model.put(take("a", Pending()))
    model.put(take("b"))
    model.put(take("x", DONE))
    settle(model, "a")
    model.drop("b")
    model.drop("nobody")
    assert told == [(0, 1), (1, 0), (1, 1), (0, 1), (0, 0)]
    assert (rows(model), model.in_flight(), model.waiting()) == ("ax", 0, [])


def test_what_waits_stands_by_its_place_behind_what_was_sent(model: QueueModel) -> None:
    model.put(take("a", place=3.0))
    model.put(take("b", place=1.0))
    model.put(take("u", Uploading(), place=2.0))
    model.put(take("p", Pending(), submitted=900.0, place=9.0))
    model.put(take("o", Pending(), submitted=800.0, place=9.5))
    model.put(take("x", DONE))
    assert rows(model) == "opbuax"
    assert model.waiting() == ["b", "u", "a"]
    model.put(take("a", place=0.5))
    assert rows(model) == "opabux"
    model.put(take("b", Submitting(), submitted=1000.0, place=1.0))
    assert rows(model) == "opbaux"


def test_settled_takes_stand_the_latest_first_in_whatever_order_they_come(
    model: QueueModel,
) -> None:
    for name, changed in (("a", 10.0), ("c", 30.0), ("b", 20.0)):
        model.put(take(name, DONE, changed=changed))
    assert rows(model) == "cba"


def test_only_what_waits_can_be_dragged(model: QueueModel) -> None:
    model.put(take("p", Pending()))
    model.put(take("a", place=1.0))
    model.put(take("b", place=2.0))
    model.put(take("x", DONE))
    draggable = Qt.ItemFlag.ItemIsDragEnabled
    assert [bool(model.index(row).flags() & draggable) for row in range(4)] == [
        False,
        True,
        True,
        False,
    ]
    data = model.mimeData([model.index(2), model.index(1)]).data(TAKES).data()
    assert bytes(data) == b"a\nb"


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
    lost = take("a", Uncertain(plain("The answer was lost.")))
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
        take("a", Failed(plain("<img src=x> is <b>wrong</b>"), charge=Charge.NO)),
        replace(take("a"), request=replace(take().request, prompt="<b>bold</b>")),
    ],
)
def test_a_tool_tip_shows_markup_to_the_letter(model: QueueModel, each: Take) -> None:
    model.put(each)
    shown = str(model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
