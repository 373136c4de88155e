"""A sentence that names a key names the one that the command has now."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import hailuo_desktop
from hailuo_desktop.ui import keymap, theme
from hailuo_desktop.ui.action_set import shown, with_key
from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.actions.action import Place
from hailuo_desktop.ui.actions.films import FILM_FULL_SCREEN, FRAME_ON, KEEP, SOUND, TOGGLE_FILM
from hailuo_desktop.ui.actions.marks import REJECT, STARS
from hailuo_desktop.ui.actions.playback import LOOP
from hailuo_desktop.ui.actions.shots import ADD
from hailuo_desktop.ui.actions.window import SEND
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.key_words import key_or_name, keys_told
from hailuo_desktop.ui.shortcuts import lines
from hailuo_desktop.ui.shot.send_bar import SendBar
from hailuo_desktop.ui.viewer.cull_page import CullPage, hint
from hailuo_desktop.ui.viewer.star_bar import StarBar
from hailuo_desktop.ui.viewer.transport import Transport
from hailuo_desktop.ui.wording import reword

PACKAGE = Path(hailuo_desktop.__file__).parent
KEY = re.compile(r"\b(Ctrl|Alt|Shift|Meta)\+\S|\(([A-Z]|Space|Del|Enter|[←→↑↓])\)|\bF\d{1,2}\b")
# Keys that are no command's: a widget hears them by itself, and the page of shortcuts says so.
OWN = {
    "Play (Space)",  # the animatic
    "Pause (Space)",
    "Alt+Enter mends it.",
    "Take back the last change made here (Ctrl+Z)",  # of the dialog of settings alone
}
SPOKEN_OF = (SEND, KEEP, REJECT, *STARS, TOGGLE_FILM, FRAME_ON, SOUND, FILM_FULL_SCREEN, LOOP, ADD)
CHOSEN = st.dictionaries(
    st.sampled_from([action.name for action in SPOKEN_OF]),
    st.lists(st.sampled_from(["J", "Ctrl+J", "F9", "Alt+Up", "Return"]), max_size=2, unique=True),
    max_size=6,
).map(lambda chosen: {name: tuple(keys) for name, keys in chosen.items()})


@pytest.fixture(autouse=True)
def as_in_the_table() -> Iterator[None]:
    yield
    keymap.choose({})


def sentences() -> Iterator[tuple[Path, str]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                texts = call.args if call.func.id in {"mark", "t", "n", "p"} else []
                for text in texts:
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield file.relative_to(PACKAGE), text.value


def test_no_sentence_has_the_key_of_a_command_in_it() -> None:
    table = Path("ui/actions/__init__.py")  # what widgets hear by themselves
    found = [text for file, text in sentences() if file != table and KEY.search(text)]
    assert set(found) == OWN


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(CHOSEN)
def test_what_stands_in_the_window_follows(
    qtbot: QtBot, icons: Icons, chosen: keymap.Chosen
) -> None:
    keymap.choose(chosen)
    window = QWidget()
    cull, bar = CullPage(), SendBar(icons, theme.DARK)
    stars, transport = StarBar(icons, theme.DARK), Transport(icons, theme.DARK)
    layout = QVBoxLayout(window)
    for widget in (cull, bar, stars, transport):
        layout.addWidget(widget)
    keymap.choose({})
    reword(window)
    assert cull.keys.text() == (
        "P keep · X reject · 1–5 stars · Enter pass over · ↑ ↓ go back and forth · Esc end"
    )
    keymap.choose(chosen)
    reword(window)
    assert cull.keys.text() == hint()
    assert stars.buttons[2].toolTip() == with_key("3 stars", STARS[3])
    assert transport.full.toolTip() == with_key("Full screen", FILM_FULL_SCREEN)
    assert transport.mute.toolTip() == with_key("Sound on or off", SOUND)
    assert transport.loop.toolTip() == with_key("Stop at the end: another way", LOOP)
    assert bar.button.toolTip() == with_key("Add to queue", SEND)
    told = bar._keys.text().replace("⏎", "Enter")
    assert told == (shown(SEND)[0] if shown(SEND) else "")
    window.deleteLater()


@given(CHOSEN)
def test_a_command_without_a_key_is_called_by_its_name(chosen: keymap.Chosen) -> None:
    keymap.choose(chosen)
    for action in ACTIONS:
        assert key_or_name(action) == next(iter(shown(action)), key_or_name(action))
        assert with_key("Words", action).startswith("Words")
        assert ("(" in with_key("Words", action)) is bool(shown(action))
    if not shown(ADD):
        assert key_or_name(ADD) == "“New shot after”"
    keymap.choose({})


def test_many_keys_are_told_by_the_first_and_the_last_that_there_are() -> None:
    assert keys_told(STARS) == "0–5"
    keymap.choose({"stars_0": (), "stars_1": (), "keep": ("F9",), "reject": ()})
    assert keys_told(STARS) == "2–5"
    assert keys_told((KEEP, REJECT)) == "F9"
    assert keys_told((REJECT,)) == ""
    assert "reject" not in hint()
    assert dict(lines(Place.ALL_TAKES))["F9"] == "keep or reject it"
