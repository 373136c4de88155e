"""Stills dropped together stand in the order of the drop, whenever each of them comes."""

from dataclasses import replace
from itertools import count, permutations

import pytest

from hailuo_desktop.domain.drop_plan import DropPlan, arrive
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard, with_shot, without_shots

BOARD = Storyboard("b", "Board", (Shot("s0"), Shot("s1")))


def frame(name: str) -> Frame:
    return Frame(name * 64, name, ImageFacts("png", 1280, 720, 5000))


def names(board: Storyboard) -> str:
    """“ab -c”: the frames of each shot; a dot for none."""
    return " ".join(
        (s.first.name if s.first else ".") + (s.last.name if s.last else "") for s in board.shots
    )


class Drop:
    """A drop of stills, some of which come later."""

    def __init__(self, size: int, chain: bool = False, before: str = "s1") -> None:
        self.arrival = DropPlan((None,) * size, before, chain)
        self.board = BOARD
        self._ids = count()

    def come(self, *names: str) -> str:
        frames = {"abcdefgh".index(name): frame(name) for name in names}
        self.board, self.arrival = arrive(
            self.board, self.arrival.with_frames(frames), lambda: f"n{next(self._ids)}"
        )
        return globals()["names"](self.board)


@pytest.mark.parametrize("order", [*permutations("abcd")])
def test_each_takes_its_place_whatever_the_order(order: tuple[str, ...]) -> None:
    drop, chain = Drop(4), Drop(4, chain=True)
    for name in order:
        drop.come(name)
        chain.come(name)
    assert names(drop.board) == ". a b c d ."
    assert names(chain.board) == ". ab bc cd ."


def test_all_at_once_and_the_rest_at_once() -> None:
    drop = Drop(6)
    assert drop.come("b", "e") == ". b e ."
    assert drop.come("a", "c", "d", "f") == ". a b c d e f ."
    chain = Drop(5, chain=True, before="")
    assert chain.come("a", "e") == ". . ae"
    assert chain.come("b", "c", "d") == ". . ab bc cd de"


def test_a_shot_of_a_chain_keeps_what_was_written_when_it_is_split() -> None:
    drop = Drop(3, chain=True)
    drop.come("a", "c")
    written = replace(drop.board.shots[1], prompt="A boat")
    drop.board = with_shot(drop.board, written)
    assert drop.come("b") == ". ab bc ."
    assert [shot.prompt for shot in drop.board.shots] == ["", "A boat", "", ""]
    assert drop.board.shots[1].id == written.id


def test_what_the_artist_has_done_meanwhile_stays() -> None:
    drop = Drop(3, chain=True)
    drop.come("a", "c")
    changed = replace(drop.board.shots[1], last=frame("x"))
    drop.board = with_shot(drop.board, changed)
    assert drop.come("b") == ". ax ab bc ."
    alone = Drop(3)
    alone.come("a", "c")
    alone.board = without_shots(alone.board, [alone.board.shots[1].id])
    assert alone.come("b") == ". b c ."


def test_without_any_neighbour_it_goes_where_it_was_let_go() -> None:
    drop = Drop(2)
    drop.come("a")
    drop.board = BOARD
    assert drop.come("b") == ". b ."
    drop.board = without_shots(BOARD, ["s1"])
    drop.arrival = DropPlan((None,), "s1")
    assert drop.come("a") == ". a"
