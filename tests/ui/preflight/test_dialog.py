"""The pre-flight: nothing leaves before its one confirm, and only what is chosen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from hailuo_desktop.assets import asset
from hailuo_desktop.ui import theme
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.preflight.dialog import PreflightDialog
from hailuo_desktop.ui.preflight.model import Column, Mark, PreflightModel, Row
from hailuo_desktop.ui.preflight.table import WordsDelegate
from hailuo_desktop.ui.preflight.when import When

READY = Row("a", "01", "T2V · 768p · 6 s", Mark.READY, False, "")
WARN = Row("b", "02", "FLF · 768p · 6 s", Mark.WARN, False, "12 % of it will be cropped away.")
FIX = Row("c", "03", "T2V · 512p · 6 s", Mark.FIX, True, "512p is not offered.")
BLOCK = Row("d", "04", "T2V · 768p · 6 s", Mark.BLOCK, True, "The prompt is empty.")
ROWS = (READY, WARN, FIX, BLOCK)

Make = Callable[[bool], PreflightDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(online: bool) -> PreflightDialog:
        dialog = PreflightDialog(Icons(asset("icons")), theme.DARK, online)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show_rows(ROWS)
        dialog.show()
        return dialog

    return made


def check_state(model: PreflightModel, row: int) -> object:
    return model.index(row, Column.SHOT).data(Qt.ItemDataRole.CheckStateRole)


def toggle(model: PreflightModel, row: int, state: Qt.CheckState) -> bool:
    role = Qt.ItemDataRole.CheckStateRole
    return model.setData(model.index(row, Column.SHOT), state, role)


def test_the_model_keeps_qt_s_rules(qtbot: QtBot) -> None:
    model = PreflightModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS)
    toggle(model, 0, Qt.CheckState.Unchecked)
    model.show_rows(ROWS[1:])
    assert tester.model() is model


def test_what_can_go_is_chosen_and_what_is_blocked_cannot_be() -> None:
    model = PreflightModel()
    model.show_rows(ROWS)
    assert model.chosen() == ["a", "b"]
    assert check_state(model, 0) == Qt.CheckState.Checked
    assert check_state(model, 2) is None
    assert not toggle(model, 3, Qt.CheckState.Checked)
    assert model.chosen() == ["a", "b"]


def test_what_the_artist_leaves_out_stays_out_when_rows_change() -> None:
    model = PreflightModel()
    model.show_rows(ROWS)
    toggle(model, 0, Qt.CheckState.Unchecked)
    model.show_rows((READY, Row("c", "03", "T2V", Mark.READY, False, "")))
    assert model.chosen() == ["c"]
    toggle(model, 0, Qt.CheckState.Checked)
    assert model.chosen() == ["a", "c"]


def test_sending_tells_the_chosen_shots_once(make: Make, qtbot: QtBot) -> None:
    dialog = make(True)
    toggle(dialog.model, 1, Qt.CheckState.Unchecked)
    assert dialog.send.text() == "Send 1 shot"
    with qtbot.waitSignal(dialog.send_requested) as sent:
        dialog.send.click()
    assert sent.args == [["a"], 0]
    assert dialog.result() == PreflightDialog.DialogCode.Accepted


@pytest.mark.parametrize("online", [True, False])
def test_a_second_press_finds_nothing_to_press(make: Make, online: bool) -> None:
    dialog = make(online)
    told: list[object] = []
    dialog.send_requested.connect(lambda ids, _cap: told.append(ids))
    dialog.later_requested.connect(lambda ids, _when, _cap: told.append(ids))
    for _ in range(2):
        (dialog.send if online else dialog.later).click()
        dialog.later.click()
    assert told == [["a", "b"]]


def test_cancel_sends_nothing(make: Make, qtbot: QtBot) -> None:
    dialog = make(True)
    with (
        qtbot.assertNotEmitted(dialog.send_requested),
        qtbot.assertNotEmitted(dialog.later_requested),
    ):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_with_nothing_chosen_nothing_can_be_sent(make: Make) -> None:
    dialog = make(True)
    for row in (0, 1):
        toggle(dialog.model, row, Qt.CheckState.Unchecked)
    assert not dialog.send.isEnabled()
    assert not dialog.later.isEnabled()


def test_offline_there_is_no_sending_only_later(make: Make, qtbot: QtBot) -> None:
    dialog = make(False)
    assert not dialog.send.isVisible()
    assert dialog.offline.isVisible()
    with qtbot.waitSignal(dialog.later_requested) as told:
        dialog.later.click()
    assert told.args == [["a", "b"], When("start"), 0]


def test_a_time_of_one_s_own_choice_is_told_in_unix_seconds(make: Make, qtbot: QtBot) -> None:
    dialog = make(True)
    assert not dialog.when.time.isVisible()
    dialog.when.how.setCurrentIndex(2)
    assert dialog.when.time.isVisible()
    moment = QDateTime.currentDateTime().addDays(3)
    dialog.when.time.setDateTime(moment)
    with qtbot.waitSignal(dialog.later_requested) as told:
        dialog.later.click()
    assert told.args is not None
    assert told.args[1] == When("time", float(moment.toSecsSinceEpoch()))


def test_one_click_asks_for_every_fix(make: Make, qtbot: QtBot) -> None:
    dialog = make(True)
    assert dialog.fix.text() == "Fix the shot"
    with qtbot.waitSignal(dialog.fix_requested) as told:
        dialog.fix.click()
    assert told.args == [["c"]]
    dialog.show_rows((READY,))
    assert not dialog.fix.isVisible()


def test_space_chooses_or_leaves_out_what_is_selected(make: Make, qtbot: QtBot) -> None:
    dialog = make(True)
    dialog.table.selectAll()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.model.chosen() == ["a", "b"]  # one of them was not chosen: all are now
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.model.chosen() == ["b"]


def test_a_double_click_shows_the_shot(make: Make, qtbot: QtBot) -> None:
    dialog = make(True)
    with qtbot.waitSignal(dialog.shot_requested) as told:
        dialog.table.doubleClicked.emit(dialog.model.index(3, Column.WORDS))
    assert told.args == ["d"]


def test_what_is_said_of_a_shot_is_never_cut_off(make: Make) -> None:
    dialog = make(True)
    dialog.setStyleSheet(theme.stylesheet(theme.DARK))
    words = "The prompt has 2100 characters and may have at most 2000: shorten it by 100."
    dialog.show_rows([replace(READY, words=words)])
    table, index = dialog.table, dialog.model.index(0, Column.WORDS)
    delegate = table.itemDelegate()
    assert isinstance(delegate, WordsDelegate)
    for width in range(820, 1100, 4):
        dialog.resize(width, 560)
        QTest.qWait(0)
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        delegate.initStyleOption(option, index)
        option.rect = table.visualRect(index)
        place = table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
        margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        inside = place.adjusted(margin, 0, -margin, 0)
        needed = table.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, words)
        assert needed.height() <= place.height()


def test_a_row_tells_a_screen_reader_all_of_it(make: Make) -> None:
    index = make(True).model.index(3, Column.SHOT)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Shot 04: T2V · 768p · 6 s. Blocked. The prompt is empty."


@pytest.mark.parametrize("name", ["cap", "time", "how"])
def test_enter_in_a_field_ends_its_edit_and_sends_nothing(make: Make, name: str) -> None:
    dialog = make(True)
    dialog.when.how.setCurrentIndex(2)
    dialog.activateWindow()
    field = dialog.cap if name == "cap" else getattr(dialog.when, name)
    field.setFocus()
    asked: list[object] = []
    for signal in (dialog.send_requested, dialog.later_requested):
        signal.connect(lambda *args: asked.append(args))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(field, key)
    assert asked == []
    assert dialog.isVisible()
