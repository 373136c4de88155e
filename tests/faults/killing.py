"""The real program, killed at random moments and started again, as often as it takes.

``python -m tests.faults.killing --kills 50 --seed 7`` does so by hand and prints the tally; with
``--window`` it is the window that is killed, and not a render.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import av

from hailuo_desktop.app.board.last_board import LastBoard
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take, Uncertain
from hailuo_desktop.media.still import facts_of
from hailuo_desktop.simulator import Rehearsal
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.settings import Settings
from tests.fakes.pictures import image_file
from tests.faults.films import pictures

ROOT = Path(__file__).resolve().parents[2]
POST = "/v1/videos/generations"
LONGEST = 180.0  # seconds in which a program that runs ends, or asks the service for something
PROMPTS = ("A boat", "A boat [Pan left]", "[Push in]", "[Pan right]")
XDG = ("CACHE", "CONFIG", "DATA", "STATE")
UNKNOWN = 3  # the program's exit code for takes that wait for a decision


@dataclass
class Tally:
    """What a trial came to; ``runs`` counts the starts of the program."""

    runs: int = 0
    kills: int = 0
    after_post: int = 0  # kills within a moment of a POST
    decided: int = 0  # uncertain takes that the artist had to decide about
    takes: int = 0


class Trial:
    """One library, one service, and batch after batch of four different shots."""

    REQUESTS = 14  # of a run, at most, before it is killed

    def __init__(self, folder: Path, rehearsal: Rehearsal, seed: int) -> None:
        self.folder = folder
        self.rehearsal = rehearsal
        self.service = rehearsal.service
        self.chance = random.Random(seed)
        self.tally = Tally()
        self._turn = threading.Event()
        self._said = folder / "said.txt"

    def go_through(self, kills: int) -> Tally:
        """Batches until so many kills are done; each ends well, however often it was killed."""
        number = 0
        while self.tally.kills < kills:
            number += 1
            code = self._batch(self._written(number), kills)
            assert code == 0, f"batch {number} ended with {code}"
        self._check(self._takes(), number)
        return self.tally

    def _written(self, number: int) -> Path:
        image_file(self.folder, "still.png", 320, 310)
        shots = [
            {"prompt": f"{prompt} {number}"}  # of its own: the same again would be taken over
            if prompt.startswith("A")
            else {"prompt": f"{prompt} {number}", "first_frame": "still.png", "quality": "512p"}
            for prompt in PROMPTS
        ]
        made = {"format": "hailuo-storyboard", "version": 1, "name": f"N{number}", "shots": shots}
        file = self.folder / f"batch-{number}.json"
        file.write_text(json.dumps(made), "utf-8")
        return file

    def _batch(self, batch: Path, kills: int) -> int:
        while True:
            code = self._run(batch, kill=self.tally.kills < kills)
            if code == UNKNOWN:
                self._decide()
            elif code != -signal.SIGKILL:
                return code

    def _run(self, batch: Path, kill: bool) -> int:
        """Start the program; kill it a little after one of its next requests."""
        self.tally.runs += 1
        started = len(self.service.log)
        with self._started(batch) as program:
            if kill and self._wait(program, started + self.chance.randrange(self.REQUESTS)):
                self._turn.wait(self.chance.choice([0.0, 0.001, 0.005, 0.02, 0.1, 0.4]))
                if program.poll() is None:
                    program.kill()
                    self.tally.kills += 1
                    self.tally.after_post += self.service.log[-1:] != [] and (
                        self.service.log[-1].path == POST
                    )
            self._wait(program, None)
        errors = self._said.read_text("utf-8")
        assert "Traceback" not in errors, errors
        return program.returncode

    def _started(self, batch: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
        return self._program("render", str(batch), "--output", str(self.folder / "out"))

    def _wait(self, program: subprocess.Popen[bytes], requests: int | None) -> bool:
        """Until the service has had so many requests; False when the program ended before.

        None: until it has ended. Never for ever: a program that does nothing any more is told of.
        """
        heard, since = len(self.service.log), time.monotonic()
        while requests is None or heard < requests:
            if program.poll() is not None:
                return False
            if (now := len(self.service.log)) != heard:
                heard, since = now, time.monotonic()
            assert time.monotonic() - since < LONGEST, self._stuck(program)
            self._turn.wait(0.001)
        return True

    def _stuck(self, program: subprocess.Popen[bytes]) -> str:
        """What it has said, and where its threads stand."""
        if sys.platform != "win32":
            program.send_signal(signal.SIGUSR1)  # a hand tells its stacks, a render ends
            self._turn.wait(2.0)
        return f"it does nothing any more:\n{self._said.read_text('utf-8')}"

    def _decide(self) -> None:
        """The artist looks an uncertain take up at the service, and is right about it."""
        for take in self._takes():
            if isinstance(take.state, Uncertain):
                mine = [task.id for task in self.service.tasks.values() if task.key == take.key]
                choice = ["--task", mine[0]] if mine else ["--resubmit"]
                with self._program("settle", take.id, *choice) as program:
                    self._wait(program, None)
                assert program.returncode == 0, self._said.read_text("utf-8")
                self.tally.decided += 1

    def _program(
        self, command: str, *arguments: str
    ) -> AbstractContextManager[subprocess.Popen[bytes]]:
        library = str(self.folder / "library")
        return self._python("-m", "hailuo_desktop", command, *arguments, "--library", library)

    @contextmanager
    def _python(self, *line: str) -> Iterator[subprocess.Popen[bytes]]:
        """With a home of its own, and not the one that a suite of tests shares; it never outlives
        this. What it says goes to a file: a pipe that nobody reads would hold it up.
        """
        environment = {
            **os.environ,
            "EVOLINK_API_KEY": self.rehearsal.key,
            "HAILUO_API_URL": self.rehearsal.api_url,
            "HAILUO_FILES_URL": self.rehearsal.files_url,
            "HAILUO_POLL_INTERVAL": "0.2",
            "HOME": str(self.folder),
            **{f"XDG_{name}_HOME": str(self.folder / name.lower()) for name in XDG},
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        }
        with self._said.open("wb") as said:
            program = subprocess.Popen(
                [sys.executable, *line], env=environment, stdout=subprocess.DEVNULL, stderr=said
            )
        try:
            yield program
        finally:
            program.kill()
            program.wait()

    def _library(self) -> Library:
        return Library.open(self.folder / "library", "a test")

    def _takes(self) -> list[Take]:
        with closing(self._library()) as library:
            return library.takes.all()

    def _check(self, takes: list[Take], batches: int) -> None:
        """The two sentences, from the service's own books and from what lies on disk."""
        self.tally.takes = len(takes)
        assert len(takes) == batches * len(PROMPTS)
        tasks = self.service.tasks
        assert len(tasks) == len(takes), "a take was paid for twice, or never"
        assert set(Counter(task.key for task in tasks.values()).values()) == {1}
        for take in takes:
            assert isinstance(take.state, Completed), take
            task = tasks[take.task]
            assert task.key == take.key
            film = self.folder / "library" / take.state.file
            assert pictures(film) == pictures(task.film)
        assert [*self.folder.rglob("*.part")] == []
        self._check_exports(takes)

    def _check_exports(self, takes: list[Take]) -> None:
        videos = [*(self.folder / "out").rglob("*.mp4")]
        assert len(videos) == len(takes)
        for video in videos:
            with av.open(str(video)) as film_on_disk:
                assert sum(1 for _ in film_on_disk.decode(video=0)) == 150


