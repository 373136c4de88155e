"""What may go wrong in a life: drawn anew for each, so that rare company meets (swarm testing)."""

from dataclasses import dataclass, field, fields
from random import Random

CALLS = ("submit", "task", "tasks", "recent", "upload", "fetch", "credits")
# What a network does to a request and its answer; "late" is delivered after the client gave up.
ROADS = ("refused", "undelivered", "lost", "late", "substituted")
KEYS = ("ignored", "kept", "short", "conflicts")
# After a crash; "older" is yesterday's copy put back by a backup, "flipped" one bit. Besides these,
# some strains know "library older" (no journal is left either) and "row flipped".
DAMAGES = (
    "log missing",
    "database missing",
    "database older",
    "database flipped",
    "log flipped",
    "journal missing",
    "journal flipped",
    "journal of another library",
    "lock missing",
)


@dataclass(frozen=True)
class Faults:
    """Chances are per event; times are seconds.

    ``roads`` are what may befall a request. ``keys``: how the service treats used keys, and
    ``keys_for`` how long it remembers them. ``lag`` is how long the list lacks a new task, and
    ``forgetful`` the chance that a task never shows in it. ``coincidence``: a stranger's task is
    made just as an answer of ours is lost; ``refunds``: credits for something else come back just
    then, as many as it took. ``priced``: whether costs are stated.
    """

    calls: dict[str, float] = field(default_factory=dict)
    roads: tuple[str, ...] = ()
    keys: str = "kept"
    keys_for: float = 86_400.0
    lag: float = 0.0
    forgetful: float = 0.0
    skew: float = 0.0
    strangers: float = 0.0
    coincidence: float = 0.0
    refunds: float = 0.0
    second_computer: bool = False
    refusals: float = 0.0
    failures: float = 0.0
    bad_films: float = 0.0
    priced: bool = True
    balance_known: bool = True
    leaps: float = 0.0
    clock_jumps: float = 0.0
    crashes: float = 0.0
    damages: tuple[str, ...] = ()
    disk_full: float = 0.0
    artist: float = 0.3
    capped: bool = False
    other_key: bool = False


def swarm(rng: Random) -> Faults:
    """Each fault is on in some lives and off in others, and as strong as chance has it."""

    def maybe(chance: float, most: float) -> float:
        return rng.random() * most if rng.random() < chance else 0.0

    calls = {call: maybe(0.4, 0.6) for call in CALLS}
    calls["submit"] = maybe(0.85, 0.9)
    roads = tuple(road for road in ROADS if rng.random() < 0.6) or ("lost",)
    keys = rng.choice(KEYS)
    return Faults(
        calls=calls,
        roads=roads,
        keys=keys,
        keys_for=rng.choice((2.0, 60.0, 900.0)) if keys == "short" else 86_400.0,
        lag=maybe(0.4, 90.0),
        forgetful=maybe(0.25, 0.5),
        skew=rng.choice((0.0, 0.0, 3.0, -3.0, 90.0, -90.0)),
        strangers=maybe(0.4, 1.0),
        coincidence=maybe(0.4, 1.0),
        second_computer=rng.random() < 0.15,
        refusals=maybe(0.3, 0.4),
        failures=maybe(0.3, 0.6),
        bad_films=maybe(0.2, 0.5),
        priced=rng.random() < 0.7,
        balance_known=rng.random() < 0.8,
        leaps=maybe(0.3, 0.5),
        clock_jumps=maybe(0.2, 0.5),
        crashes=maybe(0.6, 1.0),
        damages=tuple(d for d in DAMAGES if rng.random() < 0.3) if rng.random() < 0.5 else (),
        disk_full=maybe(0.15, 0.1),
        artist=maybe(0.7, 1.0),
        capped=rng.random() < 0.3,
        other_key=rng.random() < 0.1,
    )


def active(faults: Faults) -> list[str]:
    """The names of what is on, for a report."""
    plain = Faults()
    return [f.name for f in fields(faults) if getattr(faults, f.name) != getattr(plain, f.name)]
