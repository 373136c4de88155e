"""Keys that the artist has chosen are the window's at once, and at the next start."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from hailuo_desktop.studio.settings import SHORTCUTS
from hailuo_desktop.ui import keymap
from hailuo_desktop.ui.actions.films import TOGGLE_FILM
from hailuo_desktop.ui.actions.shots import DUPLICATE
from hailuo_desktop.ui.actions.window import FILMS, SETTINGS, UNDO
from hailuo_desktop.ui.settings.shortcuts_part import ShortcutsPart
from tests.app.conftest import Stage


@pytest.fixture(autouse=True)
def as_in_the_table() -> Iterator[None]:
    yield
    keymap.choose({})


async def test_they_are_heard_shown_and_undone_at_once(stage: Stage) -> None:
    actions, wiring = stage.widgets.actions, stage.wiring
    actions.run(DUPLICATE, [wiring.board_presenter.shot_id])
    actions.run(SETTINGS)
    dialog = wiring.at_home.preferences.dialog
    assert dialog is not None
    (part,) = dialog.findChildren(ShortcutsPart)
    part.choose(FILMS)
    part.field.setKeySequence(QKeySequence("F9"))
    part.assign.click()
    assert actions.of(FILMS).shortcut() == QKeySequence("F9")
    assert actions.of(UNDO).text() == "&Undo: Duplicate shot"  # its step is still said
    assert wiring.studio.settings.get(SHORTCUTS) == {"films": ("F9",)}
    dialog.undo.click()
    assert actions.of(FILMS).shortcut() == QKeySequence("Ctrl+E")
    assert wiring.studio.settings.get(SHORTCUTS) == {}


@pytest.mark.parametrize("keys", ["", "Nonsense", "A, B", "Ctrl", "d"])
async def test_what_no_key_can_be_is_named_and_the_usual_one_stays(stage: Stage, keys: str) -> None:
    wiring = stage.wiring
    for action in (DUPLICATE, TOGGLE_FILM):
        chosen = {action.name: (keys,), "films": ("F9",), "of another version": ("F8",)}
        wiring.studio.settings.put(SHORTCUTS, chosen)
        spared = action is TOGGLE_FILM and keys == "d"  # a letter of the player's own
        assert keymap.keys_of(action) == ((keys,) if spared else action.keys)
        assert keymap.keys_of(FILMS) == ("F9",)
        QTest.keyClick(stage.widgets.viewer, Qt.Key.Key_F7)  # the player reads its keys anew
        warnings = wiring.at_home.preferences.warnings()
        assert [f"“{keys}”" in each for each in warnings] == ([] if spared else [True])


async def test_a_key_of_the_window_that_is_heard_in_a_panel_follows(stage: Stage) -> None:
    stage.wiring.studio.settings.put(SHORTCUTS, {"duplicate": ("Ctrl+Alt+D",)})
    board = stage.widgets.board.list
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(board, Qt.Key.Key_D, control)
    assert len(stage.wiring.board_presenter.board.shots) == 1
    QTest.keyClick(board, Qt.Key.Key_D, control | alt)
    assert len(stage.wiring.board_presenter.board.shots) == 2
