"""The promise, in thousands of lives: what was paid for is known, found, and bought once."""

import pytest

from .coverage import table
from .crowd import Birth, crowd, of_seeds
from .deaths import SETTINGS, every_death, every_recovery
from .life import play
from .mutants import MUTANTS, Mutant
from .seeds import FOUND

SHORT = range(20)
LONG = range(1000, 1100)  # more by hand: ``python -m tests.simulation --minutes N``
# Short lives, in which every step counts: a death at each, and at each of one of the recoveries.
BRIEF = {"answers lost": 55, "strangers": 49}


@pytest.mark.parametrize("seed", FOUND, ids=lambda seed: f"seed-{seed}")
def test_what_was_found_once_stays_mended(seed: int) -> None:
    assert play(seed).broken == []


@pytest.mark.parametrize("seed", SHORT)
def test_a_life_keeps_every_promise(seed: int) -> None:
    assert play(seed).broken == []


def test_the_same_seed_is_the_same_life() -> None:
    assert play(7).story == play(7).story != []


@pytest.mark.slow
@pytest.mark.parametrize("setting", BRIEF)
def test_no_death_at_any_step_nor_in_its_recovery_breaks_a_promise(setting: str) -> None:
    seed, faults = BRIEF[setting], SETTINGS[setting]
    deaths: list[Birth] = [*every_death(seed, faults)]
    again = [*every_recovery(seed, faults, at_most=1)]
    assert len(deaths) > 50
    assert len(again) > 20
    found = crowd([*deaths, *again])
    assert {life.crashes: life.broken for life in found.broken} == {}


@pytest.mark.slow
def test_a_crowd_of_lives_keeps_every_promise(capsys: pytest.CaptureFixture[str]) -> None:
    found = crowd(of_seeds(LONG))
    with capsys.disabled():
        print(table(found.seen))
    assert {life.seed: life.broken for life in found.broken} == {}


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_guard_that_is_taken_out_is_missed(mutant: Mutant) -> None:
    assert mutant.killed_by(lives=200) is not None
