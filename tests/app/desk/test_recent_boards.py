"""The boards of the library in the File menu, the one used last first."""

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.actions.window import NEW_BOARD, RECENT
from tests.app.conftest import Stage


def listed(stage: Stage) -> list[str]:
    menu = stage.widgets.actions.lists[RECENT]
    menu.aboutToShow.emit()
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def kept(stage: Stage, *names: str) -> None:
    for name in names:
        board = Storyboard(name, name, (Shot(f"{name} 1"), Shot(f"{name} 2")))
        stage.wiring.studio.library.boards.save(board)


async def test_what_was_in_hand_last_comes_first(stage: Stage) -> None:
    kept(stage, "Sea", "Sky", "R&D")
    open_board = stage.wiring._boards_presenter.open
    for board in ("Sky", "R&D", "Sea"):
        open_board(board)
    assert listed(stage)[:2] == ["R&&D\t2 shots", "Sky\t2 shots"]
    assert listed(stage)[-1] == "All storyboards…"
    menu = stage.widgets.actions.lists[RECENT]
    menu.actions()[1].trigger()
    assert stage.wiring.edits.board.name == "Sky"
    assert listed(stage)[:2] == ["Sea\t2 shots", "R&&D\t2 shots"]


async def test_there_are_ten_at_most_and_none_that_is_put_away(stage: Stage) -> None:
    kept(stage, *(f"Board {number}" for number in range(12)), "x" * 90)
    stage.wiring._boards_presenter.archive("Board 11", True)
    found = listed(stage)
    assert len(found) == 11
    assert not [words for words in found if words.startswith("Board 11")]
    assert max(map(len, found)) < 80


async def test_a_new_board_is_empty_and_in_hand_and_the_list_opens(stage: Stage) -> None:
    kept(stage, "Sea")
    stage.wiring._boards_presenter.open("Sea")
    stage.widgets.actions.of(NEW_BOARD).trigger()
    assert stage.wiring.edits.board.name.startswith("Untitled")
    assert "Sea\t2 shots" in listed(stage)
    stage.widgets.actions.lists[RECENT].actions()[-1].trigger()
    boards = stage.widgets.board.switcher.boards
    assert boards.isVisible()
    boards.hide()
