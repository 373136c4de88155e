"""Reels: eight letters, each film's own, and the same at every export."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.cut import Cut, CutShot
from hailuo_desktop.domain.reels import reels
from tests.fakes.cuts import cut, cut_take


def board(codes: list[str], takes: int = 2) -> Cut:
    shots = [
        CutShot(
            f"s{place}",
            code,
            cut_take(1, shot=f"s{place}"),
            tuple(cut_take(n, shot=f"s{place}") for n in range(2, takes + 1)),
        )
        for place, code in enumerate(codes)
    ]
    return Cut("b", "Board", tuple(shots))


def test_the_end_of_a_code_tells_shots_apart() -> None:
    found = reels(board(["SC01_SH010", "SC01_SH020", "SC01_SH030"], takes=1), {})
    assert [*found.values()] == ["1SH010T1", "1SH020T1", "1SH030T1"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=30), st.integers(1, 12))
def test_every_reel_is_unique_and_fits(codes: list[str], takes: int) -> None:
    made = board(codes, takes)
    found = reels(made, {})
    assert len(set(found.values())) == len(made.takes)
    assert all(1 <= len(reel) <= 8 and reel.isascii() and reel.isalnum() for reel in found.values())


def test_what_is_known_stays_when_shots_come_and_go() -> None:
    before = reels(cut(), {})
    later = replace(
        cut(), shots=(CutShot("new", "SC01_SH010", cut_take(1, shot="new")), *cut().shots)
    )
    after = reels(later, before)
    assert {take: after[take] for take in before} == before
    assert after["new-take-1"] not in before.values()
