"""Several shots in hand: what they share, and one button for all of them."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.widgets import Widgets
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.shot.several import FACTS, LONGEST
from hailuo_desktop.ui.shot.shot_editor import ShotEditor
from hailuo_desktop.ui.theme import DARK

ONE = Shot("a", prompt="A boat", quality="768p", duration=6)


@pytest.fixture
def widgets(qtbot: QtBot) -> Widgets:
    made = Widgets(DARK)
    made.window.resize(1280, 800)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made


@pytest.fixture
def editor(widgets: Widgets) -> ShotEditor:
    widgets.shot.show_shot(ONE)
    return widgets.shot


def told(editor: ShotEditor) -> dict[str, str]:
    words = (value.text() for value in editor.several.values)
    return {str(fact.name): each for fact, each in zip(FACTS, words, strict=True)}


def test_what_they_share_is_told_and_what_differs_is_mixed(editor: ShotEditor) -> None:
    editor.show_several([ONE, replace(ONE, id="b", duration=10, takes=3), replace(ONE, id="c")])
    assert editor.several.isVisible()
    assert not editor.prompt.isVisible()
    assert editor.several.title.text() == "3 shots"
    facts = told(editor)
    assert (facts["Quality"], facts["Mode"], facts["Prompt"]) == ("768p", "T2V", "A boat")
    assert (facts["Length"], facts["Takes"]) == ("mixed", "mixed")
    assert editor.several.edit.text() == "Edit 3 shots…"


def test_the_button_sends_them_all(editor: ShotEditor) -> None:
    sent: list[bool] = []
    editor.send_requested.connect(lambda: sent.append(True))
    editor.show_shot(Shot("a"))
    assert "Write a prompt" in editor.send_bar.button.toolTip()
    editor.show_several([Shot("a"), Shot("b")])
    assert editor.send_bar.button.text() == "Send 2 shots…"
    editor.send()
    assert sent == [True]


@pytest.mark.parametrize("count", [0, 1])
def test_one_alone_is_edited_as_ever(editor: ShotEditor, count: int) -> None:
    editor.show_several([ONE, replace(ONE, id="b")])
    editor.show_several([ONE][:count])
    assert editor.prompt.isVisible()
    assert not editor.several.isVisible()
    assert editor.send_bar.button.text() == "Add to queue"


def test_a_long_prompt_that_they_share_is_cut(editor: ShotEditor) -> None:
    long = replace(ONE, prompt="boat " * 100)
    editor.show_several([long, replace(long, id="b")])
    assert len(told(editor)["Prompt"]) <= LONGEST + 1
