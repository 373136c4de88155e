"""kill -9 at random moments: nothing is paid for twice, and nothing that was paid for is lost.

``python -m tests.faults.killing [--window] --kills N --seed S`` does so as often as one likes.
"""

from pathlib import Path

import pytest

from hailuo_desktop.simulator import Rehearsal
from tests.faults.killing import Trial, WindowTrial

KINDS: dict[str, tuple[type[Trial], int]] = {"render": (Trial, 5), "window": (WindowTrial, 2)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_program_that_is_killed_again_and_again_loses_nothing_and_pays_once(
    tmp_path: Path, films: Path, kind: str
) -> None:
    trial, kills = KINDS[kind]
    with Rehearsal(speed=40, folder=tmp_path / "service", films=films) as rehearsal:
        rehearsal.service.top_up(100_000)
        tally = trial(tmp_path, rehearsal, seed=1).go_through(kills)
    assert tally.kills == kills
    assert tally.takes >= 4
