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

from hailuo_desktop.domain.reason import Reasons
from hailuo_desktop.domain.take import Pending, Queued, Submitting, Uncertain
from hailuo_desktop.engine import lost_answers, matching
from hailuo_desktop.engine.budget import Budget, Verdict
from hailuo_desktop.engine.fetching import Fetching
from hailuo_desktop.engine.lost_answers import LostAnswers, may_adopt
from hailuo_desktop.engine.posting import Posting
from hailuo_desktop.engine.reconciliation import Reconciliation
from hailuo_desktop.evolink import failures
from hailuo_desktop.store import database, journal, library, rows, takes
from hailuo_desktop.studio import made, sending

from .life import Result, play
from .patching import Swap, swapped
from .strains import (
    Strain,
    answers,
    caps,
    deaths,
    flipped,
    lost,
    mistaken,
    refunded,
    render,
    restored,
    torn,
)

FAULTY = range(500, 600)  # statuses that even the most trusting call unknown


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
    take = self.live_takes[take_id]
    answer = await self.world.service.submit(take.request, urls, take.key)
    now, account = self.world.clock.now(), self.world.account()
    self.live_takes.step(take_id, Submitting(), urls=urls, submitted=now, account=account)
    await self._accept(self.live_takes[take_id], answer)


async def _sent_once_more(self: LostAnswers, take_id: str, why: Reasons) -> None:
    """What no list shows and no balance tells is taken for not made: one more POST leaves."""
    async with self.post_lock.all(take_id):
        take = self.live_takes[take_id]
        found = await self.recovery.find(take)
        if found.none and found.ours and await self.balance_probe.fell() == 0:
            self.live_takes.step(take_id, Queued(), submitted=None)
        elif found.task and may_adopt(take):
            self.live_takes.step(take_id, Pending(), task=found.task, unproven=True)
        else:
            self.live_takes.step(take_id, Uncertain(why))


class _Unsynced:
    """The module ``os``, with a sync that does nothing."""

    def __getattr__(self, name: str) -> Any:
        return (lambda handle: None) if name == "fsync" else getattr(os, name)


MUTANTS = (
    Mutant(
        "every refusing answer proves that nothing was made",
        lambda: ((failures, "proves", lambda answer: answer.status not in FAULTY),),
        answers,
    ),
    Mutant(
        "any task is ours",
        # The film is looked at besides: each guard alone holds, and both are tried alone.
        lambda: (
            (matching, "_fits", lambda sent, task, window: True),
            (Fetching, "_prove", lambda self, take, whole: None),
            (lost_answers, "may_adopt", lambda take: True),
        ),
        lost,
    ),
    Mutant(
        "what is settled counts as not bought",
        lambda: ((sending, "_stands", lambda take, alike, again: not take.settled),),
        render,
    ),
    Mutant(
        "the same request under another name is another",
        lambda: ((made, "request_digest", lambda request, opening="": f"{id(request)}"),),
        render,
    ),
    Mutant(
        "a film that was found need not prove itself",
        lambda: (
            (Fetching, "_prove", lambda self, take, whole: None),
            (lost_answers, "may_adopt", lambda take: True),
        ),
        mistaken,
    ),
    Mutant(
        "a text shot takes a stranger's film",
        lambda: ((lost_answers, "may_adopt", lambda take: True),),
        mistaken,
    ),
    Mutant(
        "an empty list and an unchanged balance prove that nothing was made",
        lambda: ((LostAnswers, "recover", _sent_once_more),),
        refunded,
    ),
    Mutant(
        "nobody looks through the list before sending",
        lambda: ((Reconciliation, "holds_back", lambda self, take: False),),
        restored,
    ),
    Mutant(
        "the POST leaves before it is written down",
        lambda: ((Posting, "post", _post_first),),
        deaths,
    ),
    Mutant(
        "the journal is not synced",
        lambda: ((journal, "os", _Unsynced()),),
        torn,
    ),
    Mutant(
        "the journal is not written",
        lambda: ((journal.Journal, "note", lambda self, take: None),),
        torn,
    ),
    Mutant(
        "the journal is not read again",
        lambda: ((library, "caught_up", lambda takes, reading: []),),
        torn,
    ),
    Mutant(
        "every end is taken for a good one",
        lambda: ((library.Library, "_bring_back", lambda self, reading: None),),
        torn,
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
        flipped,
    ),
    Mutant(
        "a second process may come in",
        lambda: ((database, "PRAGMAS", ("journal_mode=WAL", "synchronous=FULL")),),
        deaths,
    ),
    Mutant(
        "the cap is not asked", lambda: ((Budget, "verdict", lambda self, take: Verdict.GO),), caps
    ),
    Mutant(
        "a price that nobody knows is no reason to wait",
        lambda: ((Budget, "_unpriced", lambda self, take: False),),
        caps,
    ),
)
