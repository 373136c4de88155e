"""The artist's keys: heard at once where the table's were, shown wherever those are shown."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QMenuBar
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.action_set import ActionSet, hint, named_button, shown
from hailuo_desktop.ui.actions import ACTIONS, BY_NAME
from hailuo_desktop.ui.actions.action import Place, ShotAction
from hailuo_desktop.ui.actions.presets import OWN, PRESETS, Preset
from hailuo_desktop.ui.actions.shots import ADD, DELETE, FIND
from hailuo_desktop.ui.actions.takes import REMOVE
from hailuo_desktop.ui.actions.window import FILMS, KEY, SEND
from hailuo_desktop.ui.board.keys import Keys
from hailuo_desktop.ui.keymap import conflicts, is_writing, keys_of, rivals
from hailuo_desktop.ui.shortcuts import lines
from hailuo_desktop.ui.wording import reword

KEYS = st.sampled_from(["J", "Ctrl+J", "F9", "Del", "Ctrl+Shift+Return", "Alt+Up"])
CHOSEN = st.dictionaries(
    st.sampled_from([*BY_NAME]), st.lists(KEYS, max_size=2, unique=True).map(tuple), max_size=8
)


@pytest.fixture(autouse=True)
def as_in_the_table() -> Iterator[None]:
    yield
    keymap.choose({})


def test_the_table_and_every_preset_mean_one_thing_by_a_key() -> None:
    assert list(conflicts({})) == []
    for preset in PRESETS:
        assert list(conflicts(preset.keys)) == [], preset.title


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.title)
def test_a_preset_is_for_the_player_alone_and_its_keys_are_keys(preset: Preset) -> None:
    known = [BY_NAME[name] for name in preset.keys if name in BY_NAME]
    assert all(action.place is Place.FILM for action in known)
    assert preset is OWN or known
    for keys in (each for some in preset.keys.values() for each in some):
        sequence = QKeySequence(keys)
        assert sequence.count() == 1
        assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == keys


def test_no_key_of_the_table_takes_a_letter_from_a_text() -> None:
    writing = [
        (action.name, keys)
        for action in ACTIONS
        for keys in action.keys
        if is_writing(action, keys) and not action.by_panels
    ]
    assert writing == []


@given(CHOSEN)
def test_who_shares_a_key_at_a_place_is_named_by_both(chosen: keymap.Chosen) -> None:
    found = {(keys, frozenset((one.name, other.name))) for keys, one, other in conflicts(chosen)}
    told = {
        (keys, frozenset((action.name, other.name)))
        for action in ACTIONS
        for keys in keys_of(action, chosen)
        for other in rivals(action, keys, chosen)
    }
    assert found == told


@given(CHOSEN)
def test_keys_are_the_chosen_ones_or_those_of_the_table(chosen: keymap.Chosen) -> None:
    keymap.choose(chosen)
    for action in ACTIONS:
        assert keys_of(action) == chosen.get(action.name, action.keys)
        assert bool(shown(action)) is bool(keys_of(action))
    keymap.choose({})
    assert all(keys_of(action) == action.keys for action in ACTIONS)


def test_the_same_keys_again_are_no_change() -> None:
    assert keymap.choose({"films": ("F9",)})
    assert not keymap.choose({"films": ("F9",)})


def test_menus_buttons_and_the_page_of_shortcuts_follow(qtbot: QtBot) -> None:
    actions, bar, button = ActionSet(), QMenuBar(), named_button(FIND)
    for widget in (bar, button):
        qtbot.addWidget(widget)
    actions.fill(bar)
    keymap.choose({"films": ("F9",), "key": ("Ctrl+K",), "find": (), "send": ("Ctrl+Alt+S",)})
    actions.reword()
    reword(button)
    assert actions.of(FILMS).shortcut() == QKeySequence("F9")
    assert actions.of(KEY).shortcut() == QKeySequence("Ctrl+K")
    assert actions.of(SEND).text().endswith("\tCtrl+Alt+S")
    assert "(" not in hint(FIND)
    assert "Ctrl+F" not in button.toolTip()
    told = dict(lines(Place.WINDOW))
    assert {"F9", "Ctrl+Alt+S"} <= set(told)
    assert "Ctrl+E" not in told
    keymap.choose({})
    actions.reword()
    assert actions.of(FILMS).shortcut() == QKeySequence("Ctrl+E")
    assert actions.of(KEY).shortcut().isEmpty()


@pytest.mark.parametrize("action", [ADD, DELETE])
def test_a_panel_hears_the_new_keys_and_not_the_old(qtbot: QtBot, action: ShotAction) -> None:
    view, actions, done = QListWidget(), ActionSet(), list[object]()
    qtbot.addWidget(view)
    actions.bind(action, done.append)
    heard = Keys(view, actions, [action])
    old = Qt.Key.Key_N if action is ADD else Qt.Key.Key_Delete
    QTest.keyClick(view, old)
    assert len(done) == 1
    keymap.choose({action.name: ("F9",)})
    QTest.keyClick(view, old)
    assert len(done) == 1
    QTest.keyClick(view, Qt.Key.Key_F9)
    assert len(done) == 2
    assert heard.parent() is view


def test_one_key_means_two_things_where_those_never_meet() -> None:
    assert rivals(DELETE, "Del", {}) == []  # the queue's is the queue's
    assert set(rivals(FILMS, "Del", {})) == {DELETE, REMOVE}
