"""Links between shots, and edits of many shots, each one undo step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.board.chain_presenter import ChainPresenter
from hailuo_desktop.domain.bulk import Bulk
from hailuo_desktop.domain.shot import Link
from hailuo_desktop.ui.board.bulk_dialog import BulkDialog
from tests.fakes.table import Table, board


@pytest.fixture
def chains(at: Table) -> ChainPresenter:
    return ChainPresenter(at.board_presenter, at.panel, at.actions)


def links(at: Table) -> list[Link | None]:
    return [shot.first_link for shot in at.edits.board.shots]


def test_chosen_shots_are_chained_in_one_step(at: Table, chains: ChainPresenter) -> None:
    at.run("chain", "s0", "s1", "s3")
    assert links(at) == [None, Link("s0"), None, Link("s1")]
    assert at.undo_words == "Chain 3 shots"
    at.edits.stack.undo()
    assert at.edits.board == board()


def test_a_shot_hangs_on_the_one_before_it(at: Table, chains: ChainPresenter) -> None:
    at.run("link", "s2")
    assert links(at)[2] == Link("s1")
    at.run("wait", "s2")
    assert links(at)[2] == Link("s1", wait=True)
    at.run("wait_any", "s2")
    at.run("unlink", "s2")
    assert links(at) == [None] * 4
    at.run("link", "s0")  # there is none before it
    assert links(at) == [None] * 4


def test_the_slot_says_where_its_frame_comes_from(at: Table, chains: ChainPresenter) -> None:
    at.board_presenter.select("s2")
    at.run("link", "s2")
    assert at.editor.frames.first.link() == "Last frame of 02"
    at.run("wait", "s2")
    assert at.editor.frames.first.link() == "Last frame of 02, once a take is kept"
    at.model.renamed.emit("s1", "SC1")
    assert at.editor.frames.first.link() == "Last frame of SC1, once a take is kept"
    at.editor.frames.first.clear_requested.emit()
    assert links(at)[2] is None


def test_many_shots_are_edited_in_one_step(at: Table, chains: ChainPresenter) -> None:
    chains.apply(["s0", "s2"], Bulk(quality="1080p", after=" [Push in]"))
    changed = at.edits.board.shots
    assert [shot.quality for shot in changed] == ["1080p", "768p", "1080p", "768p"]
    assert changed[2].prompt == "Boat number 2 [Push in]"
    assert at.undo_words == "Edit 2 shots"
    at.edits.stack.undo()
    assert at.edits.board == board()


def test_the_dialog_shows_what_becomes_illegal_before_it_does_it(
    qtbot: QtBot, at: Table, chains: ChainPresenter
) -> None:
    at.run("bulk", "s0", "s1")
    dialog = at.panel.findChild(BulkDialog)
    assert isinstance(dialog, BulkDialog)
    assert not dialog.apply_button.isEnabled()
    dialog.quality.setCurrentText("1080p")
    dialog.duration.setCurrentText("10 s")
    assert dialog.summary.text() == "2 shots will change; 2 would get problems."
    assert dialog.preview.item(0).text().startswith("01: 10 s is not offered at 1080p")
    dialog.duration.setCurrentText("6 s")
    assert dialog.summary.text() == "2 shots will change; no new problems."
    dialog.old.setText("number")
    dialog.new.setText("no.")
    dialog.apply_button.click()
    assert at.edits.board.shots[1].prompt == "Boat no. 1"
    assert at.edits.board.shots[1].quality == "1080p"
    assert at.undo_words == "Edit 2 shots"


def test_enter_in_a_field_of_the_dialog_applies_the_edit(
    qtbot: QtBot, at: Table, chains: ChainPresenter
) -> None:
    at.run("bulk", "s0", "s1")
    dialog = at.panel.findChild(BulkDialog)
    assert isinstance(dialog, BulkDialog)
    QTest.keyClick(dialog.before, Qt.Key.Key_Return)
    assert dialog.isVisible()  # there is nothing to apply yet
    QTest.keyClicks(dialog.before, "Night. ")
    QTest.keyClick(dialog.before, Qt.Key.Key_Return)
    assert at.edits.board.shots[1].prompt == "Night. Boat number 1"


def test_what_is_wrong_with_a_link_is_said_beside_the_frames(
    at: Table, chains: ChainPresenter
) -> None:
    at.board_presenter.select("s2")
    at.run("link", "s2")
    assert [problem.code for problem in at.editor.problems()] == []
    at.run("delete", "s1")
    at.board_presenter.select("s2")
    assert [problem.code for problem in at.editor.problems()] == ["link_lost"]
    at.edits.stack.undo()
    at.board_presenter.select("s2")
    assert at.editor.problems() == []
