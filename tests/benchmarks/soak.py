"""``python -m tests.benchmarks.soak [KILLS] [SEED]``: kill -9 a hundred times, then count."""

import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from hailuo_desktop.simulator import Rehearsal
from tests.faults.killing import Trial

KILLS = 100


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with Rehearsal(speed=40, folder=place / "service") as rehearsal:
            rehearsal.service.top_up(1e9)
            trial = Trial(place, rehearsal, seed)
            tally = trial.go_through(kills)
            tasks = len(rehearsal.service.tasks)
    print(f"seed {seed}: {asdict(tally)}, tasks {tasks}, {time.monotonic() - start:.0f} s")
    print("each take has one task, one key, and its own film on disk")


if __name__ == "__main__":
    main()
