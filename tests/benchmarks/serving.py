"""The rehearsal in a process of its own, so that a benchmark measures our side alone."""

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEY = "sk-benchmark"


@dataclass(frozen=True)
class Served:
    api: str
    files: str
    folder: Path

    def requests(self) -> list[str]:
        """The paths that were asked for so far."""
        log = self.folder / "requests.jsonl"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        return [json.loads(line)["path"] for line in lines]


@contextmanager
def served(folder: Path, speed: float) -> Generator[Served]:
    """A service with credits for everything."""
    folder.mkdir(parents=True)
    (folder / "service.json").write_text('{"credits": 1e9}', "utf-8")
    command = [sys.executable, "-m", "hailuo_desktop", "rehearsal"]
    with subprocess.Popen(
        [*command, "--speed", str(speed), "--folder", str(folder)],
        env={**os.environ, "EVOLINK_API_KEY": KEY, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        where = json.loads(process.stdout.readline())
        try:
            yield Served(where["api"], where["files"], folder)
        finally:
            process.terminate()
