"""The inspector: what is asked for stands there as it was sent, with what differs marked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.marks import Marks, Verdict
from hailuo_desktop.domain.take import Completed, Processing
from hailuo_desktop.domain.word_diff import Change, Piece, word_diff
from hailuo_desktop.ui.action_set import ActionSet
from hailuo_desktop.ui.actions.inspector import AGAIN, COPY_PROMPT, EXPORT_TAKE, USE_SETTINGS
from hailuo_desktop.ui.actions.takes import REVEAL
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import DARK
from hailuo_desktop.ui.viewer.diff_text import DiffText
from hailuo_desktop.ui.viewer.take_facts import TakeFacts
from hailuo_desktop.ui.viewer.take_inspector import TakeInspector
from hailuo_desktop.ui.viewer.take_sheet import TakeSheet, rows
from tests.fakes.any_take import take

DONE = take("b", Completed("b.mp4"), number=2, submitted=5.0, task="task-9")
FACTS = TakeFacts(Verdict.KEPT, Marks(stars=3, note="the hand"), "“night” → “dawn”")
SHEET = TakeSheet(
    DONE,
    FACTS,
    word_diff("A boat at night", "A boat at dawn"),
    before=1,
    edits=("prompt changed", "quality 768p → 1080p"),
    edited=word_diff("A boat at dawn", "A ship at dawn"),
    usable=True,
)


@pytest.fixture
def actions() -> ActionSet:
    return ActionSet()


@pytest.fixture
def inspector(qtbot: QtBot, actions: ActionSet, icons: Icons) -> TakeInspector:
    made = TakeInspector(actions, icons, DARK)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    made.show_sheet(SHEET)
    return made


def struck(text: DiffText) -> dict[str, str]:
    """By its look, what stands in a text."""
    found: dict[str, str] = {"plain": "", "struck": "", "underlined": ""}
    cursor = QTextCursor(text.document())
    for character in text.toPlainText():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        font = cursor.charFormat()
        look = "struck" if font.fontStrikeOut() else "underlined" if font.fontUnderline() else ""
        found[look or "plain"] += character
    return found


def test_what_differs_from_the_take_before_is_marked(inspector: TakeInspector) -> None:
    marked = struck(inspector.prompt)
    assert (marked["struck"], marked["underlined"]) == ("night", "dawn")
    assert inspector.against.text() == "Against take 1: “night” → “dawn”"


def test_a_shot_edited_since_says_so_with_the_difference(inspector: TakeInspector) -> None:
    words = "The shot was edited since: prompt changed, quality 768p → 1080p."
    assert inspector.edits.text() == words
    marked = struck(inspector.edited)
    assert (marked["struck"], marked["underlined"]) == ("boat", "ship")
    inspector.show_sheet(replace(SHEET, edits=(), edited=()))
    assert inspector.edits.isHidden()
    assert inspector.edited.isHidden()
    assert not inspector.buttons[USE_SETTINGS].isEnabled()  # they are the shot's already


def test_nothing_in_a_prompt_is_read_as_markup(inspector: TakeInspector) -> None:
    evil = '<b>bold</b> <img src="x"> &amp;'
    inspector.show_sheet(replace(SHEET, prompt=(Piece(Change.SAME, evil),)))
    assert inspector.prompt.toPlainText() == evil


def test_marks_are_shown_and_given(inspector: TakeInspector) -> None:
    told: list[object] = []
    inspector.rated.connect(told.append)
    inspector.noted.connect(told.append)
    assert (inspector.keep.isChecked(), inspector.reject.isChecked()) == (True, False)
    assert inspector.note.toPlainText() == "the hand"
    inspector.stars.buttons[4].click()
    inspector.stars.buttons[2].click()  # the last that is lit
    QTest.keyClicks(inspector.note, "!")
    assert told == [5, 0, "!the hand"]


def test_a_note_that_is_typed_keeps_the_cursor(inspector: TakeInspector) -> None:
    inspector.note.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(inspector.note, " is")
    marks = replace(FACTS.marks, note="the hand is")
    inspector.show_sheet(replace(SHEET, facts=replace(FACTS, marks=marks)))
    QTest.keyClicks(inspector.note, " odd")
    assert inspector.note.toPlainText() == "the hand is odd"


def test_each_verb_is_for_the_take_that_is_shown(
    inspector: TakeInspector, actions: ActionSet
) -> None:
    told: list[str] = []
    verbs = (USE_SETTINGS, AGAIN, EXPORT_TAKE, REVEAL, COPY_PROMPT)
    for verb in verbs:
        actions.bind(verb, lambda ids, verb=verb: told.append(f"{verb.name} {ids}"))
        inspector.buttons[verb].click()
    assert told == [f"{verb.name} ['b']" for verb in verbs]


def test_what_cannot_be_done_is_grey(inspector: TakeInspector) -> None:
    going = replace(DONE, state=Processing(40))
    inspector.show_sheet(replace(SHEET, take=going, usable=False))
    grey = {verb.name for verb, button in inspector.buttons.items() if not button.isEnabled()}
    assert grey == {"use_settings", "again", "export_take", "reveal"}
    assert not inspector.keep.isEnabled()
    assert not inspector.stars.isEnabled()
    assert inspector.state.text() == "40 %"


def test_without_a_take_it_invites(inspector: TakeInspector) -> None:
    inspector.show_sheet(None)
    assert inspector.title.isHidden() or not inspector.title.isVisible()
    inspector.show_sheet(SHEET)
    assert inspector.title.isVisible()


def test_the_facts_are_those_of_the_take(inspector: TakeInspector) -> None:
    facts = dict(rows(DONE))
    assert facts["Quality"] == "768p"
    assert facts["Task"] == "task-9"
    assert facts["Cost"] == "cost not stated"
    shown = {name.text(): value.text() for name, value in inspector._facts}
    assert shown == facts
    later = take("c", Processing(1), number=3)
    inspector.show_sheet(replace(SHEET, take=later))
    assert {name.text() for name, _ in inspector._facts} == dict(rows(later)).keys()


def test_it_can_be_reached_by_keyboard(inspector: TakeInspector) -> None:
    focus = Qt.FocusPolicy.TabFocus
    for widget in (inspector.keep, inspector.reject, inspector.note, *inspector.buttons.values()):
        assert widget.focusPolicy() & focus
