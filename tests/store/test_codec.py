"""Values on disk: what older and newer versions wrote is read."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Downloading,
    Failed,
    Pending,
    Processing,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
    Uploading,
)
from hailuo_desktop.store.codec import dump, load
from tests.fakes.takes import FIRST, LAST, board, take

STATES: list[State] = [
    Queued(),
    Uploading(),
    Submitting(),
    Pending(),
    Processing(33.5),
    Downloading(5, None),
    Downloading(5, 10),
    Completed("media/takes/a.mp4"),
    Failed(plain("No."), "code", Charge.UNKNOWN),
    Uncertain(plain("The answer was lost.")),
    Cancelled(),
]

# A take as the first version wrote it, by hand.
OLD_TAKE = """{"id": "t", "shot": "s", "number": 2, "key": "k", "created": 5.0, "request": {
  "model": "MiniMax-Hailuo-02", "mode": "i2v", "prompt": "A boat", "quality": "768p",
  "duration": 6, "parameters": [["prompt_optimizer", true]], "frames": [{"digest": "d",
  "name": "a.png", "facts": {"format": "png", "width": 1280, "height": 720, "size": 9}}]}}"""
OLD_BOARD = '{"id": "b", "name": "Board", "shots": [{"id": "s", "prompt": "A boat"}]}'


def with_unknown(value: Any) -> Any:
    """The same, with something from a later version in every part of it."""
    if isinstance(value, dict):
        return {"from_later": {"deep": [1]}} | {key: with_unknown(v) for key, v in value.items()}
    return [with_unknown(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("state", STATES, ids=lambda state: type(state).__name__)
def test_every_state_comes_back(state: State) -> None:
    assert load(dump(state, type(state)), type(state)) == state


def test_a_whole_take_comes_back() -> None:
    made = replace(
        take(frames=(FIRST, replace(LAST, crop=Crop(0.1, 0.2, 0.5, 0.5)))),
        urls=("https://files.example/a",),
        submitted=1.5,
        estimated=90.0,
        followed=False,
        dismissed=True,
        note=plain("Waiting."),
        place=2.5,
        first_from=Link("shot-0", wait=True),
        source="take-0",
    )
    assert load(dump(made, Take), Take) == made


def test_a_whole_board_comes_back() -> None:
    shot = Shot("s", "01", "A boat", FIRST, LAST, takes=3, scene="INT.", notes="n", kept="t")
    made = Storyboard("b", "Board", (shot, Shot("s2", first_link=Link("s"))), archived=True)
    assert load(dump(made, Storyboard), Storyboard) == made


def test_a_take_of_the_first_version_is_read() -> None:
    made = load(
        OLD_TAKE.replace('"i2v"', json.dumps(take(frames=(FIRST,)).request.mode.value)), Take
    )
    assert made.request.frames[0].facts.orientation == 1
    assert made.request.frames[0].crop is None
    assert made.followed
    assert made.task == ""


def test_a_board_of_the_first_version_is_read() -> None:
    assert load(OLD_BOARD, Storyboard) == Storyboard("b", "Board", (Shot("s", prompt="A boat"),))


def test_what_a_newer_version_adds_is_left_out() -> None:
    made, drawn = take(frames=(FIRST, LAST)), board()
    assert load(json.dumps(with_unknown(json.loads(dump(made, Take)))), Take) == made
    assert load(json.dumps(with_unknown(json.loads(dump(drawn, Storyboard)))), Storyboard) == drawn


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_back_to_the_letter(text: str) -> None:
    made = take(prompt=text)
    assert load(dump(made, Take), Take) == made
    assert dump(made, Take).isascii()
