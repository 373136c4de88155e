"""What one press of Send puts in the queue."""

import re
from dataclasses import replace

import pytest

from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.take import Queued
from hailuo_desktop.engine.batch import another, new_key, takes_of

SHOT = Shot("fog", prompt="Fog [Push in]", takes=3, first_link=None)


def test_a_shot_becomes_as_many_takes_as_it_asks_for_each_paid_for_on_its_own() -> None:
    takes = takes_of(SHOT, "03", 5, 1000.0)
    assert [take.number for take in takes] == [5, 6, 7]
    assert {(take.shot, take.name, take.created) for take in takes} == {("fog", "03", 1000.0)}
    assert {take.request.prompt for take in takes} == {SHOT.prompt}
    assert {type(take.state) for take in takes} == {Queued}
    assert len({take.key for take in takes}) == len({take.id for take in takes}) == 3


def test_a_shot_that_is_not_ready_makes_none() -> None:
    with pytest.raises(ValueError, match="prompt"):
        takes_of(replace(SHOT, prompt=""), "03", 1, 0.0)


def test_another_is_the_same_request_under_a_key_of_its_own() -> None:
    linked = replace(SHOT, first_link=Link("rain"), takes=1)
    (first,) = takes_of(linked, "03", 1, 1000.0)
    first = replace(first, source="take-of-rain", task="task-unified-1")
    second = another(first, 2, 2000.0)
    assert (second.request, second.source) == (first.request, "take-of-rain")
    assert (second.number, second.created, second.task) == (2, 2000.0, "")
    assert second.key != first.key


def test_a_key_has_the_form_that_the_service_demands() -> None:
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9._-]{16,96}", key) for key in keys)
