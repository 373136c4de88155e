"""Where the films are made: one at a time, in a process of its own."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from .film import Job

Done = Callable[[str, bool], None]
COMMAND: tuple[str, ...] = (sys.executable, "-m", "hailuo_desktop.simulator.encode")


class FilmStudio:
    """``done`` hears each job's name and whether its film is there, on the studio's thread."""

    def __init__(self, done: Done, command: Sequence[str] = COMMAND) -> None:
        self._done = done
        self._command = tuple(command)
        self._jobs: queue.Queue[tuple[str, Job] | None] = queue.Queue()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="film studio", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def order(self, name: str, job: Job) -> None:
        self._jobs.put((name, job))

    def stop(self) -> None:
        with self._lock:
            self._stopping = True
            if self._process is not None:
                self._process.kill()
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (order := self._jobs.get()) is not None and not self._stopping:
            name, job = order
            made = Path(job.target).exists() or self._make(job)
            if not self._stopping:
                self._done(name, made)

    def _make(self, job: Job) -> bool:
        with self._lock:
            if self._stopping:
                return False
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
                # Ctrl-C in a terminal is for the program: a film that is half made goes on.
                start_new_session=True,
            )
        with self._process as process:
            process.communicate(json.dumps(job.__dict__).encode())
        return process.returncode == 0
