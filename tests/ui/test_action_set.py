"""One table of commands: what it is bound to is what its menus, keys and buttons do."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui.action_set import ActionSet, add_actions, hint, shown
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.actions.action import Action, ShotAction, TakeAction
from hailuo_desktop.ui.actions.shots import ADD, DELETE, EARLIER, FIND
from hailuo_desktop.ui.actions.takes import REMOVE
from hailuo_desktop.ui.actions.window import BATCH_WITHOUT, SEND
from hailuo_desktop.ui.board.keys import Keys


def test_an_action_is_done_with_what_is_chosen_or_with_what_is_given() -> None:
    actions, done = ActionSet(), list[list[str]]()
    actions.bind(DELETE, done.append)
    actions.bind(REMOVE, done.append)
    actions.choose_by(ShotAction, lambda: ["s1", "s2"])
    actions.choose_by(TakeAction, lambda: ["t1"])
    actions.run(DELETE)
    actions.run(DELETE, ["s9"])
    actions.run(REMOVE)
    assert done == [["s1", "s2"], ["s9"], ["t1"]]


def test_no_two_commands_have_one_name() -> None:
    """By their names they are kept: for keys, and for what was done last."""
    names = [action.name for action in ACTIONS]
    assert sorted(set(names)) == sorted(names)


def test_before_it_is_bound_an_action_does_nothing() -> None:
    actions = ActionSet()
    actions.run(FIND)
    assert actions.unbound() == [action.name for action in ACTIONS]


def test_a_menu_is_made_of_actions(qtbot: QtBot) -> None:
    menu, done = QMenu(), list[Action]()
    qtbot.addWidget(menu)
    add_actions(menu, [ADD, REMOVE], done.append, lambda _: QIcon())
    assert [entry.text() for entry in menu.actions()] == [
        "New shot after\tN",
        "Remove from the queue\tDel",
    ]
    for entry in menu.actions():
        entry.trigger()
    assert done == [ADD, REMOVE]


def test_both_enter_keys_are_told_as_one() -> None:
    assert shown(SEND) == ["Ctrl+Enter"]
    assert hint(BATCH_WITHOUT).endswith("(Ctrl+Shift+Enter)")


@pytest.mark.parametrize(("action", "times"), [(DELETE, 1), (EARLIER, 3)])
def test_a_key_that_is_held_does_once_what_does_not_repeat(
    qtbot: QtBot, qapp: QApplication, action: ShotAction, times: int
) -> None:
    view, actions, done = QListWidget(), ActionSet(), list[list[str]]()
    qtbot.addWidget(view)
    actions.bind(action, done.append)
    keys = Keys(view, actions, [action])
    key, held = {
        DELETE: (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        EARLIER: (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    }[action]
    for repeated in (False, True, True):
        qapp.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, held, "", repeated))
    assert len(done) == times
    assert keys.parent() is view
