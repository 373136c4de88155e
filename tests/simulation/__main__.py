"""Lives by the thousand: ``python -m tests.simulation --minutes 60``.

--minutes N   so long (1)
--seed S      where to begin; with --story, that life alone, told step by step
--deaths      of that seed's lives, a death at every step, and another at every step of every
              recovery that differs from the others
--mutants     every guard taken out in turn: each has to be noticed
"""

import sys
import time
from argparse import ArgumentParser
from itertools import chain, count

from .coverage import table
from .crowd import Crowd, crowd, of_seeds
from .deaths import SETTINGS, every_death, every_recovery
from .faults import active
from .life import Result, play
from .mutants import MUTANTS
from .strains import faults_of

ENOUGH = 200  # lives in which a mutant has to be noticed


def main() -> int:
    parser = ArgumentParser("python -m tests.simulation", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--story", action="store_true")
    parser.add_argument("--deaths", action="store_true")
    parser.add_argument("--mutants", action="store_true")
    chosen = parser.parse_args()
    if chosen.story:
        return _story(chosen.seed)
    if chosen.mutants:
        return _mutants()
    if chosen.deaths:
        return _deaths(chosen.seed)
    return _crowd(chosen.seed, chosen.minutes)


def _crowd(seed: int, minutes: float) -> int:
    begun = time.monotonic()
    found = crowd(of_seeds(count(seed)), begun + minutes * 60, _tell)
    print(found.told(time.monotonic() - begun))
    print(table(found.seen))
    return _end(found)


def _deaths(seed: int) -> int:
    broken = 0
    for name, faults in SETTINGS.items():
        begun = time.monotonic()
        births = chain(every_death(seed, faults), every_recovery(seed, faults))
        found = crowd(births, alive=_tell)
        broken |= _end(found)
        print(f"{name}: {found.told(time.monotonic() - begun)}")
        print(table(found.seen), flush=True)
    return broken


def _mutants() -> int:
    survivors = 0
    for mutant in MUTANTS:
        found = mutant.killed_by(ENOUGH)
        survivors += found is None
        told = "SURVIVES" if found is None else f"killed by seed {found.seed}: {found.broken[0]}"
        print(f"{mutant.name}: {told}", flush=True)
    print(f"{len(MUTANTS) - survivors} of {len(MUTANTS)} mutants are killed")
    return 1 if survivors else 0


def _story(seed: int) -> int:
    faults = faults_of(seed)
    print(faults, active(faults), sep="\n")
    result = play(seed, faults=faults)
    print("\n".join((*result.story, *result.broken)))
    return 1 if result.broken else 0


def _tell(result: Result) -> None:
    deaths = f" with deaths at {result.crashes}" if result.crashes else ""
    print(f"seed {result.seed}{deaths}: {'; '.join(result.broken[:3])}", flush=True)


def _end(found: Crowd) -> int:
    print(f"{len(found.broken)} lives broke a promise")
    return 1 if found.broken else 0


if __name__ == "__main__":
    sys.exit(main())
