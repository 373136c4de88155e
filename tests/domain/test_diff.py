"""What an edit of the shot would change of a take that waits, in words."""

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest

from hailuo_desktop.domain.diff import between, differences, in_short
from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.take import Take
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated
from tests.fakes.takes import FIRST, LAST

PLAIN = Shot("s", prompt="A boat")
STILL = replace(PLAIN, first=FIRST)
PAIR = replace(STILL, last=LAST)
HUNG = replace(PLAIN, first_link=Link("before"))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def frozen(shot: Shot, **facts: object) -> Take:
    given = {"first_from": shot.first_from, **facts}
    return Take("a", "s", 1, request_of(shot), "key", 1.0, **given)


@pytest.mark.parametrize("shot", [PLAIN, STILL, PAIR, HUNG, replace(HUNG, last=LAST)])
def test_a_shot_that_nobody_touched_differs_in_nothing(shot: Shot) -> None:
    assert differences(frozen(shot), shot) == []


EDITS = [
    (PLAIN, replace(PLAIN, prompt="A ship"), ["prompt changed"]),
    (PLAIN, replace(PLAIN, duration=10), ["length 6 s → 10 s"]),
    (PLAIN, replace(PLAIN, quality="1080p"), ["quality 768p → 1080p"]),
    (PLAIN, replace(PLAIN, prompt_optimizer=False), ["prompt optimizer on → off"]),
    (PLAIN, STILL, ["mode T2V → I2V", "first frame added"]),
    (STILL, PLAIN, ["mode I2V → T2V", "first frame removed"]),
    (STILL, replace(STILL, first=LAST), ["first frame changed"]),
    (PAIR, replace(PAIR, last=FIRST), ["last frame changed"]),
    (PAIR, STILL, ["mode FLF → I2V", "last frame removed"]),
    (STILL, HUNG, ["first frame now from another film"]),
    (HUNG, STILL, ["first frame now a still"]),
    (HUNG, PLAIN, ["mode I2V → T2V", "first frame removed"]),
    (HUNG, replace(HUNG, first_link=Link("other")), ["first frame now from another film"]),
]


@pytest.mark.parametrize(("before", "now", "words"), EDITS)
def test_each_edit_has_its_words(before: Shot, now: Shot, words: list[str]) -> None:
    assert differences(frozen(before), now) == words


@pytest.mark.parametrize(("before", "now", "words"), EDITS)
def test_each_edit_is_said_whole_in_another_language(
    before: Shot, now: Shot, words: list[str]
) -> None:
    speak(PseudoLocale())
    said = differences(frozen(before), now)
    assert len(said) == len(words)
    assert not any(map(untranslated, said))


def test_a_picture_that_is_reframed_is_another_picture() -> None:
    cropped = replace(FIRST, crop=Crop(0.1, 0.0, 0.8, 1.0))
    assert differences(frozen(STILL), replace(STILL, first=cropped)) == ["first frame changed"]


def test_a_first_frame_that_a_film_has_given_is_no_edit() -> None:
    pair = replace(HUNG, last=LAST)
    given = frozen(replace(pair, first=FIRST), first_from=None, source="t")
    assert differences(given, pair, begins_with="before") == []
    assert differences(given, pair, begins_with="other") == ["first frame now from another film"]


BETWEEN = [
    (PLAIN, PLAIN, "the same request"),
    (PLAIN, replace(PLAIN, prompt="A ship"), "“boat” → “ship”"),
    (PLAIN, replace(PLAIN, prompt="A ship", duration=10), "“boat” → “ship” · length 6 s → 10 s"),
    (PLAIN, replace(PLAIN, prompt_optimizer=False), "prompt optimizer on → off"),
    (PLAIN, STILL, "mode T2V → I2V · first frame added"),
    (PAIR, replace(PAIR, last=FIRST), "last frame changed"),
]


@pytest.mark.parametrize(("before", "now", "words"), BETWEEN)
def test_two_takes_differ_in_one_line(before: Shot, now: Shot, words: str) -> None:
    assert in_short(frozen(before), frozen(now)) == words


def test_takes_that_begin_with_other_films_say_so_once() -> None:
    one, two = frozen(STILL, source="one"), frozen(replace(STILL, first=LAST), source="two")
    assert between(one, two) == ["first frame now from another film"]
