"""Names and words that people take for the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.domain.collation import folded, holds, searched, visible

FORMS = ("NFC", "NFD", "NFKC", "NFKD")
words = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=12)


@given(words, st.sampled_from(FORMS))
def test_a_unicode_form_makes_no_other_name(word: str, form: str) -> None:
    other = unicodedata.normalize(form, word)  # pyright: ignore[reportArgumentType]
    assert folded(other) == folded(word)
    assert searched(other) == searched(word)


@given(words)
def test_folding_twice_changes_nothing(word: str) -> None:
    assert folded(folded(word)) == folded(word)
    assert searched(searched(word)) == searched(word)


@given(st.text("aZé船Ж9 -_.", min_size=1), st.sampled_from("\u200b\ufeff\u00ad\u2060\u200e\u202a"))
def test_what_is_invisible_does_not_count(word: str, nothing: str) -> None:
    assert folded(nothing.join(word)) == folded(word)
    assert visible(nothing.join(word)) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fée lumière", "FÉE LUMIÈRE"),
        ("first\u00a0frame", "First  Frame"),
        ("６", "6"),
        ("ＳＨＯＴ　１", "shot 1"),
        ("straße", "STRASSE"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_case_width_and_blanks_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_names_that_differ_in_a_mark_are_two_names() -> None:
    assert folded("Ärger") != folded("Arger")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Łódź wpływa", "lodz"),
        ("Işıklı şehir", "isikli SEHIR"),
        ("Ёлка", "елка"),
        ("Φάρος", "φαρος"),
        ("Fée lumière", "lumiere fee"),
        ("çocuk koşuyor", "KOSUYOR"),
        ("ＳＨＯＴ　０１", "shot 01"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_a_search_leaves_accents_out(text: str, found: str) -> None:
    assert holds(text, found)


def test_a_search_does_not_take_one_kana_for_another() -> None:
    assert not holds("かき", "がき")
