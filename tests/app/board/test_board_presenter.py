"""What the artist asks of the board becomes edits with words, and undo shows what it did."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import mark
from tests.fakes.table import Table, board, table


def test_edits_of_the_shot_are_named_by_the_editor(at: Table) -> None:
    at.editor.edited.emit(replace(at.edits.board.shots[0], quality="1080p"), "Change settings", "")
    assert at.undo_words == "Change settings"
    at.edits.stack.undo()
    assert at.edits.board == board()


def test_letters_are_one_step_but_no_step_holds_two_shots(at: Table) -> None:
    for shot_id in ("s0", "s1"):
        for text in ("a", "ab", "abc"):
            changed = replace(at.edits.board.shot(shot_id), prompt=text)
            at.editor.edited.emit(changed, "Typing", "type")
    assert at.undo_words == "Typing"
    at.edits.stack.undo()
    assert at.edits.board.shot("s1").prompt == "Boat number 1"
    assert at.edits.board.shot("s0").prompt == "abc"


def test_undo_leads_to_the_shot_that_it_changes(at: Table) -> None:
    at.board_presenter.select("s0")
    changed = replace(at.edits.board.shot("s0"), prompt="Changed")
    at.editor.edited.emit(changed, "Edit prompt", "")
    at.board_presenter.select("s3")
    at.edits.stack.undo()
    assert at.board_presenter.shot_id == "s0"
    assert at.editor.shot().prompt == "Boat number 0"


def test_an_empty_board_begins_with_an_empty_shot(qtbot: QtBot) -> None:
    at = table(qtbot, Storyboard("b", "New"))
    assert len(at.edits.board.shots) == 1
    assert not at.edits.stack.canUndo()


def test_undo_fits_no_settings(at: Table, qapp: QApplication) -> None:
    """What was illegal before comes back as it was: another edit would end all undoing there."""
    frame = Frame("0" * 64, "sea.png", ImageFacts("png", 1366, 768, 1000))
    shot = replace(at.edits.board.shot("s0"), first=frame)
    at.board_presenter.change([shot], mark("Set first frame"))
    at.board_presenter.change([replace(shot, quality="512p")], mark("Edit shot"))
    at.board_presenter.change([replace(shot, quality="512p", last_link=Link("s1"))], mark("Link"))
    qapp.sendPostedEvents()
    assert at.edits.board.shot("s0").quality == "768p"  # an edit does fit them
    at.board_presenter.change(
        [replace(shot, quality="512p", last_link=Link("s1"))], mark("Edit shot")
    )
    at.board_presenter.change([replace(shot, quality="512p")], mark("Unlink shot"))
    qapp.sendPostedEvents()
    values = [at.edits.board]
    while at.edits.stack.canUndo():
        at.edits.stack.undo()
        qapp.sendPostedEvents()
        assert at.editor.shot() == at.edits.board.shot("s0")
        values.append(at.edits.board)
        assert len(values) < 20
    assert at.edits.board == board()
    while at.edits.stack.canRedo():
        assert at.edits.board == values.pop()
        at.edits.stack.redo()
        qapp.sendPostedEvents()
    assert [at.edits.board] == values
