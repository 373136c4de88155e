"""Edits of a storyboard: each gives a new one, and nothing is lost on the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import (
    Storyboard,
    copies,
    duplicated,
    fitting,
    inserted,
    moved,
    moved_among,
    with_shot,
    with_shots,
    without_shots,
)


def board(count: int = 5) -> Storyboard:
    return Storyboard("b", "Board", tuple(Shot(f"s{n}") for n in range(count)))


def ids(at: Storyboard) -> str:
    return " ".join(shot.id for shot in at.shots)


def test_a_shot_is_found_by_its_id_and_called_by_its_place_or_its_own_code() -> None:
    at = with_shot(board(), Shot("s1", name="SC01"))
    assert at.shot("s1").name == "SC01"
    assert [at.code(f"s{n}") for n in range(3)] == ["01", "SC01", "03"]
    assert at.find("gone") is None
    with pytest.raises(KeyError):
        at.shot("gone")


def test_a_looked_up_board_is_still_the_same_value() -> None:
    looked, fresh = board(), board()
    assert looked.code("s0") == "01"
    assert looked == fresh
    assert hash(looked) == hash(fresh)


def test_a_shot_that_is_not_there_is_added_at_the_end() -> None:
    assert ids(with_shot(board(2), Shot("new"))) == "s0 s1 new"


def test_many_shots_change_at_once_and_none_is_added() -> None:
    at = with_shots(board(3), [Shot("s2", prompt="two"), Shot("s0", prompt="none"), Shot("new")])
    assert [shot.prompt for shot in at.shots] == ["none", "", "two"]


def test_shots_move_together_in_their_order() -> None:
    assert ids(moved(board(), ["s3", "s0"], 2)) == "s1 s0 s3 s2 s4"


@pytest.mark.parametrize(
    ("moving", "before", "seen", "after"),
    [
        (["s0"], "s4", "s0 s2 s4", "s2 s1 s0 s3 s4"),
        (["s4"], "s0", "s0 s2 s4", "s4 s1 s0 s3 s2"),
        (["s0"], "", "s0 s2 s4", "s2 s1 s4 s3 s0"),
        (["s0", "s1"], "", "s0 s1 s2 s3 s4", "s2 s3 s4 s0 s1"),
        (["s3", "s1"], "s1", "s0 s1 s2 s3 s4", "s0 s1 s3 s2 s4"),
    ],
)
def test_hidden_shots_keep_their_places_when_the_seen_ones_move(
    moving: list[str], before: str, seen: str, after: str
) -> None:
    assert ids(moved_among(board(), moving, before, seen.split())) == after


@given(st.data())
def test_moving_among_all_is_moving(data: st.DataObject) -> None:
    at = board(7)
    moving = data.draw(st.lists(st.sampled_from([s.id for s in at.shots]), unique=True))
    row = data.draw(st.integers(0, 7))
    before = at.shots[row].id if row < 7 else ""
    assert moved_among(at, moving, before, [s.id for s in at.shots]) == moved(at, moving, row)


def test_copies_hang_on_each_other_as_the_originals_do() -> None:
    chain = [
        Shot("a", kept="take"),
        Shot("b", first_link=Link("a")),
        Shot("c", last_link=Link("x")),
    ]
    new = copies(chain, ["a2", "b2", "c2"])
    assert [shot.id for shot in new] == ["a2", "b2", "c2"]
    assert new[1].first_link == Link("a2")
    assert new[2].last_link == Link("x")
    assert new[0].kept == ""


def test_copies_come_right_behind_the_last_of_their_originals() -> None:
    assert ids(duplicated(board(4), ["s2", "s0"], ["n1", "n2"])) == "s0 s1 s2 n1 n2 s3"
    assert duplicated(board(4), [], []) == board(4)


def test_shots_from_elsewhere_lose_links_to_what_is_not_here() -> None:
    strange = [Shot("x", first_link=Link("s1")), Shot("y", first_link=Link("gone"))]
    here = fitting(board(), [*strange, Shot("z", last_link=Link("x"))])
    assert [shot.first_link for shot in here] == [Link("s1"), None, None]
    assert here[2].last_link == Link("x")


def test_what_is_put_beyond_the_ends_comes_to_the_ends() -> None:
    assert ids(inserted(board(1), [Shot("n")], 99)) == "s0 n"
    assert ids(inserted(board(1), [Shot("n")], -3)) == "n s0"


def test_shots_go_and_the_rest_stays_as_it_is() -> None:
    at = without_shots(board(), ["s1", "s3", "unknown"])
    assert ids(at) == "s0 s2 s4"
    assert replace(at, shots=()) == replace(board(), shots=())
