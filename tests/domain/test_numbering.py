"""A number is by place until a take exists, and stays from then on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.numbering import codes, keeping, numbers, renumbered
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import (
    Storyboard,
    copies,
    inserted,
    moved,
    with_numbers_of,
    with_shot,
    without_shots,
)

SIZES = st.integers(1, 30)
NAMES = st.sampled_from(["", "", "", "INT-1", "04"])


def shots(count: int) -> tuple[Shot, ...]:
    return tuple(Shot(f"s{n}") for n in range(count))


@st.composite
def boards(draw: st.DrawFn) -> Storyboard:
    """Shots come, go, move and are shot, in any order."""
    board = Storyboard("b", "Fox", shots(draw(SIZES)))
    for step in range(draw(st.integers(0, 12))):
        row = draw(st.integers(0, len(board.shots)))
        ids = draw(st.sets(st.sampled_from([*board.rows]))) if board.shots else set[str]()
        match draw(st.sampled_from(["insert", "delete", "move", "keep", "name"])):
            case "insert":
                board = inserted(board, [Shot(f"n{step}")], row)
            case "delete":
                board = without_shots(board, ids)
            case "move":
                board = moved(board, ids, row)
            case "keep":
                board = replace(board, shots=keeping(board.shots, ids))
            case _ if ids:
                board = with_shot(board, replace(board.shot(min(ids)), name=draw(NAMES)))
            case _:
                pass
    return board


@given(boards())
def test_no_two_shots_have_one_number(board: Storyboard) -> None:
    assert len({*numbers(board.shots)}) == len(board.shots)


@given(boards(), st.data())
def test_a_kept_number_survives_every_edit_of_the_board(
    board: Storyboard, data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from([*board.rows]))) if board.shots else set[str]()
    kept = replace(board, shots=keeping(board.shots, chosen))
    assert kept.codes == board.codes
    row = data.draw(st.integers(0, len(kept.shots)))
    after = inserted(moved(kept, chosen, row), [Shot("new"), Shot("newer")], row)
    assert all(after.code(shot_id) == board.code(shot_id) for shot_id in chosen)


@given(boards())
def test_what_was_worked_out_before_is_what_would_be_worked_out_now(board: Storyboard) -> None:
    assert board.codes == codes(board.shots)
    for shot in board.shots[:3]:
        typed = with_shot(board, replace(shot, prompt="A fox"))
        named = with_shot(board, replace(shot, name="Fox"))
        assert typed.codes == codes(typed.shots)
        assert named.codes == codes(named.shots)


@given(boards())
def test_renumbered_everything_is_by_place(board: Storyboard) -> None:
    assert numbers(renumbered(board.shots)) == [f"{n + 1:02}" for n in range(len(board.shots))]


def test_a_shot_put_between_two_that_were_shot_has_a_letter() -> None:
    board = Storyboard("b", "Fox", keeping(shots(12), {"s9", "s10"}))
    between = inserted(board, [Shot("x"), Shot("y")], 10)
    assert [between.code(i) for i in ("s9", "x", "y", "s10", "s11")] == [
        *("10", "10A", "10B", "11", "12"),
    ]


def test_one_put_before_the_first_that_was_shot_has_its_letter_in_front() -> None:
    board = Storyboard("b", "Fox", keeping(shots(2), {"s0"}))
    assert codes(inserted(board, [Shot("x"), Shot("y")], 0).shots) == ["A01", "B01", "01", "02"]


def test_a_number_that_went_with_its_shot_is_free_again() -> None:
    board = Storyboard("b", "Fox", keeping(shots(4), {"s0", "s1", "s3"}))
    after = inserted(without_shots(board, ["s1"]), [Shot("x")], 1)
    assert codes(after.shots) == ["01", "02", "03", "04"]


def test_more_letters_follow_the_alphabet() -> None:
    board = Storyboard("b", "Fox", keeping(shots(2), {"s0", "s1"}))
    many = inserted(board, [Shot(f"x{n}") for n in range(28)], 1)
    assert [many.code(f"x{n}") for n in (0, 25, 26, 27)] == ["01A", "01Z", "01AA", "01AB"]


def test_a_copy_is_numbered_by_its_own_place() -> None:
    assert copies(keeping(shots(1), {"s0"}), ["copy"])[0].number == ""


def test_an_earlier_value_of_the_board_keeps_a_number_that_was_given_since() -> None:
    earlier = Storyboard("b", "Fox", shots(3))
    later = replace(earlier, shots=keeping(earlier.shots, {"s1"}))
    back = with_numbers_of(inserted(earlier, [Shot("x")], 0), later)
    assert [shot.number for shot in back.shots] == ["", "", "02", ""]
