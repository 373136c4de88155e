"""Round the panes, from shot to shot, into the prompt and out of it, by keys alone."""

import re

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui import combination, keymap
from hailuo_desktop.ui.action_set import shown
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.films import FORWARDS
from hailuo_desktop.ui.actions.presets import PRESETS
from hailuo_desktop.ui.actions.window import NEXT_PANE, NEXT_SHOT, PREVIOUS_PANE, PREVIOUS_SHOT
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.film_keys import KEYS
from hailuo_desktop.ui.workspace import Workspace
from tests.fakes.any_take import take

BOARD = Storyboard("b", "", tuple(Shot(name, prompt="A boat") for name in "abc"))


@pytest.fixture
def made(qtbot: QtBot) -> Widgets:
    made = Widgets(DARK)
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    made.cards.show(BOARD)
    made.board.select("a")
    made.takes.put(take("q"))
    made.viewer.show_takes([take("t")], {}, "t")
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


def test_f6_goes_round_all_panes_that_are_seen_and_back(made: Widgets) -> None:
    made.board.list.setFocus()
    stops = [made.shot.prompt, made.queue.list, made.viewer, made.viewer.strip, made.board.list]
    met = []
    for _ in stops:
        made.actions.run(NEXT_PANE)
        met.append(made.window.focusWidget())
    assert met == stops
    made.actions.run(PREVIOUS_PANE)
    assert made.window.focusWidget() is made.viewer.strip


def test_a_pane_is_entered_where_it_was_left(made: Widgets) -> None:
    made.shot.settings.model.setFocus()
    made.actions.run(NEXT_PANE)
    made.actions.run(PREVIOUS_PANE)
    assert made.window.focusWidget() is made.shot.settings.model


@pytest.mark.parametrize("workspace", Workspace)
def test_in_each_workspace_every_stop_is_in_sight(made: Widgets, workspace: Workspace) -> None:
    made.window.workspaces.choose(workspace)
    for _ in range(5):
        made.actions.run(NEXT_PANE)
        assert made.window.focusWidget().isVisible()


def test_from_the_prompt_to_the_cards_and_to_the_next_shot(made: Widgets) -> None:
    made.shot.prompt.setFocus()
    made.actions.run(NEXT_SHOT)
    assert made.board.selected() == ["b"]
    assert made.window.focusWidget() is made.shot.prompt
    for _ in BOARD.shots:
        made.actions.run(NEXT_SHOT)
    assert made.board.selected() == ["c"]
    made.actions.run(PREVIOUS_SHOT)
    assert made.board.selected() == ["b"]
    QTest.keyClick(made.shot.prompt, Qt.Key.Key_Escape)
    assert made.window.focusWidget() is made.board.list


def test_escape_closes_what_is_offered_first(made: Widgets) -> None:
    made.shot.prompt.setFocus()
    QTest.keyClicks(made.shot.prompt, "[pu")
    QTest.keyClick(made.shot.prompt.completer.list, Qt.Key.Key_Escape)
    assert made.window.focusWidget() is made.shot.prompt


def test_input_methods_own_ctrl_space() -> None:
    taken = [keys for action in ACTIONS for keys in action.keys]
    taken += [keys for preset in PRESETS for each in preset.keys.values() for keys in each]
    assert "Ctrl+Space" not in taken


def test_the_cards_take_nothing_from_an_input_method(made: Widgets) -> None:
    cards = made.board.list
    cards.setFocus()
    assert cards.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    QApplication.sendEvent(cards, QInputMethodEvent("か", []))
    assert cards.state() is not cards.State.EditingState


# Letters


def pressed(key: int, code: int = 0, virtual: int = 0) -> QKeyEvent:
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, key, none, code, virtual, 0, "")


@pytest.mark.parametrize(("system", "place"), [("linux", 46), ("win32", 0x4C), ("darwin", 37)])
def test_a_letter_is_where_it_is_on_any_layout(
    system: str, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combination.sys, "platform", system)
    cyrillic = pressed(0x0414, place, place)  # Д, where L is
    assert KEYS.get(combination.combination(cyrillic)) is FORWARDS
    assert KEYS.get(combination.combination(pressed(Qt.Key.Key_L, 1, 1))) is FORWARDS  # Dvorak


def test_letters_can_be_switched_off_and_are_shown_no_more() -> None:
    def lone(action: Action) -> bool:
        return any(re.fullmatch("(Shift[+])?[A-Z0-9]", keys) for keys in shown(action))

    key = combination.combination(pressed(Qt.Key.Key_L))
    assert any(map(lone, ACTIONS))
    keymap.use_letters(False)
    try:
        assert KEYS.get(key) is None
        assert not any(map(lone, ACTIONS))
    finally:
        keymap.use_letters(True)
    assert KEYS.get(key) is FORWARDS
