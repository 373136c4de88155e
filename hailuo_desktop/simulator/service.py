"""What the rehearsed service does; every method may be called from any thread."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from .faults import Faults
from .film import Job
from .film_maker import FilmMaker
from .log import Logged, RequestLog
from .state import Stored, load, save
from .tasks import Task

UPLOAD_LIFE = 72 * 3600.0  # seconds of the service
LINK_LIFE = 24 * 3600.0  # seconds of the service
MAX_FILES = 2000
NO_IMAGE = "image_processing_error"


class OutOfCredits(Exception):
    pass


class Conflict(Exception):
    """The key belongs to another request."""


class InFlight(Exception):
    """A request with the same key has not been answered yet."""


class Service:
    """``speed`` is how many of the service's seconds pass in one of ours.

    ``films`` may be shared with other rehearsals: it is kept by content. ``now`` gives
    unix seconds.
    """

    def __init__(
        self,
        key: str,
        speed: float,
        folder: Path,
        films: Path | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.key = key
        self.speed = speed
        self.folder = folder
        self.films = films or folder / "films"
        self.now = now
        self.faults = Faults()
        self._lock = threading.RLock()
        self._keys_in_flight: set[str] = set()
        self._dead_before = float("-inf")
        self._studio = FilmMaker(self._film_done)
        self.films.mkdir(parents=True, exist_ok=True)
        (folder / "files").mkdir(parents=True, exist_ok=True)
        self._log = RequestLog(folder / "requests.jsonl")
        self._state = load(folder / "service.json", self.films, folder / "files")

    @property
    def log(self) -> list[Logged]:
        return self._log.requests

    @property
    def tasks(self) -> dict[str, Task]:
        return self._state.tasks

    @property
    def files(self) -> dict[str, Stored]:
        """The uploads that are still alive."""
        return {f.id: f for f in list(self._state.files.values()) if self.alive(f)}

    @property
    def balance(self) -> float:
        """Credits that are left; ``top_up`` sets them."""
        return self._state.credits

    @property
    def used(self) -> float:
        return self._state.used

    def top_up(self, credits_left: float) -> None:
        with self._lock:
            self._state.credits = credits_left
            self._save()

    def start(self) -> None:
        self._studio.start()
        for task in list(self.tasks.values()):
            if not task.error and not task.film.exists():
                self._order(task)
            elif not task.settled:
                self._film_done(task.id, task.error)

    def stop(self) -> None:
        self._studio.stop()

    def note(self, logged: Logged) -> None:
        self._log.note(logged)

    @contextmanager
    def admitted(self, key: str) -> Generator[None]:
        """From a request's arrival to its answer; InFlight for a second one with the key."""
        with self._lock:
            if key in self._keys_in_flight and not self.faults.ignore_idempotency:
                raise InFlight
            if key:
                self._keys_in_flight.add(key)
        try:
            yield
        finally:
            with self._lock:
                self._keys_in_flight.discard(key)

    def generate(self, body: dict[str, Any], key: str) -> tuple[Task, bool]:
        """The task of a request, and whether it is a replay of the same key."""
        with self._lock:
            if key and not self.faults.ignore_idempotency:
                known = next((task for task in self.tasks.values() if task.key == key), None)
                if known is not None:
                    if known.body != body:
                        raise Conflict
                    return known, True
            task = self._new_task(body, key)
            if task.price > self.balance:
                raise OutOfCredits
            self._state.credits -= task.price
            self.tasks[task.id] = task
            self._save()
        self._order(task)
        return task, False

    def store(self, data: bytes, name: str, suffix: str, folder: str) -> Stored:
        """Keep an upload; ``suffix`` follows its content."""
        upload_id = f"file_{uuid4().hex[:12]}"
        file = self.folder / "files" / f"{upload_id}{suffix}"
        file.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        stored = Stored(upload_id, name, file, self.now(), digest, folder)
        with self._lock:
            self._state.files[stored.id] = stored
            self._save()
        return stored

    def forget_file(self, file_id: str) -> bool:
        with self._lock:
            if file_id not in self.files:
                return False
            self._state.files.pop(file_id).file.unlink(missing_ok=True)
            self._save()
            return True

    def expire(self) -> None:
        """Everything that would die some day dies now: uploads, and links given so far."""
        self._dead_before = self.now()

    def alive(self, stored: Stored) -> bool:
        return self._lives(stored.uploaded, UPLOAD_LIFE)

    def link_lives(self, given: float) -> bool:
        return self._lives(given, LINK_LIFE)

    def expires(self, stored: Stored) -> float:
        """When an upload dies, in unix seconds."""
        return stored.uploaded + UPLOAD_LIFE / self.speed

    def elapsed(self, task: Task) -> float:
        return (self.now() - task.created) * self.speed

    def status(self, task: Task) -> str:
        return task.status(self.elapsed(task))

    def _lives(self, since: float, life: float) -> bool:
        return since > self._dead_before and (self.now() - since) * self.speed < life

    def _new_task(self, body: dict[str, Any], key: str) -> Task:
        now = self.now()
        name = f"task-unified-{int(now)}-{uuid4().hex[:8]}"
        return Task(name, key, body, now, self.films / f"{self._content(body)}.mp4")

    def _content(self, body: dict[str, Any]) -> str:
        """The same words and pictures give the same film, wherever they were uploaded to."""
        stored = [self._image(url) for url in body.get("image_urls", [])]
        images = [each.digest if each else "" for each in stored]
        task = Task("", "", body, 0.0, Path())
        parts = [str(body.get("prompt", "")), images, task.quality, task.duration]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]

    def _order(self, task: Task) -> None:
        images = [self._image(url) for url in task.body.get("image_urls", [])]
        if None in images:
            self._film_done(task.id, NO_IMAGE)
            return
        prompt = str(task.body.get("prompt", ""))
        files = tuple(str(image.file) for image in images if image)
        self._studio.order(task.id, Job(prompt, files, task.quality, task.duration, str(task.film)))

    def _image(self, url: str) -> Stored | None:
        """The upload behind an address of ours, while it is alive."""
        name = url.rpartition("/")[2].partition("?")[0]
        return self.files.get(name.partition(".")[0])

    def _film_done(self, task_id: str, error: str) -> None:
        """Failed tasks are refunded, as on the real service; each is settled once."""
        with self._lock:
            task = self.tasks[task_id]
            task.error = error
            if task.settled:
                return
            task.settled = True
            if error:
                self._state.credits += task.price
            else:
                self._state.used += task.price
            self._save()

    def _save(self) -> None:
        save(self._state, self.folder / "service.json")
