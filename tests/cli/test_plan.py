"""What a render has to do and should cost, from the batch and the ledger."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hailuo_desktop.cli.plan import Plan, lacking, learnt, plan
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Processing,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.batch import takes_of

FOG = Shot("fog", prompt="Fog", takes=3)
LONG = Shot("long", prompt="Fog", duration=10)


def take(shot: Shot, state: State, cost: Cost | None = None) -> Take:
    made = takes_of(replace(shot, takes=1), "01", 1, 1.0)[0]
    return replace(made, state=state, cost=cost or Cost())


def test_failed_and_cancelled_takes_bought_nothing() -> None:
    takes = [take(FOG, state) for state in (Failed("no"), Cancelled(), Completed("a.mp4"))]
    assert lacking(FOG, takes) == 2
    assert lacking(FOG, [take(FOG, Uncertain("lost"))] * 5) == 0


def test_takes_are_counted_by_what_becomes_of_them() -> None:
    states = (Completed("a.mp4"), Processing(5), Uncertain("lost"), Failed("no"))
    ledger = {"fog": [take(FOG, state) for state in states], "long": list[Take]()}
    made = plan([FOG, LONG], ledger, lambda _: Decimal(20))
    assert made == Plan(2, done=1, going=1, uncertain=1, to_send=1, credits=Decimal(20))


@pytest.mark.parametrize(
    ("made", "cap", "words"),
    [
        (
            Plan(1, 0, 0, 0, 1, None),
            None,
            "1 shot; 1 take to send, at a cost that is not known yet.",
        ),
        (Plan(2, 0, 0, 0, 3, Decimal("60.0")), None, "2 shots; 3 takes to send, for about 60 "),
        (Plan(1, 0, 0, 0, 1, Decimal(20)), Decimal(20), "for about 20 credits."),
        (Plan(1, 0, 0, 0, 1, Decimal(20)), Decimal(0), "about 20 credits, beyond the cap of 0."),
        (Plan(1, 1, 2, 1, 0, Decimal(0)), None, "1 already done, 2 under way, 1 waiting for your"),
    ],
)
def test_a_plan_in_words(made: Plan, cap: Decimal | None, words: str) -> None:
    assert words in made.sentence("Fog", cap)


def test_prices_are_those_of_the_latest_take_of_the_kind() -> None:
    price = learnt(
        [
            take(FOG, Completed("a.mp4"), Cost(Decimal(20), Decimal(18))),
            take(FOG, Processing(5), Cost(Decimal(22))),
            take(FOG, Failed("no"), Cost(None, Decimal(0))),
        ]
    )
    assert price(FOG) == Decimal(22)
    assert price(LONG) is None


def test_one_unknown_price_makes_the_whole_unknown() -> None:
    def price(shot: Shot) -> Decimal | None:
        return Decimal(20) if shot is FOG else None

    ledger = {"fog": list[Take](), "long": list[Take]()}
    assert plan([FOG, LONG], ledger, price).credits is None
    done = ledger | {"long": [take(LONG, Completed("a.mp4"))]}
    assert plan([FOG, LONG], done, price).credits == Decimal(60)
