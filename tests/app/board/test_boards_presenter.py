"""Several storyboards in one library: each opens where it was left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, renamed
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.studio.settings import Settings
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.board.filter import Filter
from hailuo_desktop.ui.board.layout import Density
from tests.fakes.table import Table, board, table


@dataclass
class Stage:
    at: Table
    library: Library
    boards: BoardsPresenter

    @property
    def lines(self) -> list[tuple[str, int, bool]]:
        self.at.panel.switcher.listed.emit()
        lines = self.at.panel.switcher.boards._lines
        return [(line.name, line.shots, line.archived) for line in lines]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    library = Library.open(tmp_path, "a test")
    library.boards.save(board(40))
    library.boards.save(Storyboard("other", "Other", (Shot("x"), Shot("y"))))
    at = table(qtbot, board(40), find_board=library.boards.find)
    at.edits._save = library.boards.save
    board_presenter = BoardsPresenter(
        library,
        Settings(library.settings),
        at.edits,
        at.board_presenter,
        at.panel,
        now=lambda: 0.0,
        known_takes=KnownTakes(()),
        notify=lambda *_: None,
    )
    at.panel.resize(300, 400)
    at.panel.show()
    made = Stage(at, library, board_presenter)
    yield made
    at.edits.close()
    library.close()


def test_every_board_is_offered(stage: Stage) -> None:
    assert sorted(stage.lines) == [("Board", 40, False), ("Other", 2, False)]


def test_a_board_opens_where_it_was_left(stage: Stage, qtbot: QtBot) -> None:
    panel = stage.at.panel
    panel.set_density(Density.LARGE)
    panel.show_filter(Filter(text="boat"))
    stage.at.board_presenter.select("s30")
    scroll = panel.list.verticalOffset()
    assert scroll > 0
    stage.boards.open("other")
    assert stage.at.board_presenter.shot_id == "x"
    assert panel.filter_bar.text.text() == ""
    panel.set_density(Density.LIST)
    stage.boards.open("b")
    assert panel.density is Density.LARGE
    assert stage.at.board_presenter.shot_id == "s30"
    assert panel.filter_bar.filter() == Filter(text="boat")
    assert panel.list.verticalOffset() == scroll
    stage.boards.open("other")
    assert panel.density is Density.LIST


def test_an_edit_is_on_disk_before_another_board_is_in_hand(stage: Stage) -> None:
    stage.at.panel.switcher.renamed.emit("Renamed")
    stage.boards.open("other")
    found = stage.library.boards.find("b")
    assert found is not None
    assert found.name == "Renamed"


def test_a_new_board_begins_with_an_empty_shot_and_a_name_of_its_own(stage: Stage) -> None:
    stage.boards.new()
    assert stage.at.edits.board.name == "Untitled"
    assert len(stage.at.edits.board.shots) == 1
    stage.at.edits.make(replace(stage.at.edits.board, archived=True), mark("Archive"))
    stage.boards.new()
    assert stage.at.edits.board.name == "Untitled 2"


def test_a_copy_of_a_board_has_shots_of_its_own(stage: Stage) -> None:
    stage.boards.duplicate("b")
    copy = stage.at.edits.board
    assert copy.name == "Board copy"
    assert [shot.prompt for shot in copy.shots] == [shot.prompt for shot in board(40).shots]
    assert not {shot.id for shot in copy.shots} & set(board(40).rows)
    assert ("Board copy", 40, False) in stage.lines


def test_the_board_that_is_lit_is_the_one_that_is_duplicated(stage: Stage, qtbot: QtBot) -> None:
    popup = stage.at.panel.switcher.boards
    stage.at.panel.switcher.open()
    qtbot.keyClicks(popup.search, "oth")
    popup.list.setCurrentRow(0)
    popup.duplicate.click()
    assert stage.at.edits.board.name == "Other copy"
    assert len(stage.at.edits.board.shots) == 2


def test_a_long_name_is_read_from_its_beginning(stage: Stage, qtbot: QtBot) -> None:
    name = "A name that is longer than the field which shows it, by far"
    stage.at.panel.switcher.renamed.emit(name)
    switcher = stage.at.panel.switcher
    assert (switcher.name.text(), switcher.name.cursorPosition()) == (name, 0)
    switcher.open()
    popup = switcher.boards
    qtbot.waitUntil(popup.list.isVisible)
    item = popup.list.visualItemRect(popup.list.item(0))
    assert item.right() <= popup.list.viewport().width()


def test_a_board_is_put_away_and_taken_back_and_never_gone(stage: Stage) -> None:
    stage.boards.archive("other", True)
    assert ("Other", 2, True) in stage.lines
    popup = stage.at.panel.switcher.boards
    names = [popup.list.item(row).text().split("\n")[0] for row in range(popup.list.count())]
    assert names == ["Board"]
    popup.put_away.setChecked(True)
    assert popup.list.count() == 2
    stage.boards.archive("other", False)
    assert ("Other", 2, False) in stage.lines


def test_the_board_in_hand_is_put_away_as_an_edit(stage: Stage) -> None:
    stage.boards.archive("b", True)
    assert stage.at.undo_words == "Archive storyboard"
    assert ("Board", 40, True) in stage.lines
    stage.at.edits.stack.undo()
    assert ("Board", 40, False) in stage.lines


def test_boards_are_found_by_name_and_opened_by_key(stage: Stage, qtbot: QtBot) -> None:
    switcher = stage.at.panel.switcher
    switcher.open()
    qtbot.keyClicks(switcher.boards.search, "oth")
    assert switcher.boards.list.count() == 1
    switcher.boards.search.returnPressed.emit()
    assert stage.at.edits.board.id == "other"
    assert switcher.boards.isHidden()
    assert switcher.name.text() == "Other"


def test_a_remembered_state_that_makes_no_sense_is_left_alone(stage: Stage) -> None:
    stage.library.settings.put("board.left.other", {"shot": 3, "scroll": "x", "density": None})
    stage.boards.open("other")
    assert stage.at.board_presenter.shot_id == "x"
    stage.library.settings.put("board.left.b", [1, 2])
    stage.boards.open("b")
    assert stage.at.board_presenter.shot_id == "s0"


def test_what_comes_late_goes_to_its_own_board(stage: Stage) -> None:
    frame = Frame("d" * 64, "sea.png", ImageFacts("png", 1280, 720, 5000))
    stage.boards.open("other")
    board_presenter = stage.at.board_presenter
    board_presenter.insert_before([Shot("late")], "s1", mark("Add shot"), "b")
    board_presenter.put_frame("s0", Field.FIRST_FRAME, lambda shot: replace(shot, first=frame), "b")
    board_presenter.put_frame(
        "gone", Field.FIRST_FRAME, lambda shot: replace(shot, first=frame), "b"
    )
    assert stage.at.edits.board.rows.keys() == {"x", "y"}
    stage.boards.open("b")
    assert [shot.id for shot in stage.at.edits.board.shots[:3]] == ["s0", "late", "s1"]
    assert stage.at.edits.board.shots[0].first == frame
    edits = stage.at.edits
    assert edits.undo_words() == "Set first frame"
    edits.stack.undo()
    assert edits.board.shots[0].first is None
    edits.stack.undo()
    assert "late" not in edits.board.rows
    assert not edits.stack.canUndo()


def test_a_board_put_away_from_afar_is_not_taken_back_by_undoing_what_came_before(
    stage: Stage,
) -> None:
    edits = stage.at.edits
    stage.at.board_presenter.make(renamed(edits.board, "Renamed"), mark("Rename storyboard"))
    stage.boards.open("other")
    stage.boards.archive("b", True)
    stage.boards.open("b")
    assert edits.undo_words() == "Archive storyboard"
    edits.stack.undo()
    assert (edits.board.archived, edits.board.name) == (False, "Renamed")
    edits.stack.undo()
    assert not edits.stack.canUndo()


def test_a_name_that_is_being_typed_is_the_board_s_that_was_in_hand(
    stage: Stage, qtbot: QtBot
) -> None:
    switcher = stage.at.panel.switcher
    switcher.name.selectAll()
    qtbot.keyClicks(switcher.name, "My film")
    stage.boards.open("other")
    assert switcher.name.text() == stage.at.edits.board.name != "My film"
    stage.boards.open("b")
    assert switcher.name.text() == stage.at.edits.board.name == "My film"


def test_a_name_counts_after_a_pause_and_may_go_on(stage: Stage, qtbot: QtBot) -> None:
    switcher = stage.at.panel.switcher
    switcher.name.selectAll()
    with qtbot.waitSignal(switcher.renamed):
        qtbot.keyClicks(switcher.name, "My ")
    assert stage.at.edits.board.name == "My"
    assert switcher.name.text() == "My "
    qtbot.keyClicks(switcher.name, "film")
    switcher.name.editingFinished.emit()
    assert stage.at.edits.board.name == "My film"
    with qtbot.assertNotEmitted(switcher.renamed, wait=0):
        switcher.name.clear()
        switcher._paused()  # what the timer calls
