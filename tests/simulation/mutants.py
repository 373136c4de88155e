"""The guards, taken out one by one: a simulation that notices none of it proves nothing.

Each mutant puts something else in the place of a guard while lives are played; it is killed when
one of them breaks a promise.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from random import Random
from typing import Any

from hailuo_desktop.domain.take import Failed, Take
from hailuo_desktop.engine import matching
from hailuo_desktop.engine.budget import Budget, Verdict
from hailuo_desktop.engine.posting import Posting
from hailuo_desktop.evolink import failures
from hailuo_desktop.store import database, journal, library, rows, takes

from .life import Result, play
from .patching import Swap, swapped
from .strains import Strain, answers, caps, damage, deaths, lost


@dataclass(frozen=True)
class Mutant:
    name: str
    swaps: Callable[[], tuple[Swap, ...]]
    strain: Strain  # the faults that try this guard hardest

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
        answers,
    ),
    Mutant(
        "any task of the time is ours",
        lambda: ((matching, "_fits", lambda sent, task, window: True),),
        lost,
    ),
    Mutant(
        "what failed in doubt is bought again",
        lambda: ((Take, "bought_nothing", property(lambda take: isinstance(take.state, Failed))),),
        answers,
    ),
    Mutant(
        "nothing counts as bought",
        lambda: ((Take, "bought_nothing", property(lambda take: True)),),
        deaths,
    ),
    Mutant(
        "a task may be claimed twice", lambda: ((takes.Takes, "claimed", lambda self: {}),), lost
    ),
    Mutant(
        "the POST leaves before it is written down",
        lambda: ((Posting, "post", _post_first),),
        deaths,
    ),
    Mutant(
        "the journal is not synced",
        lambda: ((journal, "os", _Unsynced()),),
        damage("log missing", "database older"),
    ),
    Mutant(
        "the journal is not written",
        lambda: ((journal.Journal, "note", lambda self, take: None),),
        damage("log missing", "database older"),
    ),
    Mutant(
        "the journal is not read again",
        lambda: ((library, "caught_up", lambda takes, reading: []),),
        damage("log missing", "database older", "database missing"),
    ),
    Mutant(
        "every end is taken for a good one",
        lambda: ((library.Library, "_bring_back", lambda self, reading: None),),
        damage("log missing", "database older"),
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
        damage("database flipped", "log flipped"),
    ),
    Mutant(
        "a second process may come in",
        lambda: ((database, "PRAGMAS", ("journal_mode=WAL", "synchronous=FULL")),),
        deaths,
    ),
    Mutant(
        "the cap is not asked", lambda: ((Budget, "verdict", lambda self, take: Verdict.GO),), caps
    ),
)
