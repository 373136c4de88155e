"""The storyboard that the gallery shows, and takes of its shots in every state."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.money import Charge, Cost
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.shot import Link, Request, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import (
    Completed,
    Downloading,
    Failed,
    Pending,
    Processing,
    Queued,
    State,
    Take,
    Uncertain,
)
from tests.fakes import any_take

from .stage import w

NOON = 1_795_000_000.0  # unix seconds: a day of the product's life


def frame(number: int = 1) -> Frame:
    facts = ImageFacts("png", 1600, 900, 5000)
    return Frame(f"{number:064x}", w(f"still {number}.png"), facts)


def shots() -> tuple[Shot, ...]:
    prompts = (
        "The lighthouse at dusk, waves breaking below [Push in]",
        "The keeper climbs the stairs, lamp in hand [Pedestal up, Tilt up]",
        "",
        "Fog rolls in from the sea until nothing is left to see [Static shot]",
        "A ship's horn: he turns round, startled [Shake]",
        "The lamp is lit; its beam sweeps over the water [Pan left]",
    )
    made = [Shot(f"s{at}", prompt=w(text) if text else "") for at, text in enumerate(prompts)]
    made[0] = replace(made[0], first=frame(1), scene=w("The lighthouse"), notes=w("Storm later"))
    made[1] = replace(made[1], first_link=Link("s0"))
    made[3] = replace(made[3], first=frame(2), last=frame(3))
    made[4] = replace(made[4], first=frame(4), scene=w("The ship"))
    more = [Shot(f"s{at}", prompt=w(prompts[at % 2]), first=frame(at)) for at in range(6, 24)]
    return (*made, *more)


def board() -> Storyboard:
    return Storyboard("b", w("The lighthouse"), shots())


def request(prompt: str = "The lighthouse at dusk, waves breaking below [Push in]") -> Request:
    return Request(HAILUO_02.id, Mode.T2V, w(prompt), (), "768p", 6, ())


def take(number: int, state: State | None = None, **facts: Any) -> Take:
    given: dict[str, Any] = {"shot": "s0", "name": "01", "created": NOON, "changed": NOON + 90}
    given |= {"request": request(), "id": str(number)} | facts
    return any_take.take(given.pop("id"), state, number=number, **given)


def failed() -> Failed:
    return Failed(plain(w("The prompt was refused.")), charge=Charge.UNKNOWN)


def uncertain() -> Uncertain:
    return Uncertain(plain(w("The answer was lost.")))


def queue() -> Sequence[Take]:
    """Takes of two batches, each in another state."""
    states = (
        Completed("8.mp4"),
        uncertain(),
        failed(),
        Downloading(400_000, 1_000_000),
        Processing(62),
        Pending(),
        Queued(),
        Queued(),
    )
    cost = Cost(reserved=Decimal(36))
    return [
        take(
            number,
            state,
            id=f"q{number}",
            shot=f"s{number - 1}",
            name=f"{number:02}",
            created=NOON + 600 * (number > 5),
            cost=cost,
            place=float(number),
        )
        for number, state in enumerate(states, 1)
    ]
