"""Edits of a board: every shot stays, once, and in the order that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import (
    Storyboard,
    duplicated,
    inserted,
    moved,
    renamed,
    with_shot,
    without_shots,
)

SIZES = st.integers(0, 9)
ROW = st.integers(-2, 12)
IDS = st.sets(st.sampled_from([f"s{n}" for n in range(11)]))


def board(count: int) -> Storyboard:
    return Storyboard("b", "Fox", tuple(Shot(f"s{n}", prompt=f"p{n}") for n in range(count)))


def ids(of: Storyboard) -> list[str]:
    return [shot.id for shot in of.shots]


@pytest.mark.parametrize(
    ("chosen", "row", "order"),
    [
        (["s0"], 2, "s1 s0 s2 s3"),
        (["s0"], 0, "s0 s1 s2 s3"),
        (["s0"], 1, "s0 s1 s2 s3"),
        (["s3"], 0, "s3 s0 s1 s2"),
        (["s3", "s1"], 1, "s0 s1 s3 s2"),
        (["s0", "s2"], 4, "s1 s3 s0 s2"),
        (["s0", "s1"], 99, "s2 s3 s0 s1"),
        ([], 2, "s0 s1 s2 s3"),
        (["nobody"], 2, "s0 s1 s2 s3"),
    ],
)
def test_shots_move_in_their_order_before_the_row(chosen: list[str], row: int, order: str) -> None:
    assert ids(moved(board(4), chosen, row)) == order.split()


@given(SIZES, IDS, ROW)
def test_a_move_loses_and_doubles_nothing(count: int, chosen: set[str], row: int) -> None:
    before = board(count)
    after = moved(before, chosen, row)
    assert sorted(ids(after)) == sorted(ids(before))
    for group in (chosen, set(ids(before)) - chosen):
        assert [i for i in ids(after) if i in group] == [i for i in ids(before) if i in group]
    together = [n for n, i in enumerate(ids(after)) if i in chosen]
    assert together == list(range(together[0], together[-1] + 1)) if together else True


@given(SIZES, SIZES, ROW)
def test_an_insertion_keeps_what_was_there(count: int, more: int, row: int) -> None:
    before = board(count)
    new = [Shot(f"n{n}") for n in range(more)]
    after = inserted(before, new, row)
    at = max(0, min(row, count))
    assert list(after.shots[at : at + more]) == new
    assert without_shots(after, [shot.id for shot in new]) == before


@given(SIZES, IDS)
def test_only_the_named_shots_go(count: int, chosen: set[str]) -> None:
    assert ids(without_shots(board(count), chosen)) == [
        i for i in ids(board(count)) if i not in chosen
    ]


@given(SIZES, IDS)
def test_copies_stand_behind_the_last_of_their_originals(count: int, chosen: set[str]) -> None:
    before = board(count)
    new = [f"n{n}" for n in range(20)]
    after = duplicated(before, chosen, new)
    copied = [shot for shot in before.shots if shot.id in chosen]
    copies = [shot for shot in after.shots if shot.id in new]
    assert [shot.prompt for shot in copies] == [shot.prompt for shot in copied]
    assert without_shots(after, new) == before
    if copied:
        at = ids(after).index(copied[-1].id)
        assert list(after.shots[at + 1 : at + 1 + len(copies)]) == copies
    assert len(set(ids(after))) == len(after.shots)


def test_a_shot_is_replaced_where_it_stands_or_added_at_the_end() -> None:
    changed = with_shot(board(3), Shot("s1", prompt="new"))
    assert [shot.prompt for shot in changed.shots] == ["p0", "new", "p2"]
    assert ids(with_shot(board(2), Shot("x"))) == ["s0", "s1", "x"]


def test_a_shot_is_called_by_its_name_or_its_place() -> None:
    named = with_shot(board(3), Shot("s1", name="Opening"))
    assert [named.code(i) for i in ids(named)] == ["01", "Opening", "03"]
    assert named.shot("s1").name == "Opening"


def test_a_shot_that_is_not_there_is_not_made_up() -> None:
    with pytest.raises(KeyError):
        board(2).shot("s9")
    with pytest.raises(KeyError):
        board(2).code("s9")


def test_a_new_name_changes_nothing_else() -> None:
    assert renamed(board(2), "Owl") == Storyboard("b", "Owl", board(2).shots)


@given(SIZES, st.lists(st.tuples(st.sampled_from("mdi"), IDS, ROW), max_size=6))
def test_an_edit_never_touches_the_board_that_it_was_made_from(
    count: int, edits: list[tuple[str, set[str], int]]
) -> None:
    now = board(count)
    kept = [now]
    for number, (kind, chosen, row) in enumerate(edits):
        match kind:
            case "m":
                now = moved(now, chosen, row)
            case "d":
                now = without_shots(now, chosen)
            case _:
                now = inserted(now, [Shot(f"n{number}")], row)
        kept.append(now)
    assert kept[0] == board(count)
    assert len(set(ids(now))) == len(now.shots)
