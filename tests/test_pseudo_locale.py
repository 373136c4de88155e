"""The pseudo-locale: what it keeps, what it changes, and what it finds."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.translate import Marked, fields_of, language, n, p, speak, t
from tests.fakes.pseudo_locale import CLOSE, OPEN, PseudoLocale, untranslated


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_a_sentence_is_accented_and_its_field_filled() -> None:
    speak(PseudoLocale())
    assert t("{board} is sent.", board="Storm").startswith("⟦Storm îš šéñţ.")
    assert p("a menu", "Open").startswith("⟦Óƥéñ")
    assert n("{count} shot", "{count} shots", 2).startswith("⟦2 šĥóţš")
    assert n("{count} shot", "{count} shots", 1).startswith("⟦1 šĥóţ ")


@pytest.mark.parametrize(
    "kept", ["[Push in]", "[Pan left,Tilt up]", "--max-credits", "`hailuo-desktop settle`", "{{a}}"]
)
@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_never_translated_stays(kept: str, mirrored: bool) -> None:
    said = PseudoLocale(mirrored=mirrored).gettext(f"Use {kept} here.")
    assert kept in said
    assert "here" not in said


def test_the_mirrored_one_is_a_language_from_right_to_left() -> None:
    speak(PseudoLocale(mirrored=True))
    assert language() == "ar"
    said = t("{board} is sent.", board="Storm")
    assert "Storm" in said
    assert said.count("\u202e") == said.count("\u202c") > 0


def test_what_no_sentence_says_is_found() -> None:
    speak(PseudoLocale())
    assert untranslated(t("Ready.")) == ""
    assert untranslated(t("{what} is ready.", what=t("The shot"))) == ""
    assert untranslated(f"2 takes, {t('kept')}") == "2 takes, "


@given(st.text(st.sampled_from("abcÀ{}[]x_ .0")), st.booleans())
def test_fields_and_brackets_stay_and_all_is_longer(text: str, mirrored: bool) -> None:
    said = PseudoLocale(mirrored=mirrored).gettext(text)
    assert said[0] == OPEN
    assert said[-1] == CLOSE
    assert fields_of(said) == fields_of(text)
    assert re.findall(r"\[[a-z ]+\]", said) == re.findall(r"\[[a-z ]+\]", text)
    assert len(said) >= 1.4 * len(text)


@given(st.sampled_from(["a{x}", "{x}: {y}", "{{x}} {y}", "none", "é{x}{x}"]), st.text())
def test_a_value_arrives_as_it_is(text: str, value: str) -> None:
    speak(PseudoLocale())
    said = t(Marked(text), x=value, y=value)
    if fields_of(text):
        assert value in said
