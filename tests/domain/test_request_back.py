"""What made a take comes back into its shot, so that the shot would ask for the same again."""

from dataclasses import replace
from typing import Any

import pytest

from hailuo_desktop.domain.diff import differences
from hailuo_desktop.domain.request_back import settings_back
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.take import Take
from tests.fakes.takes import FIRST, LAST

PLAIN = Shot("s", prompt="A boat", duration=10, prompt_optimizer=False)
STILL = replace(PLAIN, first=FIRST, duration=6)
PAIR = replace(STILL, last=LAST)
HUNG = replace(PLAIN, first_link=Link("before"))
OWN: dict[str, Any] = {
    "name": "SC01",
    "notes": "dialogue",
    "scene": "Harbour",
    "takes": 3,
    "kept": "t",
}


def frozen(shot: Shot, **facts: Any) -> Take:
    return Take("a", "s", 1, request_of(shot), "key", 1.0, **facts)


@pytest.mark.parametrize("made_from", [PLAIN, STILL, PAIR])
@pytest.mark.parametrize("now", [PLAIN, STILL, PAIR, HUNG, replace(PLAIN, prompt="Else")])
def test_the_shot_asks_for_the_same_again(made_from: Shot, now: Shot) -> None:
    edited = replace(now, quality="512p", **OWN)
    back = settings_back(edited, frozen(made_from))
    assert request_of(back) == request_of(made_from)
    assert differences(frozen(made_from), back) == []
    assert {name: getattr(back, name) for name in OWN} == OWN


def test_a_frame_from_a_film_comes_from_there_again() -> None:
    made = frozen(STILL, source="take-of-before")
    back = settings_back(PLAIN, made, "before")
    assert (back.first, back.first_link) == (None, Link("before"))
    waiting = replace(PLAIN, first_link=Link("before", wait=True))
    assert settings_back(waiting, made, "before").first_link == Link("before", wait=True)
    assert settings_back(PLAIN, made).first == FIRST


def test_a_frame_that_is_still_to_come_is_asked_for_again() -> None:
    made = frozen(HUNG, first_from=Link("before"))
    assert settings_back(STILL, made).first_from == Link("before")
