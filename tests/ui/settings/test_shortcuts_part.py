"""Keys are pressed for a command: what they would take from another is named first."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.actions import ACTIONS, BY_NAME
from hailuo_desktop.ui.actions.action import Action, Place
from hailuo_desktop.ui.actions.films import FORWARDS, KEEP
from hailuo_desktop.ui.actions.presets import PRESETS
from hailuo_desktop.ui.actions.window import FILMS, SHEET
from hailuo_desktop.ui.keymap import conflicts, keys_of
from hailuo_desktop.ui.settings.shortcuts_part import ShortcutsPart


@pytest.fixture
def part(qtbot: QtBot) -> Iterator[ShortcutsPart]:
    made = ShortcutsPart()
    qtbot.addWidget(made)
    made.show_value("shortcuts", {})
    made.edited.connect(made.show_value)  # as the dialog does
    yield made
    keymap.choose({})


def press(part: ShortcutsPart, action: Action, keys: str) -> None:
    part.choose(action)
    part.field.setKeySequence(QKeySequence(keys))


def kept(part: ShortcutsPart) -> keymap.Chosen:
    return part._chosen


def test_every_command_has_a_row_with_its_keys(part: ShortcutsPart) -> None:
    rows = {each.data(0, 0x0100): each.text(1) for each in part._rows}
    assert rows.keys() == BY_NAME.keys()
    assert rows["send"] == "Ctrl+Enter"


@pytest.mark.parametrize(
    ("words", "found"),
    [(["export", "film"], {"films"}), (["ctrl+e"], {"films"}), (["zebra"], {*BY_NAME})],
)
def test_it_shows_the_commands_that_a_search_means(
    part: ShortcutsPart, words: list[str], found: set[str]
) -> None:
    part.narrow(words)
    shown = {each.data(0, 0x0100) for each in part._rows if not each.isHidden()}
    assert found <= shown
    assert len(shown) < 6 or found == {*BY_NAME}
    part.narrow(())
    assert not [each for each in part._rows if each.isHidden()]


@pytest.mark.parametrize("action", [FILMS, KEEP])
def test_keys_are_changed_cleared_and_restored(part: ShortcutsPart, action: Action) -> None:
    press(part, action, "F9")
    part.assign.click()
    assert kept(part) == {action.name: ("F9",)}
    part.clear.click()
    assert kept(part) == {action.name: ()}
    assert not part.clear.isEnabled()
    part.restore.click()
    assert kept(part) == {}
    assert not part.restore.isEnabled()


def test_a_conflict_is_named_and_the_keys_are_taken_over_only_when_asked(
    part: ShortcutsPart,
) -> None:
    press(part, SHEET, "Ctrl+E")
    assert "“Export films”" in part.trouble.text()
    assert not part.assign.isEnabled()
    assert kept(part) == {}
    part.take.click()
    assert kept(part) == {SHEET.name: ("Ctrl+E",), FILMS.name: ()}
    assert list(conflicts(kept(part))) == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda each: each.name)
def test_whatever_is_taken_over_leaves_no_key_with_two_meanings(
    part: ShortcutsPart, action: Action
) -> None:
    for keys in ("Ctrl+Return", "Space", "Del", "Ctrl+X"):
        press(part, action, keys)
        (part.take if part.take.isVisibleTo(part) else part.assign).click()
        assert list(conflicts(kept(part))) == []


def test_what_is_written_in_texts_is_no_key_of_the_window(part: ShortcutsPart) -> None:
    press(part, FILMS, "J")
    assert "written in texts" in part.trouble.text()
    assert not part.assign.isEnabled()
    press(part, FORWARDS, "Z")  # the player hears it, where no text is
    assert not part.trouble.isVisibleTo(part) or "texts" not in part.trouble.text()


def test_the_ways_out_of_a_dialog_stay_what_they_are(part: ShortcutsPart) -> None:
    press(part, FILMS, "Esc")
    assert not part.assign.isEnabled()
    assert "Esc" in part.trouble.text()


@pytest.mark.parametrize("at", range(len(PRESETS)))
def test_a_preset_changes_the_player_alone_and_is_known_again(part: ShortcutsPart, at: int) -> None:
    press(part, FILMS, "F9")
    part.assign.click()
    part.preset.activated.emit(at)
    assert kept(part)[FILMS.name] == ("F9",)
    assert part.preset.currentIndex() == at
    for action in ACTIONS:
        if action.place is Place.FILM:
            expected = PRESETS[at].keys.get(action.name, action.keys)
            assert keys_of(action, kept(part)) == expected
    press(part, KEEP, "F8")
    part.assign.click()
    assert part.preset.currentText() == "Your own"
    part.restore_all.click()
    assert kept(part) == {}
    assert part.preset.currentIndex() == 0
