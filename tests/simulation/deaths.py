"""A death at every step of a life, and another at every step of what recovers from it.

A step is every write, every sync and every message, before, amid and after it. Between two of
them a program changes nothing that outlives it: a death at any other ``await`` is one of these.
"""

from collections.abc import Iterator
from random import Random

from .faults import Faults
from .life import Result, play

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


def every_death(seed: int, faults: Faults, again: int | None = 0) -> Iterator[Result]:
    """One life for each step; ``again``: so many deaths of each recovery, None for all of them."""
    whole = play(seed, (), faults)
    yield whole
    rng = Random(seed)
    for step in range(len(whole.points[0])):
        once = play(seed, (step,), faults)
        yield once
        steps = range(len(once.points[1])) if len(once.points) > 1 else range(0)
        chosen = steps if again is None else rng.sample(steps, min(again, len(steps)))
        for second in chosen:
            yield play(seed, (step, second), faults)
