"""What a render has to do and should cost, from the batch and the ledger."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from gettext import NullTranslations

import pytest

from hailuo_desktop.cli.plan import Plan, plan
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.prices import Estimate
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import (
    Completed,
    Failed,
    Processing,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.studio.sending import Covered
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

FOG = Shot("fog", prompt="Fog", takes=3)
LONG = Shot("long", prompt="Fog", duration=10)
BOARD = Storyboard("board", "Board", (FOG, LONG))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def take(shot: Shot, state: State, cost: Cost | None = None) -> Take:
    made = takes_of(replace(shot, takes=1), "01", 1, 1.0)[0]
    return replace(made, state=state, cost=cost or Cost())


def lacking(count: int) -> Covered:
    return Covered((), (), 0, 0, count)


def about(known: int, unknown: int = 0) -> Estimate:
    return Estimate(Decimal(known), unknown)


def test_takes_are_counted_by_what_becomes_of_them() -> None:
    states = (Completed("a.mp4"), Processing(5), Uncertain(plain("lost")), Failed(plain("no")))
    fog = Covered(tuple(take(FOG, state) for state in states), (), 0, 0, 0)
    known = [take(LONG, Completed("b.mp4"), Cost(Decimal(20)))]
    made = plan(BOARD, [FOG, LONG], {"fog": fog, "long": lacking(1)}, known)
    assert made == Plan(2, done=1, going=1, uncertain=1, to_send=1, cost=about(20))


@pytest.mark.parametrize(
    ("made", "cap", "words"),
    [
        (
            Plan(1, 0, 0, 0, 1, about(0, 1)),
            None,
            "1 shot; 1 take to send, at a cost that is not known yet.",
        ),
        (
            Plan(1, 0, 0, 0, 2, about(0, 2)),
            Decimal(39),
            "under the cap of 39 none goes without --learn-price, and then one alone, to learn it.",
        ),
        (Plan(2, 0, 0, 0, 3, about(60)), None, "2 shots; 3 takes to send, for about 60 "),
        (
            Plan(2, 0, 0, 0, 3, about(40, 1)),
            Decimal(39),
            "3 takes to send, for about 40 credits and 1 take of unknown cost, beyond the cap of",
        ),
        (Plan(1, 0, 0, 0, 1, about(20)), Decimal(20), "for about 20 credits."),
        (Plan(1, 0, 0, 0, 1, about(20)), Decimal(0), "about 20 credits, beyond the cap of 0."),
        (Plan(1, 1, 2, 1, 0, about(0)), None, "1 already done, 2 under way, 1 waiting for your"),
    ],
)
def test_a_plan_in_words(made: Plan, cap: Decimal | None, words: str) -> None:
    assert words in made.sentence("Fog", cap)
    speak(PseudoLocale())
    assert untranslated(made.sentence("Fog", cap)) == ""


def test_what_is_to_be_sent_is_priced_by_what_is_known_of_its_kind() -> None:
    known = [take(FOG, Completed("a.mp4"), Cost(Decimal(25), Decimal(20)))]
    assert plan(BOARD, [FOG, LONG], {"fog": lacking(3), "long": lacking(1)}, known).cost == about(
        60, 1
    )
    done = {"fog": lacking(3), "long": lacking(0)}
    assert plan(BOARD, [FOG, LONG], done, known).cost == about(60)
