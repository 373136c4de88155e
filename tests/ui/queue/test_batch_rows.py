"""Batches in the queue's table: a heading each, which counts, folds and stands for its takes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import Completed, Failed, Processing, Queued, State, Take
from hailuo_desktop.ui.queue.model import Role
from hailuo_desktop.ui.queue.take_table import TakeTable
from hailuo_desktop.ui.queue.take_table_model import CREDITS, PROGRESS, STATE, Kind
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.workspace import Workspace
from tests.fakes.any_take import take

FAILED = Failed(plain("Refused."))


def of_batch(name: str, batch: int, state: State | None = None, cost: int = 36) -> Take:
    made = take(name, state, created=1000.0 * batch, place=float(ord(name)))
    return replace(made, cost=Cost(reserved=Decimal(cost)))


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    made = Widgets(DARK)
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    for each in (
        of_batch("a", 1, Processing(50)),
        of_batch("b", 1, Queued()),
        of_batch("c", 2, Queued()),
        of_batch("d", 1, Queued()),
    ):
        made.takes.put(each)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.workspaces.choose(Workspace.QUEUE)
    return made


@pytest.fixture
def table(widgets: Widgets, qtbot: QtBot) -> TakeTable:
    made = widgets.queue.table
    qtbot.waitUntil(lambda: made.view.model().rowCount() > 0)
    return made


def cell(table: TakeTable, row: int, column: int = 0) -> str:
    return str(table.view.model().index(row, column).data())


def shown(table: TakeTable) -> list[str]:
    """Ids of takes, and a word for each heading."""
    model = table.view.model()
    takes = [model.index(row, 0).data(Role.TAKE) for row in range(model.rowCount())]
    return [each.id if each else "batch" for each in takes]


def test_a_batch_stands_together_below_its_heading_and_one_alone_needs_none(
    table: TakeTable,
) -> None:
    assert shown(table) == ["batch", "a", "b", "d", "c"]


def test_the_heading_counts_and_follows(widgets: Widgets, table: TakeTable) -> None:
    assert "3 takes" in cell(table, 0)
    assert cell(table, 0, STATE) == "0 of 3 done"
    assert cell(table, 0, PROGRESS).startswith("17")
    assert cell(table, 0, CREDITS) == "108"
    widgets.takes.put(of_batch("a", 1, Processing(100)))
    assert cell(table, 0, PROGRESS).startswith("33")


def test_it_tells_what_is_done_and_what_failed(
    widgets: Widgets, table: TakeTable, qtbot: QtBot
) -> None:
    widgets.takes.put(of_batch("a", 1, Completed("a.mp4")))
    widgets.takes.put(of_batch("b", 1, FAILED))
    said = "1 of 3 done, 1 failed"
    qtbot.waitUntil(lambda: cell(table, shown(table).index("batch"), STATE) == said)


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Return])
def test_it_folds_by_key_and_comes_back(table: TakeTable, key: Qt.Key) -> None:
    table.view.selectRow(0)
    QTest.keyClick(table.view, key)
    assert shown(table) == ["batch", "c"]
    assert table.view.currentIndex().row() == 0
    QTest.keyClick(table.view, Qt.Key.Key_Right)
    assert shown(table) == ["batch", "a", "b", "d", "c"]


def test_a_click_folds_it(table: TakeTable) -> None:
    place = table.view.visualRect(table.view.model().index(0, 0)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(table) == ["batch", "c"]


def test_the_heading_stands_for_all_its_takes(table: TakeTable) -> None:
    table.view.selectRow(0)
    assert [each.id for each in table.selected()] == ["a", "b", "d"]
    table.view.selectAll()
    assert sorted(each.id for each in table.selected()) == ["a", "b", "c", "d"]


def test_what_is_chosen_stays_chosen_when_rows_come_and_go(
    widgets: Widgets, table: TakeTable, qtbot: QtBot
) -> None:
    table.select("b")
    widgets.takes.put(of_batch("e", 3))
    qtbot.waitUntil(lambda: "e" in shown(table))
    assert [each.id for each in table.selected()] == ["b"]


def test_a_take_that_a_fold_hides_is_brought_into_sight(table: TakeTable) -> None:
    table.view.selectRow(0)
    QTest.keyClick(table.view, Qt.Key.Key_Left)
    table.select("d")
    assert [each.id for each in table.selected()] == ["d"]


def test_narrowed_it_counts_what_is_left(table: TakeTable) -> None:
    table.show_kind(Kind.WAITING)
    assert shown(table) == ["batch", "b", "d", "c"]
    assert "2 takes" in cell(table, 0)


def test_it_is_a_model_as_qt_wants_it(widgets: Widgets, table: TakeTable, qtbot: QtBot) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(table.view.model(), mode)
    widgets.takes.put(of_batch("e", 2, Processing(5)))
    widgets.takes.drop("a")
    qtbot.waitUntil(lambda: "a" not in shown(table))
    table.view.selectRow(0)
    QTest.keyClick(table.view, Qt.Key.Key_Left)
    assert tester.model() is table.view.model()
