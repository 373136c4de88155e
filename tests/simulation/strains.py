"""Faults that go together: a crowd in which every guard is tried, and some of it very hard."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .faults import DAMAGES, Faults, swarm

Strain = Callable[[Random], Faults]


def answers(rng: Random) -> Faults:
    """Answers that say nothing, whatever became of the request."""
    return replace(
        swarm(rng), calls={"submit": 0.7}, roads=("substituted",), refusals=0.2, artist=0.8
    )


def lost(rng: Random) -> Faults:
    """Answers that never come, while somebody else makes tasks with the same key."""
    roads = ("lost", "late", "undelivered")
    return replace(swarm(rng), calls={"submit": 0.7}, roads=roads, strangers=1.0, forgetful=0.3)


def deaths(rng: Random) -> Faults:
    """Hardly a run that ends by itself."""
    return replace(swarm(rng), crashes=1.0, artist=0.7)


def damage(*kinds: str) -> Strain:
    """Files that are not what they were when the program starts again."""

    def strain(rng: Random) -> Faults:
        return replace(swarm(rng), crashes=1.0, artist=0.9, damages=kinds)

    return strain


def caps(rng: Random) -> Faults:
    """A cap, and a service that is honest about what things cost."""
    return replace(swarm(rng), capped=True, priced=True, crashes=0.2)


STRAINS: tuple[Strain, ...] = (swarm, swarm, answers, lost, deaths, damage(*DAMAGES), caps)


def faults_of(seed: int) -> Faults:
    """What may go wrong in the life of that seed."""
    rng = Random(f"{seed} faults")
    return rng.choice(STRAINS)(rng)
