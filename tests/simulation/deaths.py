"""A death at every step of a life, and another at every step of what recovers from it.

A step is every write, every sync and every message, before, amid and after it. Between two of
them a program changes nothing that outlives it: a death at any other ``await`` is one of these.
"""

from collections.abc import Iterator

from .crowd import Birth
from .faults import Faults
from .life import play

# What the service does meanwhile; lists and keys are as bad as they can be.
SETTINGS = {
    "plain": Faults(),
    "answers lost": Faults(
        calls={"submit": 0.7}, roads=("lost", "late", "substituted"), keys="ignored", lag=20.0
    ),
    "keys kept": Faults(calls={"submit": 0.7}, roads=("lost", "undelivered"), keys="kept"),
    "strangers": Faults(
        calls={"submit": 0.5}, roads=("lost",), keys="ignored", strangers=1.0, forgetful=0.3
    ),
}


def every_death(seed: int, faults: Faults) -> Iterator[Birth]:
    """One life for each step of the first run."""
    whole = play(seed, (), faults)
    return ((seed, (step,), faults) for step in range(len(whole.points[0])))


def every_recovery(seed: int, faults: Faults, at_most: int | None = None) -> Iterator[Birth]:
    """For each recovery that goes another way than those before, one life for each of its steps.

    ``at_most``: so many of them, evenly chosen, where a life has more.
    """
    ways: dict[tuple[str, ...], int] = {}
    for _, crashes, _ in every_death(seed, faults):
        once = play(seed, crashes, faults)
        if crashes and len(once.points) > 1:
            ways.setdefault(tuple(once.points[1]), crashes[0])
    every = 1 if at_most is None else max(1, len(ways) // at_most)
    for way, step in list(ways.items())[every // 2 :: every][:at_most]:
        yield from ((seed, (step, again), faults) for again in range(len(way)))
