"""Where the films are made: one at a time, in a process of its own."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from .encode import BAD_IMAGE, BAD_SHAPE
from .film import Job

Done = Callable[[str, str], None]
COMMAND: tuple[str, ...] = (sys.executable, "-m", "hailuo_desktop.simulator.encode")
ERRORS = {BAD_IMAGE: "image_processing_error", BAD_SHAPE: "invalid_parameters"}
BROKEN = "service_error"
# Windows knows no sessions: a console of its own, which nobody sees, has the same effect there.
OWN_CONSOLE: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class FilmMaker:
    """``done`` hears each job's name and its error, empty once the film is there.

    It is called on the studio's thread.
    """

    def __init__(self, done: Done, command: Sequence[str] = COMMAND) -> None:
        self._done = done
        self._command = tuple(command)
        self._jobs: queue.Queue[tuple[str, Job] | None] = queue.Queue()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._work, name="film studio", daemon=True)
        self._thread.start()

    def order(self, name: str, job: Job) -> None:
        self._jobs.put((name, job))

    def stop(self) -> None:
        """Kill what is being made; nothing of the studio is left afterwards."""
        with self._lock:
            self._stopping = True
            if self._process is not None:
                self._process.kill()
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (order := self._jobs.get()) is not None and not self._stopping:
            name, job = order
            error = "" if Path(job.target).exists() else self._make(job)
            if not self._stopping:
                self._done(name, error)

    def _make(self, job: Job) -> str:
        try:
            code = self._encoded(job)
        except OSError:
            return BROKEN
        made = code == 0 and Path(job.target).exists()
        return "" if made else ERRORS.get(code, BROKEN)

    def _encoded(self, job: Job) -> int:
        with self._lock:
            if self._stopping:
                return 1
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
                # Ctrl-C in a terminal is for the program: a film that is half made goes on.
                start_new_session=True,
                creationflags=OWN_CONSOLE,
            )
        # An encoder that dies before it has read its job closes the pipe.
        with suppress(BrokenPipeError), self._process as process:
            process.communicate(json.dumps(job.__dict__).encode())
        return self._process.returncode
