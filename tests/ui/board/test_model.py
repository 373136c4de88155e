"""The rows of a board, told in small steps."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard, moved, with_shot
from hailuo_desktop.ui.board.filter import Filter
from hailuo_desktop.ui.board.model import SHOTS, BoardModel
from tests.ui.board.conftest import STILL, Takes, board


def rows(model: BoardModel) -> list[str]:
    return [model.shot_at(row).id for row in range(model.rowCount())]


boards = st.lists(st.integers(0, 9), unique=True).map(
    lambda numbers: Storyboard("b", "B", tuple(Shot(f"s{n}", prompt="A boat") for n in numbers))
)


@given(st.lists(boards, min_size=2, max_size=5))
def test_any_board_may_follow_any_other(boards: list[Storyboard]) -> None:
    model = BoardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for each in boards:
        kept = [
            (s.id, QPersistentModelIndex(model.index(r))) for r, s in enumerate(model.board.shots)
        ]
        model.show(each)
        assert rows(model) == [shot.id for shot in each.shots]
        for shot_id, index in kept:
            assert index.row() == model.row_of(shot_id)
    assert tester.model() is model


def test_an_edit_of_one_shot_touches_one_row(model: BoardModel) -> None:
    model.show(board(50))
    changed = QSignalSpy(model.dataChanged)
    inserted = QSignalSpy(model.rowsInserted)
    model.show(with_shot(model.board, replace(model.shot_at(7), prompt="Another")))
    assert [changed.at(n)[0].row() for n in range(changed.count())] == [7]
    assert inserted.count() == 0


def test_moving_keeps_what_was_chosen_chosen(model: BoardModel) -> None:
    model.show(board(5))
    index = QPersistentModelIndex(model.index(0))
    model.show(moved(model.board, ["s0"], 4))
    assert rows(model) == ["s1", "s2", "s3", "s0", "s4"]
    assert index.row() == 3


def test_a_filter_hides_rows_and_keeps_their_codes(model: BoardModel) -> None:
    at = board(12)
    model.show(with_shot(at, replace(at.shots[9], first=STILL, prompt="")))
    model.narrow(Filter(text="NUMBER 11"))
    assert rows(model) == ["s10", "s11"]  # one by its code, one by its prompt
    assert [model.data(model.index(row)) for row in range(2)] == ["11", "12"]
    model.narrow(Filter(modes=frozenset({"I2V"})))
    assert rows(model) == ["s9"]
    model.narrow(Filter(text="SEA.png"))
    assert rows(model) == ["s9"]
    model.narrow(Filter())
    assert len(rows(model)) == 12


def test_a_filter_by_state_follows_the_takes(model: BoardModel, takes: Takes) -> None:
    model.show(board(4))
    model.narrow(Filter(kinds=frozenset({"in_flight"})))
    assert rows(model) == []
    takes.standings["s2"] = Standing(in_flight=1)
    model.takes_changed("s2")
    assert rows(model) == ["s2"]


def test_a_scene_stands_above_its_first_shot_that_is_shown(model: BoardModel) -> None:
    at = board(4)
    model.show(with_shot(at, replace(at.shots[1], scene="Harbour")))
    assert model.scenes() == {1: "Harbour"}
    model.narrow(Filter(text="number 3"))
    assert model.scenes() == {0: "Harbour"}


def test_cards_are_described_to_a_screen_reader(model: BoardModel) -> None:
    at = board(2)
    model.show(with_shot(at, replace(at.shots[1], first_link=Link("s0"), scene="Harbour")))
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Shot 02, I2V, waits for 01, from the last frame of 01. Boat number 1 Scene: Harbour."
    )


def test_a_tool_tip_shows_a_prompt_to_the_letter(model: BoardModel) -> None:
    at = board(1)
    model.show(with_shot(at, replace(at.shots[0], prompt="<b>A & B</b>")))
    shown = str(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in shown


def test_shots_leave_the_board_whole_and_as_text(qapp: object) -> None:
    def pack(board_id: str, shots: Sequence[Shot]) -> bytes:
        return f"{board_id}:{[s.id for s in shots]}".encode()

    model = BoardModel(pack=pack)
    model.show(board(3))
    mime = model.mimeData([model.index(2), model.index(0)])
    assert bytes(mime.data(SHOTS).data()) == b"b:['s0', 's2']"
    assert mime.text() == "Boat number 0\nBoat number 2"
