"""A board beyond what a package holds is told so where it grows."""

from pytestqt.qtbot import QtBot

from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.app.carry.growth import Growth
from hailuo_desktop.domain.batch_files import MOST_SHOTS
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import mark


def board(count: int, board_id: str = "b") -> Storyboard:
    return Storyboard(board_id, "Sea", tuple(Shot(f"s{n}") for n in range(count)))


def test_it_is_said_when_the_board_grows_and_only_then(qtbot: QtBot) -> None:
    said: list[str] = []
    edits = Edits(board(MOST_SHOTS - 1), lambda _: None)
    growth = Growth(edits, said.append)
    edits.make(board(MOST_SHOTS), mark("Add"))
    assert said == []
    edits.make(board(MOST_SHOTS + 2), mark("Add"))
    assert len(said) == 1
    assert "5\u2009002 shots" in said[0]
    assert "move some to another board" in said[0]
    edits.make(board(MOST_SHOTS + 1), mark("Delete"))
    edits.open(board(MOST_SHOTS + 5, "c"))
    assert len(said) == 1
    edits.make(board(MOST_SHOTS + 6, "c"), mark("Add"))
    assert len(said) == 2
    edits.close()
    assert growth
