"""What is typed finds a command: folded, in part, and the better fit first."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.ui.actions import ACTIONS
from hailuo_desktop.ui.folding import folded
from hailuo_desktop.ui.palette.match import fitness

TITLES = st.sampled_from([*{action.text.replace("&", "") for action in ACTIONS}, "Überblenden"])
FORMS = st.sampled_from(
    [
        lambda text: unicodedata.normalize("NFC", text),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFKD", text),
    ]
)


@given(TITLES)
def test_its_own_title_finds_a_command_and_no_other_fits_it_better(title: str) -> None:
    own = fitness(title, title)
    assert own is not None
    for action in ACTIONS:
        other = fitness(title, action.text.replace("&", ""))
        assert other is None or other <= own


@given(TITLES, st.data())
def test_any_part_in_any_case_and_form_finds_it(title: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(title)))
    part = title[begin : data.draw(st.integers(begin, len(title)))]
    change = data.draw(st.sampled_from([str.upper, str.lower, str.title]))
    written = data.draw(FORMS)(change(part))
    assert fitness(written, title) is not None


@given(TITLES, st.text(max_size=8))
def test_folding_twice_is_folding_once_and_what_is_typed_never_breaks(
    title: str, typed: str
) -> None:
    assert folded(folded(typed)) == folded(typed)
    fit = fitness(typed, title)
    assert fit is None or fit >= 0


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("ex", "Export films", "Next take"),  # a word's beginning, and the inside of one
        ("film", "Film", "Export films"),  # the title's beginning, and another word's
        ("xport", "Export films", "Export or retry"),
        ("uber", "Überblenden", "Über und Ernst"),
        ("exf", "Export films", "Extend the full"),
        ("fi full", "Full screen film", "File the full indexing"),
    ],
)
def test_the_better_fit_comes_first(typed: str, better: str, worse: str) -> None:
    one, other = fitness(typed, better), fitness(typed, worse)
    assert one is not None
    assert other is None or one >= other


@pytest.mark.parametrize("typed", ["zq", "film zebra", "smlif"])
def test_what_is_in_no_title_finds_nothing(typed: str) -> None:
    assert fitness(typed, "Export films") is None


def test_a_menu_finds_its_commands_behind_those_that_are_called_so() -> None:
    called, within = fitness("queue", "Pause the queue"), fitness("queue", "Send", "Queue")
    assert called is not None
    assert within is not None
    assert called > within
