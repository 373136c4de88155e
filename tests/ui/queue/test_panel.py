"""The queue as the artist sees and uses it, by mouse and by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.decision import Decision
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Hold,
    Pending,
    Processing,
    Queued,
)
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions import BY_NAME
from hailuo_desktop.ui.actions.action import TakeAction
from hailuo_desktop.ui.actions.takes import actions_for, urgent_action
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.queue.delegate import chip_rect
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.queue.panel import QueuePanel
from hailuo_desktop.ui.queue.resolve import ResolveDialog
from hailuo_desktop.ui.queue.retry_dialog import RetryDialog
from hailuo_desktop.ui.theme import DARK, LIGHT
from tests.fakes.any_take import take
from tests.ui.queue.conftest import LONG, fill

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


EDITED: dict[str, str] = {}  # what the panel is told of edits since, by take


@pytest.fixture
def panel(qtbot: QtBot, icons: Icons, model: QueueModel) -> QueuePanel:
    EDITED.clear()
    widget = QueuePanel(model, ActionSet(), icons, DARK, lambda take: EDITED.get(take.id, ""))
    qtbot.addWidget(widget)
    widget.resize(480, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def heard(panel: QueuePanel, name: str) -> list[list[str]]:
    """What the action of the name is run for from now on."""
    done: list[list[str]] = []
    action = BY_NAME[name]
    assert isinstance(action, TakeAction)
    panel._actions.bind(action, done.append)
    return done


def choose(panel: QueuePanel, model: QueueModel, name: str, *, add: bool = False) -> None:
    row = model.row_of(name)
    assert row is not None
    panel.list.scrollTo(model.index(row))
    place = panel.list.visualRect(model.index(row)).topLeft() + QPoint(60, 8)
    keys = CTRL if add else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(panel.list.viewport(), LEFT, keys, place)


def words_of(panel: QueuePanel) -> list[str]:
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def test_the_clock_goes_only_while_something_is_in_flight(
    panel: QueuePanel, model: QueueModel
) -> None:
    def going() -> bool:
        timers = panel.findChildren(QTimer)
        return any(timer.isActive() and not timer.isSingleShot() for timer in timers)

    model.put(take("a", Completed("a.mp4")))
    assert not going()
    model.put(take("b", Processing(62), task="task-b"))
    assert going()
    model.put(take("b", Completed("b.mp4"), task="task-b"))
    assert not going()
    model.put(take("c", Queued()))
    assert going()
    model.drop("c")
    assert not going()


def test_an_empty_queue_says_what_will_be_here(panel: QueuePanel, model: QueueModel) -> None:
    assert any("appear here" in words for words in words_of(panel))
    assert not panel.details.isVisible()
    assert not panel.list.isVisible()
    model.put(take("a"))
    assert panel.list.isVisible()
    model.drop("a")
    assert not panel.list.isVisible()


def test_head_and_banner_speak_for_the_panel(
    panel: QueuePanel, model: QueueModel, qtbot: QtBot
) -> None:
    fill(model)
    model.put(replace(take("f", Queued()), hold=Hold()))
    panel.show_finish(60.0, 600.0)
    assert panel.head.count().endswith("about a minute left")
    assert panel.banner.sentence().endswith("this takes about 10 min.")
    started = heard(panel, "start")
    panel.banner.action.click()
    assert started == [["f"]]
    panel.show_halt("No credits are left.", "Go on")
    assert not panel.head.count().endswith("left")
    with qtbot.waitSignal(panel.halt_action_requested):
        panel.banner.action.click()
    panel.hide_halt()
    with qtbot.waitSignal(panel.pause_requested):
        panel.head.pause_requested.emit(True)
    panel.show_paused(True)
    assert panel.paused
    assert panel.head.count().startswith("paused")


def test_the_whole_sentence_can_be_read(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    choose(panel, model, "d")
    sentence = panel.details.sentence()
    assert sentence.startswith(LONG)
    assert sentence.endswith("EvoLink has not said whether this was charged.")
    (label,) = [each for each in panel.findChildren(QLabel) if each.text() == sentence]
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.height() >= label.heightForWidth(label.width())


def test_what_was_chosen_stays_in_sight(panel: QueuePanel, model: QueueModel, qtbot: QtBot) -> None:
    for name in "abcdefgh":
        model.put(take(name, Pending()))
    last = model.index(model.rowCount() - 1)
    panel.list.setCurrentIndex(last)
    view = panel.list.viewport().rect()
    qtbot.waitUntil(lambda: panel.details.isVisible() and view.height() > 0)
    qtbot.waitUntil(lambda: panel.list.viewport().rect().contains(panel.list.visualRect(last)))


def test_the_details_follow_the_take(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    choose(panel, model, "a")
    assert panel.details.sentence() == "62 %"
    kept = panel.details.buttons["copy_task"]
    model.put(take("a", Processing(70), task="task-a"))
    assert panel.details.sentence() == "70 %"
    model.put(take("a", Completed("a.mp4"), task="task-a"))
    assert set(panel.details.buttons) == {"reveal", "copy_task", "remove"}
    assert panel.details.buttons["copy_task"] is kept


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("a", "stop_following"),
        ("c", "cancel"),
        ("c", "remove"),
        ("c", "edit"),
        ("f", "retry"),
        ("e", "reveal"),
    ],
)
def test_every_verb_is_a_button_beneath(
    panel: QueuePanel, model: QueueModel, name: str, verb: str
) -> None:
    fill(model)
    done = heard(panel, verb)
    choose(panel, model, name)
    panel.details.buttons[verb].click()
    assert done == [[name]]


@pytest.mark.parametrize("sure", [True, False])
def test_before_it_is_paid_for_twice_the_artist_is_asked(
    panel: QueuePanel, model: QueueModel, sure: bool
) -> None:
    charge = Charge.YES if sure else Charge.UNKNOWN
    model.put(take("d", Failed(plain("It broke."), charge=charge), number=2))
    model.put(take("g", Cancelled(), submitted=1000.0))
    told: list[list[str]] = []
    panel.retry_requested.connect(told.append)
    choose(panel, model, "d")
    panel.details.buttons["retry"].click()
    first = asked(panel)
    assert ("was charged" if sure else "may have been charged") in first.text()
    assert first.defaultButton() is not first.yes
    first.reject()
    assert told == []
    choose(panel, model, "g", add=True)
    panel.details.buttons["retry"].click()
    second = asked(panel)
    assert second.text() == "2 of these 2 takes may have been charged."
    second.yes.click()
    assert sorted(told[0]) == ["d", "g"]


def asked(panel: QueuePanel) -> RetryDialog:
    (dialog,) = (each for each in panel.findChildren(RetryDialog) if each.isVisible())
    return dialog


def test_a_take_that_is_not_followed_can_be_followed_again(
    panel: QueuePanel, model: QueueModel, qtbot: QtBot
) -> None:
    model.put(take("a", Pending(), followed=False))
    choose(panel, model, "a")
    assert "charged all the same" in panel.details.sentence()
    done = heard(panel, "follow")
    panel.details.buttons["follow"].click()
    assert done == [["a"]]


def test_task_ids_are_copied_one_a_line(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    choose(panel, model, "d")
    choose(panel, model, "e", add=True)
    assert "2 takes selected" in words_of(panel)
    panel.details.buttons["copy_task"].click()
    assert sorted(QGuiApplication.clipboard().text().split("\n")) == ["task-d", "task-e"]
    QGuiApplication.clipboard().clear()


def test_an_uncertain_row_has_its_resolve_in_sight(
    panel: QueuePanel, model: QueueModel, qtbot: QtBot
) -> None:
    fill(model)
    row = model.index(1)
    option = QStyleOptionViewItem()
    option.initFrom(panel.list)
    option.rect = panel.list.visualRect(row)
    verb = urgent_action(model.take_at(1))
    assert verb is not None
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=chip_rect(option, verb).center())
    (dialog,) = panel.findChildren(ResolveDialog)
    with qtbot.waitSignal(panel.resolve_requested) as asked:
        dialog.abandon.setChecked(True)
        dialog.buttons.accepted.emit()
    assert asked.args == ["b", Decision.ABANDON, ""]


def test_choosing_a_row_shows_the_take(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    told: list[str] = []
    panel.take_selected.connect(told.append)
    choose(panel, model, "a")
    assert set(told) == {"a"}
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert told[-1] == "b"


def test_a_row_that_goes_away_shows_no_other_take(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    choose(panel, model, "a")
    told: list[str] = []
    panel.take_selected.connect(told.append)
    model.drop("a")
    assert told == []
    assert not panel.details.isVisible()


def test_the_verbs_stand_in_one_order_whatever_was_chosen_before(
    panel: QueuePanel, model: QueueModel
) -> None:
    fill(model)

    def shown(name: str) -> list[object]:
        choose(panel, model, name)
        row = panel.details._row
        items = [row.itemAt(place) for place in range(row.count())]
        return [item.widget() for item in items if item is not None]

    for name in "abcdeffdbeca":
        chosen = shown(name)
        buttons = panel.details.buttons
        wanted = [verb for verb in actions_for(panel.selected()[:1]) if verb.button]
        assert chosen == [buttons[verb.name] for verb in wanted]


def test_what_happens_to_other_takes_does_not_choose_again(
    panel: QueuePanel, model: QueueModel
) -> None:
    fill(model)
    choose(panel, model, "e")
    told: list[str] = []
    panel.take_selected.connect(told.append)
    model.put(take("z", Queued()))
    model.put(take("z", Pending(), task="task-z"))
    model.put(take("a", Completed("a.mp4"), task="task-a"))
    assert told == []
    assert [each.id for each in panel.selected()] == ["e"]
    choose(panel, model, "e")  # the artist, who may have gone to another shot meanwhile
    assert set(told) == {"e"}


@pytest.mark.parametrize(
    ("name", "removed"), [("e", [["e"]]), ("c", [["c"]]), ("a", []), ("b", [])]
)
def test_delete_removes_only_what_may_go(
    panel: QueuePanel, model: QueueModel, name: str, removed: list[list[str]]
) -> None:
    fill(model)
    told = heard(panel, "remove")
    choose(panel, model, name)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert told == removed


def test_the_menu_holds_the_same_verbs(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    choose(panel, model, "d")
    words = [
        action.text().partition("\t")[0] for action in panel.menu_for(panel.selected()).actions()
    ]
    assert words == [button.text() for button in panel.details.buttons.values()]


@pytest.mark.parametrize(
    ("words", "name"), [("To the front", "to_front"), ("To the end", "to_end")]
)
def test_the_menu_moves_what_waits_to_either_end(
    panel: QueuePanel, model: QueueModel, qtbot: QtBot, words: str, name: str
) -> None:
    fill(model)
    choose(panel, model, "c")
    assert name not in panel.details.buttons
    (action,) = [
        each for each in panel.menu_for(panel.selected()).actions() if each.text() == words
    ]
    done = heard(panel, name)
    action.trigger()
    assert done == [["c"]]


def test_rows_are_painted_in_every_state_and_theme(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    model.put(take("f", Cancelled()))
    pictures = set[bytes]()
    for theme in (DARK, LIGHT):
        panel.set_theme(theme)
        image = panel.list.viewport().grab().toImage()
        assert not image.isNull()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == 2


def test_a_click_beside_the_verb_only_selects(panel: QueuePanel, model: QueueModel) -> None:
    fill(model)
    choose(panel, model, "b")
    assert panel.findChildren(ResolveDialog) == []
    assert [each.id for each in panel.selected()] == ["b"]


def test_how_the_shot_was_edited_is_told_and_can_be_taken_over(
    panel: QueuePanel, model: QueueModel, qtbot: QtBot
) -> None:
    fill(model)
    edited = EDITED
    edited["c"] = "The <b>prompt</b> changed."
    choose(panel, model, "c")
    assert panel.details.edits() == "The <b>prompt</b> changed."
    assert panel.details.take_over.isVisible()
    with qtbot.waitSignal(panel.take_over_requested) as asked:
        panel.details.take_over.click()
    assert asked.args == ["c"]
    edited.clear()
    panel.show_edits()
    assert not panel.details.take_over.isVisible()
    edited["c"] = edited["a"] = "Changed."
    choose(panel, model, "a", add=True)
    assert not panel.details.take_over.isVisible()