class WindowTrial(Trial):
    """The same with the real window: a hand in its process sends each board as an artist does."""

    REQUESTS = 40  # a window asks for its balance and its models besides

    def _written(self, number: int) -> Path:
        """The board lies in the library, and is the one that was open last."""
        file = super()._written(number)
        data = (self.folder / "still.png").read_bytes()
        with closing(self._library()) as library:
            still = library.frames.keep(data, "still.png", facts_of(data))
            made = json.loads(file.read_text("utf-8"))["shots"]
            shots = (_shot(f"{number}-{place}", each, still) for place, each in enumerate(made))
            board = Storyboard(f"board-{number}", f"N{number}", tuple(shots))
            library.boards.save(board)
            LastBoard(library.boards, Settings(library.settings)).save(board)
        return file

    def _batch(self, batch: Path, kills: int) -> int:
        while True:
            code = self._run(batch, kill=self.tally.kills < kills)
            if code == -signal.SIGKILL:
                continue
            if code or all(take.settled for take in self._takes()):
                return code
            self._decide()

    def _started(self, batch: Path) -> AbstractContextManager[subprocess.Popen[bytes]]:
        return self._python("-m", "tests.faults.artist_hand", str(self.folder / "library"))

    def _check_exports(self, takes: list[Take]) -> None:
        """A window exports what it is told to, and was told of none."""


def _shot(name: str, made: dict[str, str], still: Frame) -> Shot:
    first = still if "first_frame" in made else None
    quality = made.get("quality", "768p")
    return Shot(f"shot-{name}", prompt=made["prompt"], first=first, quality=quality)


def main() -> None:
    parser = ArgumentParser("python -m tests.faults.killing", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Rehearsal(speed=40, folder=folder / "service") as rehearsal:
            rehearsal.service.top_up(1_000_000)
            kind = WindowTrial if chosen.window else Trial
            trial = kind(folder, rehearsal, chosen.seed)
            print(trial.go_through(chosen.kills))


if __name__ == "__main__":
    main()
