"""kill -9 at random moments: nothing is paid for twice, and nothing that was paid for is lost.

The window goes through the same by hand: ``python -m tests.faults.killing --window --kills N``.
"""

from pathlib import Path

from hailuo_desktop.simulator import Rehearsal
from tests.faults.killing import Trial


def test_a_program_that_is_killed_again_and_again_loses_nothing_and_pays_once(
    tmp_path: Path, films: Path
) -> None:
    with Rehearsal(speed=40, folder=tmp_path / "service", films=films) as rehearsal:
        rehearsal.service.top_up(100_000)
        tally = Trial(tmp_path, rehearsal, seed=1).go_through(kills=8)
    assert tally.kills == 8
    assert tally.takes >= 4
