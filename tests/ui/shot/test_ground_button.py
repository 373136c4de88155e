"""The ground of a transparent picture: shown in the slot, chosen there, part of what is sent."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from hailuo_desktop.assets import asset
from hailuo_desktop.domain.frame import WHITE, Frame, ImageFacts
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.ui import theme
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.shot.frame_pair import FramePair
from hailuo_desktop.ui.shot.frame_slot import facts_line
from hailuo_desktop.ui.shot.ground_button import GROUNDS

CLEAR = Frame("d" * 64, "logo.png", ImageFacts("png", 1366, 768, 9000, alpha=True))


@pytest.fixture
def pair(qtbot: QtBot) -> FramePair:
    made = FramePair(Icons(asset("icons")), theme.DARK)
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_a_transparent_picture_has_a_ground(pair: FramePair) -> None:
    opaque = replace(CLEAR, facts=replace(CLEAR.facts, alpha=False))
    for frame, shown in ((CLEAR, True), (opaque, False), (None, False)):
        pair.show_frames((frame, None))
        assert pair.first.ground.isVisible() is shown
    assert not pair.last.ground.isVisible()


def test_the_slot_says_on_what_it_is_sent(pair: FramePair) -> None:
    assert facts_line(CLEAR).endswith("on white")
    assert facts_line(replace(CLEAR, ground="#123456")).endswith("on #123456")
    pair.show_frames((replace(CLEAR, ground="#000000"), None))
    assert "sent on black" in pair.first.ground.accessibleName()


def test_every_colour_of_the_menu_is_asked_for(pair: FramePair, qtbot: QtBot) -> None:
    pair.show_frames((CLEAR, None))
    asked: list[tuple[Field, str]] = []
    pair.ground_requested.connect(lambda field, colour: asked.append((field, colour)))
    actions = pair.first.ground.menu().actions()
    for action in actions[: len(GROUNDS)]:
        action.trigger()
    assert asked == [(Field.FIRST_FRAME, colour) for _, colour in GROUNDS]
    actions[-1].trigger()
    dialog = pair.first.ground.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    dialog.colorSelected.emit("#336699")
    assert asked[-1] == (Field.FIRST_FRAME, "#336699")
    dialog.reject()


def test_the_context_menu_has_it_too(pair: FramePair) -> None:
    pair.show_frames((CLEAR, None))
    menu = pair.first.context_menu()
    assert "Ground" in [action.text() for action in menu.actions()]
    pair.show_frames((None, None))
    assert "Ground" not in [action.text() for action in pair.first.context_menu().actions()]


def test_another_ground_is_another_picture() -> None:
    assert CLEAR.key == replace(CLEAR, ground=WHITE).key
    assert CLEAR.key != replace(CLEAR, ground="#000000").key
    opaque = replace(CLEAR, facts=replace(CLEAR.facts, alpha=False))
    assert opaque.key == replace(opaque, ground="#000000").key
