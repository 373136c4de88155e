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
    return replace(swarm(rng), calls={"submit": 0.7}, roads=roads, strangers=1.0, coincidence=0.5)


def mistaken(rng: Random) -> Faults:
    """Our request never gets there, and just then somebody else makes a task."""
    plain = replace(swarm(rng), strangers=0.0, forgetful=0.0, lag=0.0, second_computer=False)
    return replace(plain, calls={"submit": 0.7}, roads=("undelivered",), coincidence=1.0)


def refunded(rng: Random) -> Faults:
    """Answers never come and the list forgets; what is given back hides what was taken."""
    plain = replace(swarm(rng), strangers=0.0, coincidence=0.0, second_computer=False, artist=0.5)
    gone = replace(plain, calls={"submit": 0.6}, roads=("lost",), keys="ignored", forgetful=0.6)
    return replace(gone, balance_known=True, refunds=0.5, refusals=0.0, crashes=0.0)


def deaths(rng: Random) -> Faults:
    """Hardly a run that ends by itself."""
    return replace(swarm(rng), crashes=1.0, artist=0.7)


def damage(*kinds: str) -> Strain:
    """Files that are not what they were when the program starts again."""

    def strain(rng: Random) -> Faults:
        return replace(swarm(rng), crashes=1.0, artist=0.9, damages=kinds)

    return strain


def robbed(rng: Random) -> Faults:
    """Ledger and journal both: only the service's list knows, and it tells the truth."""
    harm = ("database older", "journal missing", "library older")
    plain = replace(swarm(rng), calls={}, lag=0.0, forgetful=0.0, strangers=0.0)
    return replace(plain, crashes=1.0, artist=1.0, damages=harm)


def torn(rng: Random) -> Faults:
    """The log goes with each death, and the service's list tells nothing: the journal has to."""
    plain = replace(swarm(rng), calls={}, forgetful=1.0, second_computer=False, strangers=0.0)
    return replace(plain, crashes=1.0, artist=1.0, disk_full=0.0, damages=("log missing",))


def flipped(rng: Random) -> Faults:
    """Bits of what the ledger tells of a take."""
    plain = replace(swarm(rng), calls={}, crashes=1.0, artist=0.5, disk_full=0.0)
    return replace(plain, damages=("row flipped", "database flipped", "log flipped"))


def restored(rng: Random) -> Faults:
    """The whole library is put back as it was some time ago; the service's list tells the truth."""
    plain = replace(robbed(rng), disk_full=0.0, failures=0.0, second_computer=False, capped=False)
    return replace(plain, artist=1.0, crashes=0.7, priced=True, damages=("library older",))


def render(rng: Random) -> Faults:
    """Hardly a fault, and an artist who renders the same table again and again."""
    return replace(swarm(rng), calls={}, crashes=0.1, disk_full=0.0, artist=1.0, damages=())


def caps(rng: Random) -> Faults:
    """A cap, and a service that is honest about what things cost."""
    return replace(swarm(rng), capped=True, priced=True, crashes=0.2)


STRAINS: tuple[Strain, ...] = (
    *(swarm, swarm, answers, lost, mistaken, deaths),
    *(damage(*DAMAGES), robbed, caps),
)


def faults_of(seed: int) -> Faults:
    """What may go wrong in the life of that seed."""
    rng = Random(f"{seed} faults")
    return rng.choice(STRAINS)(rng)
