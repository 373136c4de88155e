"""A plan of variants: each request once, in an order that can be followed, and never too many."""

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.camera import COMMANDS, moves
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.variants import (
    AS_WRITTEN,
    MOST,
    Plan,
    choices,
    with_camera,
    worded,
    wordings,
)
from tests.fakes.takes import FIRST, LAST

SHOT = Shot("s", "SC01", "A boat", kept="t", number="01", notes="dialogue")


def prompts(plan: Plan) -> list[str]:
    return [variant.shot.prompt for variant in plan.variants()]


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("A boat", ["A boat"]),
        ("A boat at {dawn|dusk}", ["A boat at dawn", "A boat at dusk"]),
        (
            "{A|One} boat at {dawn|dusk}",
            ["A boat at dawn", "A boat at dusk", "One boat at dawn", "One boat at dusk"],
        ),
        ("A { red | red } boat", ["A red boat"]),
        ("A {red|} boat", ["A red boat", "A boat"]),
        ("A boat {slowly|}, alone", ["A boat slowly, alone", "A boat, alone"]),
        ("A {brace} and {an open one", ["A {brace} and {an open one"]),
        ("A  boat   at {dawn|dusk}", ["A  boat   at dawn", "A  boat   at dusk"]),
    ],
)
def test_words_are_chosen_in_every_way(prompt: str, found: list[str]) -> None:
    assert prompts(Plan(SHOT, prompt)) == found


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("A boat", "A boat [Tilt up]"),
        ("A boat [Push in] at sea", "A boat [Tilt up] at sea"),
        ("A boat [Push in,Pan left] at sea [Shake].", "A boat [Tilt up] at sea."),
        ("A [note] and a boat [Shake]", "A [note] and a boat [Tilt up]"),
        ("", "[Tilt up]"),
    ],
)
def test_a_move_takes_the_place_of_those_that_are_written(prompt: str, found: str) -> None:
    assert with_camera(prompt, "Tilt up") == found
    assert with_camera(prompt, AS_WRITTEN) == prompt


@given(st.text("ab [],Push inShake", max_size=40), st.sampled_from(COMMANDS))
def test_whatever_is_written_that_move_alone_is_left(prompt: str, command: object) -> None:
    name: str = command.name  # type: ignore[attr-defined]
    assert [[each.name for each in at] for at in moves(with_camera(prompt, name))] == [[name]]


def test_all_is_tried_with_all() -> None:
    cameras, frames = ("Push in", AS_WRITTEN), (None, FIRST, LAST)
    plan = Plan(SHOT, "A boat at {dawn|dusk}", cameras, frames)
    found = plan.variants()
    assert plan.count == len(found) == 12
    assert [(v.camera, v.words, v.frame) for v in found[:4]] == [
        ("Push in", ("dawn",), None),
        ("Push in", ("dawn",), FIRST),
        ("Push in", ("dawn",), LAST),
        ("Push in", ("dusk",), None),
    ]
    assert found[1].shot.first == FIRST
    assert {(v.shot.kept, v.shot.number, v.shot.notes) for v in found} == {("", "", "dialogue")}


def test_a_still_takes_the_place_of_a_link() -> None:
    linked = Shot("s", prompt="A boat", first_link=Link("before"))
    own, still = Plan(linked, "A boat", frames=(None, FIRST)).variants()
    assert (own.shot.first, own.shot.first_link) == (None, Link("before"))
    assert (still.shot.first, still.shot.first_link) == (FIRST, None)


def test_the_same_request_is_made_once() -> None:
    plan = Plan(SHOT, "A boat [Push in]", ("Push in", AS_WRITTEN))
    assert prompts(plan) == ["A boat [Push in]"]


def test_too_many_are_counted_and_not_made() -> None:
    plan = Plan(SHOT, "{a|b|c|d|e}" * 4)
    assert plan.count == 625 > MOST
    assert plan.variants() == []


@given(st.text("ab{}| ", max_size=30))
def test_counting_tells_how_many_there_are(prompt: str) -> None:
    found = [*wordings(prompt)] if prod(map(len, choices(prompt))) <= MOST else None
    if found is not None:
        assert len(found) == Plan(SHOT, prompt).count
        assert all("|" not in worded(prompt, words) or "|" in prompt for words in found)
