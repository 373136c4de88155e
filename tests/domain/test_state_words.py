"""A take's state in words, in a glyph and in a share of the way."""

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.state_words import NOT_FOLLOWED, described, icon_of, progress_of, word
from hailuo_desktop.domain.take import (
    STATES,
    Cancelled,
    Completed,
    Downloading,
    Failed,
    Hold,
    Pending,
    Processing,
    Queued,
    State,
    Submitting,
    Take,
    Uncertain,
    Uploading,
)
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

TAKE = Take("t", "s", 1, Request(HAILUO_02.id, Mode.T2V, "A fox.", (), "768p", 6, ()), "key", 1.0)
SAID: list[tuple[State, str, str]] = [
    (Queued(), "waiting", ""),
    (Uploading(), "uploading", ""),
    (Submitting(), "sending", ""),
    (Pending(), "waiting at EvoLink", "EvoLink has it in its own queue."),
    (Processing(62.4), "rendering", "62 %"),
    (Downloading(1_234_567), "downloading", "1.2 MB"),
    (Downloading(1_200_000, 4_000_000), "downloading", "1.2 of 4.0 MB"),
    (Completed("a.mp4"), "done", ""),
    (Failed(plain("The filter refused it.")), "failed", "The filter refused it."),
    (Failed(plain("It broke."), charge=Charge.YES), "failed", "It broke. It was charged."),
    (
        Failed(plain("It broke."), charge=Charge.UNKNOWN),
        "failed",
        "It broke. EvoLink has not said whether this was charged.",
    ),
    (
        Uncertain(plain("The answer was lost.")),
        "may be charged",
        ("The answer was lost. It may have been charged: decide whether to send it again."),
    ),
    (Cancelled(), "cancelled", ""),
]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def in_state(state: State) -> Take:
    return replace(TAKE, state=state)


@pytest.mark.parametrize(("state", "short", "long"), SAID)
def test_a_state_is_said_in_words(state: State, short: str, long: str) -> None:
    assert (word(in_state(state)), described(in_state(state))) == (short, long)


@pytest.mark.parametrize(("state", "short", "long"), SAID)
def test_a_state_is_said_whole_in_another_language(state: State, short: str, long: str) -> None:
    speak(PseudoLocale())
    assert untranslated(word(in_state(state))) == ""
    own = "The filter refused it.", "It broke.", "The answer was lost."  # said by others
    said = untranslated(described(in_state(state))).strip()
    assert said in ("", *own)
    assert short.replace("EvoLink", "").islower()
    assert bool(long) is bool(described(in_state(state)))


def test_every_state_has_words_and_a_glyph() -> None:
    assert {type(state) for state, _, _ in SAID} == set(STATES)
    glyphs = {icon_of(in_state(state)) for state, _, _ in SAID}
    assert glyphs == {state.__name__.lower() for state in STATES}


def test_a_note_is_read_until_the_take_is_settled() -> None:
    assert (
        described(replace(TAKE, note=plain("Waiting for the network.")))
        == "Waiting for the network."
    )
    assert described(replace(in_state(Completed("a")), note=plain("Old."))) == ""


def test_a_take_that_is_not_followed_says_that_it_is_charged_all_the_same() -> None:
    left = replace(in_state(Processing(5)), followed=False, note=plain("x"))
    assert described(left) == NOT_FOLLOWED
    assert "charged all the same" in NOT_FOLLOWED
    assert described(replace(in_state(Failed(plain("No."))), followed=False)) == "No."


@pytest.mark.parametrize(
    ("state", "share"),
    [
        (Processing(62.5), 0.625),
        (Processing(0), 0.0),
        (Processing(140), 1.0),
        (Processing(-3), 0.0),
        (Downloading(1, 4), 0.25),
        (Downloading(5, 4), 1.0),
        (Downloading(5), None),
        (Downloading(5, 0), None),
        (Pending(), None),
        (Completed("a"), None),
    ],
)
def test_the_share_of_the_way_is_never_beyond_its_scale(state: State, share: float | None) -> None:
    assert progress_of(in_state(state)) == share


@pytest.mark.parametrize(
    ("hold", "words"),
    [
        (Hold(), "It starts when you press Start now."),
        (Hold(network=True), "It starts when the network is back."),
        (Hold(at=4e9), "It starts at 2096-10-02"),
    ],
)
def test_a_held_take_says_when_it_starts(hold: Hold, words: str) -> None:
    take = replace(TAKE, hold=hold)
    assert word(take) == "for later"
    assert described(take).startswith(words)
    assert word(replace(take, state=Pending())) == "waiting at EvoLink"
