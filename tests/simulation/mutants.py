"""The guards, taken out one by one: a simulation that notices none of it proves nothing.

Each mutant puts something else in the place of a guard while lives are played; it is killed when
one of them breaks a promise.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hailuo_desktop.domain.take import Failed, Take
from hailuo_desktop.engine import matching
from hailuo_desktop.engine.budget import Budget, Verdict
from hailuo_desktop.engine.posting import Posting
from hailuo_desktop.evolink import failures
from hailuo_desktop.store import database, journal, library, rows, takes

from .faults import Faults, swarm
from .life import Result, play
from .patching import Swap, swapped

Strain = Callable[[Random], Faults]  # the faults that try this guard hardest


@dataclass(frozen=True)
class Mutant:
    name: str
    swaps: Callable[[], tuple[Swap, ...]]
    strain: Strain

    def alive(self) -> AbstractContextManager[None]:
        return swapped(*self.swaps())

    def killed_by(self, lives: int) -> Result | None:
        """The first life that notices it, and is whole without it."""
        for seed in range(lives):
            faults = self.strain(Random(f"{seed} {self.name}"))
            with self.alive():
                found = play(seed, faults=faults)
            if found.broken and not play(seed, faults=faults).broken:
                return found
        return None


def _answers(rng: Random) -> Faults:
    """Answers that say nothing, whatever became of the request."""
    return replace(
        swarm(rng), calls={"submit": 0.7}, roads=("substituted",), refusals=0.2, artist=0.8
    )


def _lost(rng: Random) -> Faults:
    roads = ("lost", "late", "undelivered")
    return replace(swarm(rng), calls={"submit": 0.7}, roads=roads, strangers=1.0, forgetful=0.3)


def _deaths(rng: Random) -> Faults:
    return replace(swarm(rng), crashes=1.0, artist=0.7)


def _damage(*kinds: str) -> Strain:
    def strain(rng: Random) -> Faults:
        return replace(swarm(rng), crashes=1.0, artist=0.9, damages=kinds)

    return strain


def _caps(rng: Random) -> Faults:
    return replace(swarm(rng), capped=True, priced=True, crashes=0.2)


async def _post_first(self: Posting, take_id: str, urls: tuple[str, ...]) -> None:
    """The paid POST leaves, and only then is it written down."""
    from hailuo_desktop.domain.take import Submitting

    take = self.live_takes[take_id]
    answer = await self.world.service.submit(take.request, urls, take.key)
    now, account = self.world.clock.now(), self.world.account()
    self.live_takes.step(take_id, Submitting(), urls=urls, submitted=now, account=account)
    await self._accept(self.live_takes[take_id], answer)


class _Unsynced:
    """The module ``os``, with a sync that does nothing."""

    def __getattr__(self, name: str) -> Any:
        return (lambda handle: None) if name == "fsync" else getattr(os, name)


MUTANTS = (
    Mutant(
        "every refusing answer proves that nothing was made",
        lambda: ((failures, "proven", lambda *_: True),),
        _answers,
    ),
    Mutant(
        "any task of the time is ours",
        lambda: ((matching, "_fits", lambda sent, task, window: True),),
        _lost,
    ),
    Mutant(
        "what failed in doubt is bought again",
        lambda: ((Take, "bought_nothing", property(lambda take: isinstance(take.state, Failed))),),
        _answers,
    ),
    Mutant(
        "nothing counts as bought",
        lambda: ((Take, "bought_nothing", property(lambda take: True)),),
        _deaths,
    ),
    Mutant(
        "a task may be claimed twice", lambda: ((takes.Takes, "claimed", lambda self: {}),), _lost
    ),
    Mutant(
        "the POST leaves before it is written down",
        lambda: ((Posting, "post", _post_first),),
        _deaths,
    ),
    Mutant(
        "the journal is not synced",
        lambda: ((journal, "os", _Unsynced()),),
        _damage("log missing", "database older"),
    ),
    Mutant(
        "the journal is not written",
        lambda: ((journal.Journal, "note", lambda self, take: None),),
        _damage("log missing", "database older"),
    ),
    Mutant(
        "the journal is not read again",
        lambda: ((library, "caught_up", lambda takes, reading: []),),
        _damage("log missing", "database older", "database missing"),
    ),
    Mutant(
        "every end is taken for a good one",
        lambda: ((library.Library, "_bring_back", lambda self, reading: None),),
        _damage("log missing", "database older"),
    ),
    Mutant(
        "nobody checks the database",
        lambda: (
            (database.Database, "check", lambda self: None),
            (database.Database, "_faults", lambda self, check="": []),
            (rows, "is_whole", lambda row: True),
            (takes, "is_whole", lambda row: True),
            (takes.Takes, "damaged", lambda self: []),
        ),
        _damage("database flipped", "log flipped"),
    ),
    Mutant(
        "a second process may come in",
        lambda: ((database, "PRAGMAS", ("journal_mode=WAL", "synchronous=FULL")),),
        _deaths,
    ),
    Mutant(
        "the cap is not asked", lambda: ((Budget, "verdict", lambda self, take: Verdict.GO),), _caps
    ),
)
