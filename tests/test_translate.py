"""Sentences, their fields, and the language they are said in."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.translate import Marked, isolated, language, mark, n, p, speak, subscribe, t
from tests.fakes.catalogue import catalogue


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_a_sentence_without_a_catalogue_is_itself() -> None:
    assert t("“{board}” is sent.", board="Storm") == "“Storm” is sent."


def test_a_field_may_have_any_name() -> None:
    assert t("{text} {self} {context}", text=1, self=2, context=3) == "1 2 3"


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert t("{a} and {b}", a="{b}", b="{0.__class__}{{") == "{b} and {0.__class__}{{"


def test_a_doubled_brace_is_a_brace() -> None:
    assert t("Names such as {{board}} stay: {board}.", board="Storm") == (
        "Names such as {board} stay: Storm."
    )


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 shots"), (1, "1 shot"), (2, "2 shots"), (-1, "-1 shot")]
)
def test_a_number_has_its_form(count: int, words: str) -> None:
    assert n("{count} shot", "{count} shots", count) == words


def test_a_number_may_come_worded() -> None:
    assert n("{count} shot", "{count} shots", 1234, count="1 234") == "1 234 shots"


def test_a_catalogue_is_spoken() -> None:
    speak(
        catalogue(
            {
                "“{board}” is sent.": "Gesendet: „{board}“.",
                ("{count} shot", "{count} shots"): ("{count} Einstellung", "{count} Einstellungen"),
                "a menu\x04Open": "Öffnen",
                "Ready.": "Bereit.",
            }
        )
    )
    assert t("“{board}” is sent.", board="Sturm") == "Gesendet: „Sturm“."
    assert n("{count} shot", "{count} shots", 1) == "1 Einstellung"
    assert n("{count} shot", "{count} shots", 5) == "5 Einstellungen"
    assert p("a menu", "Open") == "Öffnen"
    assert p("a door", "Open") == "Open"
    assert t(mark("Ready.")) == "Bereit."
    assert language() == "de"


def test_nothing_is_translated_to_nothing_and_not_to_the_header_of_the_catalogue() -> None:
    speak(catalogue({"Ready.": "Bereit."}))
    assert t("") == ""
    assert n("", "", 1) == ""


@pytest.mark.parametrize("wrong", ["{bord} fertig", "fertig", "{board", "{0}", "{board.__class__}"])
def test_a_translation_with_other_fields_is_not_used(wrong: str) -> None:
    speak(catalogue({"{board} is ready": wrong}))
    assert t("{board} is ready", board="Storm") == "Storm is ready"


def test_a_form_may_leave_its_number_out_and_nothing_else() -> None:
    speak(
        catalogue(
            {
                ("{count} shot of {board}", "{count} shots of {board}"): (
                    "eine Einstellung von {board}",
                    "{count} Einstellungen",
                )
            }
        )
    )
    said = [n("{count} shot of {board}", "{count} shots of {board}", c, board="X") for c in (1, 2)]
    assert said == ["eine Einstellung von X", "2 shots of X"]


def test_who_listens_is_told_until_it_stops() -> None:
    heard: list[str] = []
    stop = subscribe(lambda: heard.append(t("Ready.")))
    speak(catalogue({"Ready.": "Bereit."}))
    speak(NullTranslations())
    stop()
    stop()
    speak(catalogue({"Ready.": "Prêt."}))
    assert heard == ["Bereit.", "Ready."]


def test_a_listener_may_stop_listening_while_it_is_told() -> None:
    heard: list[str] = []

    def first() -> None:
        heard.append("first")
        stop()

    stop = subscribe(first)
    also = subscribe(lambda: heard.append("second"))
    speak(NullTranslations())
    speak(NullTranslations())
    also()
    assert heard == ["first", "second", "second"]


class Always(NullTranslations):
    """Says one thing, whatever it is asked."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.gettext = lambda message: said
        self.ngettext = lambda msgid1, msgid2, n: said
        self.pgettext = lambda context, message: said


NAMES = st.from_regex(r"[a-z_]\w{0,6}", fullmatch=True)
FIELDS = st.dictionaries(NAMES, st.text() | st.integers() | st.none(), max_size=4)
TEXTS = st.text(st.sampled_from("{}ab_0.:! é"), max_size=20) | st.text()


@given(TEXTS, TEXTS, FIELDS)
def test_no_text_translation_or_field_makes_it_fail(
    source: str, said: str, fields: dict[str, object]
) -> None:
    text = Marked(source)
    speak(Always(said))
    t(text, **fields)
    p("here", text, **fields)  # pyright: ignore[reportArgumentType]
    n(text, text, 2, **fields)  # pyright: ignore[reportArgumentType]


@given(NAMES, TEXTS)
def test_a_value_arrives_as_it_is(name: str, value: str) -> None:
    said = t(Marked("<{" + name + "}>"), **{name: value})
    assert said == f"<{isolated(value)}>"
    assert value in said


@given(st.integers())
def test_every_number_has_a_form(count: int) -> None:
    form = "shot" if abs(count) == 1 else "shots"
    assert n("{count} shot", "{count} shots", count) == f"{count} {form}"


# Names that run the other way

HEBREW = "המגדלור"


def test_a_name_from_right_to_left_keeps_what_stands_beside_it() -> None:
    assert t("{shot} · take {number}", shot=HEBREW, number=3) == f"\u2068{HEBREW}\u2069 · take 3"
    assert t("{shot} · take {number}", shot="Dusk – 晨", number=3) == "Dusk – 晨 · take 3"


def test_in_a_language_from_right_to_left_it_is_the_other_way_round() -> None:
    speak(catalogue({"Shot {code}": "שוט {code}"}))
    assert t("Shot {code}", code="01 (b)") == "שוט \u206801 (b)\u2069"
    assert t("Shot {code}", code=HEBREW) == f"שוט {HEBREW}"
