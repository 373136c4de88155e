"""Numbers of things, in words."""

from gettext import NullTranslations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.plural import Noun, counted
from hailuo_desktop.translate import speak
from tests.fakes.catalogue import catalogue


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 takes"), (1, "1 take"), (2, "2 takes"), (1000, "1000 takes")]
)
def test_one_is_no_plural(number: int, words: str) -> None:
    assert counted(number, "take") == words


@given(st.integers(-3, 3) | st.integers(), st.sampled_from(get_args(Noun)))
def test_every_noun_has_its_forms(number: int, noun: Noun) -> None:
    assert counted(number, noun) == f"{number} {noun}{'' if abs(number) == 1 else 's'}"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 ujęć"),
        (1, "1 ujęcie"),
        (3, "3 ujęcia"),
        (5, "5 ujęć"),
        (12, "12 ujęć"),
        (22, "22 ujęcia"),
    ],
)
def test_a_language_may_have_three_forms(number: int, words: str) -> None:
    rule = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
    forms = ("{count} ujęcie", "{count} ujęcia", "{count} ujęć")
    rule = f"nplurals=3; plural=({rule});"
    speak(catalogue({("{count} shot", "{count} shots"): forms}, "pl", rule))
    try:
        assert counted(number, "shot") == words
    finally:
        speak(NullTranslations())
