"""What an empty board, and one without a match, say."""

from dataclasses import replace

from hailuo_desktop.ui.board.filter import Filter
from hailuo_desktop.ui.board.model import BoardModel
from hailuo_desktop.ui.board.panel import BoardPanel
from tests.ui.board.conftest import board


def test_a_board_on_which_nothing_matches_says_the_way_out(panel: BoardPanel) -> None:
    panel.show_filter(Filter(text="no such words"))
    assert "Esc" in panel.list.hint
    panel.show_filter(Filter())
    assert panel.list.hint == ""


def test_an_empty_board_teaches_the_next_step(panel: BoardPanel, model: BoardModel) -> None:
    model.show(replace(board(1), id="new", shots=(replace(board(1).shots[0], prompt=""),)))
    assert "Drop stills here" in panel.list.hint
