"""The queue at full width: what a row tells, what it is narrowed to, and doubts in one place."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Answers, Widgets
from hailuo_desktop.domain.decision import Decision
from hailuo_desktop.domain.take import Completed, Processing, Queued, State, Take, Uncertain
from hailuo_desktop.ui.actions.takes import RESOLVE
from hailuo_desktop.ui.queue.settle_dialog import SettleDialog
from hailuo_desktop.ui.queue.take_table import TakeTable
from hailuo_desktop.ui.queue.take_table_model import TO_DO, Kind, kind_of
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.workspace import Workspace
from tests.fakes.takes import take

ALL: tuple[State, ...] = (
    *(Processing(40.0), Uncertain(()), Uncertain(()), Queued(), Completed("5.mp4")),
)


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    made = Widgets(DARK, answers=Answers(board_of=lambda shot: f"Board of {shot}"))
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    for number, state in enumerate(ALL, start=1):
        made.takes.put(take(number, state))
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.workspaces.choose(Workspace.QUEUE)
    return made


@pytest.fixture
def table(widgets: Widgets) -> TakeTable:
    return widgets.queue.table


def cells(table: TakeTable) -> list[list[str]]:
    model = table.view.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def numbers(table: TakeTable) -> list[str]:
    return sorted(row[0].split("t")[-1] for row in cells(table))


def test_a_row_tells_take_board_state_and_what_to_do(table: TakeTable) -> None:
    by_take = {row[0].split("t")[-1]: row for row in cells(table)}
    assert by_take["1"][1] == "Board of shot-1"
    assert by_take["1"][3].startswith("40")
    assert by_take["1"][4].endswith(" · 768p · 6 s")
    assert by_take["2"][TO_DO] != ""
    assert by_take["5"][3] == ""


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (Kind.ALL, ["1", "2", "3", "4", "5"]),
        (Kind.DECIDE, ["2", "3"]),
        (Kind.FLYING, ["1"]),
        (Kind.WAITING, ["4"]),
        (Kind.DONE, ["5"]),
    ],
)
def test_it_can_be_narrowed_to_what_stands_alike(
    table: TakeTable, kind: Kind, shown: list[str]
) -> None:
    table.kinds[kind].click()
    assert numbers(table) == shown
    assert table.kinds[kind].text().endswith(f" {len(shown)}")


def test_a_kind_that_no_take_is_of_has_no_button(table: TakeTable) -> None:
    assert not table.kinds[Kind.FAILED].isVisible()


@pytest.mark.parametrize("state", ALL)
def test_every_state_has_its_kind(state: State) -> None:
    assert kind_of(take(1, state)) in set(Kind) - {Kind.ALL}


def test_a_take_that_changes_goes_where_it_belongs(
    widgets: Widgets, table: TakeTable, qtbot: QtBot
) -> None:
    table.kinds[Kind.FLYING].click()
    widgets.takes.put(take(1, Completed("1.mp4")))
    qtbot.waitUntil(lambda: numbers(table) == [])
    table.kinds[Kind.DONE].click()
    assert numbers(table) == ["1", "5"]


def test_what_is_chosen_in_the_table_is_what_is_acted_on(
    widgets: Widgets, table: TakeTable
) -> None:
    told: list[str] = []
    widgets.queue.take_selected.connect(told.append)
    table.select("shot-1-take-4")
    assert told == ["shot-1-take-4"]
    assert [each.id for each in widgets.queue.selected()] == ["shot-1-take-4"]
    widgets.window.workspaces.choose(Workspace.BOARD)
    assert widgets.queue.selected() == []


def test_the_cell_that_says_what_to_do_does_it(widgets: Widgets, table: TakeTable) -> None:
    done: list[list[str]] = []
    widgets.actions.bind(RESOLVE, done.append)
    table.kinds[Kind.DECIDE].click()
    place = table.view.visualRect(table.view.model().index(0, TO_DO)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert done == [["shot-1-take-2"]]


def test_pictures_are_asked_for_once_and_shown(
    widgets: Widgets, table: TakeTable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(table.model.posters_wanted) as asked:
        widgets.takes.put(take(6, Queued()))
    assert "shot-1-take-6" in (asked.args or [[]])[0]
    with qtbot.waitSignal(table.model.posters_wanted) as asked:
        widgets.takes.put(take(6, Completed("6.mp4")))
    assert asked.args == [["shot-1-take-6"]]
    with qtbot.assertNotEmitted(table.model.posters_wanted):
        table.view.viewport().repaint()
        with qtbot.waitCallback() as later:  # whatever was due by then has been
            QTimer.singleShot(0, later)
    image = QImage(80, 45, QImage.Format.Format_RGB32)
    table.model.put_poster("shot-1-take-5", image)
    model = table.view.model()
    decoration = Qt.ItemDataRole.DecorationRole
    shown = [model.index(row, 0).data(decoration) is not None for row in range(6)]
    assert sum(shown) == 1


def settling(widgets: Widgets) -> SettleDialog:
    widgets.queue.table.settle.click()
    (dialog,) = widgets.queue.findChildren(SettleDialog)
    return dialog


def choose(dialog: SettleDialog, take_id: str, decision: Decision, task: str = "") -> None:
    row = dialog.rows[take_id]
    row.choice.setCurrentIndex(row.choice.findData(decision))
    row.task.setText(task)


def test_doubts_are_settled_in_one_place(widgets: Widgets) -> None:
    told: list[tuple[str, Decision, str]] = []
    widgets.queue.resolve_requested.connect(lambda *of: told.append(of))
    dialog = settling(widgets)
    assert not dialog.confirm.isEnabled()
    choose(dialog, "shot-1-take-2", Decision.ADOPT)
    assert not dialog.confirm.isEnabled()
    choose(dialog, "shot-1-take-2", Decision.ADOPT, " task-unified-9 ")
    choose(dialog, "shot-1-take-3", Decision.ABANDON)
    assert dialog.confirm.text() == "Settle 2 takes"
    dialog.buttons.accepted.emit()
    assert told == [
        ("shot-1-take-2", Decision.ADOPT, "task-unified-9"),
        ("shot-1-take-3", Decision.ABANDON, ""),
    ]


def test_what_is_left_for_later_stays_open(widgets: Widgets) -> None:
    told: list[object] = []
    widgets.queue.resolve_requested.connect(lambda *of: told.append(of[0]))
    dialog = settling(widgets)
    choose(dialog, "shot-1-take-3", Decision.RESEND)
    dialog.buttons.accepted.emit()
    assert told == ["shot-1-take-3"]


def test_a_key_that_was_down_before_settles_nothing(widgets: Widgets) -> None:
    told: list[object] = []
    widgets.queue.resolve_requested.connect(lambda *of: told.append(of[0]))
    dialog = settling(widgets)
    choose(dialog, "shot-1-take-3", Decision.RESEND)
    assert QApplication.doubleClickInterval() > 0
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Return)
    assert told == []


def test_one_doubt_needs_no_dialog_for_many(
    widgets: Widgets, table: TakeTable, qtbot: QtBot
) -> None:
    qtbot.waitUntil(table.settle.isVisible)
    widgets.takes.put(take(3, Completed("3.mp4")))
    qtbot.waitUntil(lambda: not table.settle.isVisible())


def test_ids_are_of_takes(table: TakeTable) -> None:
    found: list[Take] = [table.model.take_at(row) for row in range(table.model.rowCount())]
    assert {each.shot for each in found} == {"shot-1"}


def test_what_to_do_stays_in_sight_in_a_narrow_window(widgets: Widgets, qtbot: QtBot) -> None:
    view, window = widgets.queue.table.view, widgets.window

    def in_sight() -> bool:
        left = view.columnViewportPosition(TO_DO)
        return left + 120 <= view.viewport().width() and view.horizontalScrollBar().maximum() == 0

    usual = view.columnWidth(0)
    window.resize(820, 600)
    qtbot.waitUntil(in_sight)
    assert view.columnWidth(0) < usual
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: view.columnWidth(0) == usual)
    view.setColumnWidth(0, 260)  # by hand: so it stays
    window.resize(1300, 800)
    assert view.columnWidth(0) == 260
