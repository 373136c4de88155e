"""The promise, in thousands of lives: what was paid for is known, found, and bought once."""

import pytest

from .coverage import table
from .crowd import crowd
from .deaths import SETTINGS, every_death
from .life import play
from .mutants import MUTANTS, Mutant
from .seeds import FOUND

SHORT = range(40)
LONG = range(1000, 2000)  # about a minute on two quiet cores


@pytest.mark.parametrize("seed", FOUND, ids=lambda seed: f"seed-{seed}")
def test_what_was_found_once_stays_mended(seed: int) -> None:
    assert play(seed).broken == []


@pytest.mark.parametrize("seed", SHORT)
def test_a_life_keeps_every_promise(seed: int) -> None:
    assert play(seed).broken == []


def test_the_same_seed_is_the_same_life() -> None:
    assert play(7).story == play(7).story != []


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["answers lost", "strangers"])
def test_a_death_at_any_step_breaks_no_promise(setting: str) -> None:
    for life in every_death(1, SETTINGS[setting]):
        assert life.broken == [], life.crashes


@pytest.mark.slow
def test_a_crowd_of_lives_keeps_every_promise(capsys: pytest.CaptureFixture[str]) -> None:
    found = crowd(LONG)
    with capsys.disabled():
        print(table(found.seen))
    assert {life.seed: life.broken for life in found.broken} == {}


# Seen killed in longer crowds only: other guards stand behind these.
STUBBORN = {
    "nobody looks through the list before sending",
    "the journal is not synced",
    "nobody checks the database",
}
QUICK = [mutant for mutant in MUTANTS if mutant.name not in STUBBORN]


@pytest.mark.slow
@pytest.mark.parametrize("mutant", QUICK, ids=lambda mutant: mutant.name)
def test_a_guard_that_is_taken_out_is_missed(mutant: Mutant) -> None:
    assert mutant.killed_by(lives=200) is not None
