"""What is offered, why the rest is not, and where an illegal setting moves to."""

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

import pytest

from hailuo_desktop.domain.catalog import (
    DURATIONS,
    HAILUO_02,
    HAILUO_23,
    HAILUO_23_FAST,
    MODELS,
    QUALITIES,
    Mode,
)
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.legal import (
    duration_reason,
    nearest,
    offered_durations,
    offered_qualities,
    quality_reason,
    switch_reason,
)
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

STILL = Frame("d", "s.png", ImageFacts("png", 1366, 768, 1))
FRAMES = {Mode.T2V: (None, None), Mode.I2V: (STILL, None), Mode.FLF: (STILL, STILL)}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def test_a_reason_is_given_exactly_where_the_catalog_says_no() -> None:
    for model in MODELS.values():
        for mode in Mode:
            for quality in QUALITIES:
                legal = quality in model.qualities(mode)
                assert bool(quality_reason(model, mode, quality)) is not legal
                for seconds in DURATIONS:
                    allowed = model.allows(mode, quality, seconds)
                    assert bool(duration_reason(model, mode, quality, seconds)) is not allowed


def test_the_reason_says_when_it_would_be_offered() -> None:
    assert quality_reason(HAILUO_02, Mode.FLF, "512p") == "512p: only with a first frame alone."
    assert quality_reason(HAILUO_23, Mode.I2V, "512p") == "Hailuo 2.3 does not offer 512p."
    assert duration_reason(HAILUO_02, Mode.I2V, "1080p", 10) == "10 s: only at 512p or 768p."
    assert duration_reason(HAILUO_02, Mode.I2V, "768p", 7) == "Hailuo 02 does not offer 7 s here."


def test_every_reason_is_said_whole_in_another_language() -> None:
    speak(PseudoLocale())
    for model in MODELS.values():
        for mode in model.modes:
            said = [quality_reason(model, mode, quality) for quality in (*QUALITIES, "4K")]
            said += [duration_reason(model, mode, "1080p", seconds) for seconds in (*DURATIONS, 7)]
            said += [switch_reason(model, mode, "fast_pretreatment")]
            assert any(said)
            assert not any(map(untranslated, said))


def test_whatever_modes_offer_a_quality_they_are_named() -> None:
    """Also for a model that nobody has yet."""
    modes = list(Mode)
    for one in modes:
        for offering in ({one}, {other for other in modes if other is not one}):
            lengths = {m: {"4K": (6,)} if m in offering else {"768p": (6,)} for m in modes}
            model = replace(HAILUO_02, combinations=lengths)
            said = {quality_reason(model, mode, "4K") for mode in modes if mode not in offering}
            (reason,) = said
            assert reason.startswith("4K: only with")


def test_a_switch_says_why_it_is_not_sent() -> None:
    assert switch_reason(HAILUO_02, Mode.I2V, "fast_pretreatment") == ""
    assert switch_reason(HAILUO_02, Mode.FLF, "fast_pretreatment") == (
        "Hailuo 02 has no such switch for first and last frame: it is not sent."
    )
    assert switch_reason(HAILUO_23_FAST, Mode.I2V, "fast_pretreatment") == (
        "Hailuo 2.3 Fast has no such switch: it is not sent."
    )


@pytest.mark.parametrize("mode", Mode)
def test_the_nearest_is_always_legal_and_legal_stays(mode: Mode) -> None:
    first, last = FRAMES[mode]
    for quality in (*QUALITIES, "4K"):
        for seconds in (*DURATIONS, 7):
            shot = Shot("s", first=first, last=last, quality=quality, duration=seconds)
            fitting, line = nearest(shot)
            assert HAILUO_02.allows(mode, fitting.quality, fitting.duration)
            assert (fitting == shot) is (line == "")


def test_what_changed_is_said_with_its_reason() -> None:
    shot = Shot("s", first=STILL, last=STILL, quality="512p", duration=10)
    fitting, line = nearest(shot)
    assert (fitting.quality, fitting.duration) == ("768p", 10)
    assert line == "Changed to 768p, 10 s. 512p: only with a first frame alone."


def test_a_mode_that_the_model_lacks_is_left_alone() -> None:
    shot = Shot("s", model=HAILUO_23_FAST.id, quality="512p")
    assert nearest(shot) == (shot, "")


def test_a_foreign_setting_is_shown_beside_the_known_ones() -> None:
    shot = Shot("s", quality="4K", duration=7)
    assert offered_qualities(shot) == (*QUALITIES, "4K")
    assert offered_durations(shot) == (*DURATIONS, 7)
