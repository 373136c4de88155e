"""Frames that come from neighbours: what is sent, and what is wrong with a link."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.chain import (
    as_sent,
    chained,
    circular,
    link_problems,
    linked,
)
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.rules import problems, request_of
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard, without_shots

STILL = Frame("d" * 64, "still.png", ImageFacts("png", 1280, 720, 5000))


def board(count: int = 3) -> Storyboard:
    return Storyboard("b", "Board", tuple(Shot(f"s{n}", prompt="A boat") for n in range(count)))


def codes(at: Storyboard, shot_id: str) -> list[str]:
    return [problem.code for problem in link_problems(at, at.shot(shot_id))]


def test_a_linked_first_frame_makes_it_image_to_video() -> None:
    shot = Shot("s", first_link=Link("a"))
    assert shot.mode is Mode.I2V
    assert replace(shot, last=STILL).mode is Mode.FLF
    assert problems(replace(shot, prompt="A boat"), HAILUO_02) == []


def test_a_still_comes_before_a_link() -> None:
    assert Shot("s", first=STILL, first_link=Link("a")).first_from is None


def test_the_request_leaves_the_place_of_the_first_frame_open() -> None:
    request = request_of(Shot("s", prompt="A boat", first_link=Link("a"), last=STILL))
    assert request.mode is Mode.FLF
    assert request.frames == (STILL,)


def test_chaining_hangs_each_shot_on_the_one_before_it() -> None:
    at = chained(board(4), ["s3", "s0", "s2"])
    assert [shot.first_link for shot in at.shots] == [None, None, Link("s0"), Link("s2")]


def test_linking_takes_the_place_of_a_still_and_letting_go_leaves_none() -> None:
    at = board()
    with_still = replace(at, shots=(at.shots[0], replace(at.shots[1], first=STILL), at.shots[2]))
    hung = linked(with_still, "s1", Link("s0"))
    assert hung.shot("s1").first is None
    assert linked(hung, "s1", None).shot("s1").mode is Mode.T2V


def test_a_link_to_a_deleted_shot_is_lost() -> None:
    at = without_shots(chained(board(), ["s0", "s1", "s2"]), ["s0"])
    assert codes(at, "s1") == ["link_lost"]
    assert codes(at, "s2") == []


def test_a_circle_of_links_is_found_wherever_it_is_entered() -> None:
    at = chained(board(), ["s0", "s1", "s2"])
    at = linked(at, "s0", Link("s2"))
    assert [codes(at, f"s{n}") for n in range(3)] == [["link_circle"]] * 3


def test_a_shot_may_not_hang_on_itself() -> None:
    assert codes(linked(board(), "s0", Link("s0")), "s0") == ["link_circle"]


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_looking_for_circles_always_ends(targets: list[int]) -> None:
    shots = [Shot(f"s{n}", first_link=Link(f"s{target}")) for n, target in enumerate(targets)]
    at = Storyboard("b", "Board", tuple(shots))
    # Every shot hangs on another of the six, so that all of them run into some circle.
    assert all(circular(at, shot) for shot in at.shots)


def test_a_last_frame_is_taken_from_the_first_frame_of_the_next_shot() -> None:
    first = replace(board().shots[0], first=STILL, last_link=Link("s1"))
    other = replace(STILL, digest="e" * 64)
    at = Storyboard("b", "Board", (first, replace(board().shots[1], first=other)))
    assert as_sent(at, first).last == other
    assert codes(at, "s0") == []


def test_a_last_frame_of_one_s_own_comes_before_the_link() -> None:
    first = replace(board().shots[0], first=STILL, last=STILL, last_link=Link("s1"))
    assert as_sent(Storyboard("b", "Board", (first,)), first) == first


def test_a_last_frame_without_a_picture_to_take_is_named() -> None:
    first = replace(board().shots[0], first=STILL, last_link=Link("s1"))
    at = Storyboard("b", "Board", (first, board().shots[1]))
    assert codes(at, "s0") == ["link_without_picture"]
    assert link_problems(at, first)[0].values == {"shot": "02"}
    assert codes(without_shots(at, ["s1"]), "s0") == ["link_lost"]
