"""The state of the rehearsed service; every method may be called from any thread."""

import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from .faults import Faults
from .film import Job
from .studio import FilmStudio
from .tasks import Task

UPLOAD_LIFE = 72 * 3600.0  # seconds
MAX_FILES = 2000
START_CREDITS = 1000.0


@dataclass(frozen=True)
class Logged:
    """One request as it came in, before any fault; ``authorised``: it carried the key."""

    method: str
    path: str
    key: str = ""
    body: str = ""
    authorised: bool = False
    at: float = field(default_factory=time.time)


@dataclass(frozen=True)
class Stored:
    """An uploaded file."""

    id: str
    name: str
    file: Path
    uploaded: float


class OutOfCredits(Exception):
    pass


class Conflict(Exception):
    pass


class Service:
    """``speed`` is how many of the service's seconds pass in one of ours."""

    def __init__(self, key: str, speed: float, folder: Path) -> None:
        self.key = key
        self.speed = speed
        self.folder = folder
        self.faults = Faults()
        self.log: list[Logged] = []
        self.tasks: dict[str, Task] = {}
        self.files: dict[str, Stored] = {}
        self.credits = START_CREDITS
        self.used = 0.0
        self._lock = threading.RLock()
        self._studio = FilmStudio(self._film_done)
        (folder / "films").mkdir(parents=True, exist_ok=True)
        (folder / "files").mkdir(exist_ok=True)
        self._load()

    def start(self) -> None:
        self._studio.start()
        for task in self.tasks.values():
            if not task.settled:
                self._order(task)

    def stop(self) -> None:
        self._studio.stop()

    def note(self, logged: Logged) -> None:
        with self._lock:
            self.log.append(logged)

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
            if task.price > self.credits:
                raise OutOfCredits
            self.credits -= task.price
            self.tasks[task.id] = task
            self._save()
        self._order(task)
        return task, False

    def store(self, data: bytes, name: str) -> Stored:
        with self._lock:
            stored = Stored(f"file_{uuid4().hex[:12]}", name, Path(), time.time())
            suffix = Path(name).suffix or ".png"
            file = self.folder / "files" / f"{stored.id}{suffix}"
            file.write_bytes(data)
            stored = Stored(stored.id, name, file, stored.uploaded)
            self.files[stored.id] = stored
            self._save()
            return stored

    def forget_file(self, file_id: str) -> bool:
        with self._lock:
            stored = self.files.pop(file_id, None)
            if stored is not None:
                stored.file.unlink(missing_ok=True)
                self._save()
            return stored is not None

    def elapsed(self, task: Task) -> float:
        return (time.time() - task.created) * self.speed

    def status(self, task: Task) -> str:
        return task.status(self.elapsed(task))

    def _new_task(self, body: dict[str, Any], key: str) -> Task:
        now = time.time()
        name = f"task-unified-{int(now)}-{uuid4().hex[:8]}"
        return Task(name, key, body, now, self.folder / "films" / f"{_content(body)}.mp4")

    def _order(self, task: Task) -> None:
        images = [self._image(url) for url in task.body.get("image_urls", [])]
        if None in images:
            self._film_done(task.id, made=False)
            return
        prompt = str(task.body.get("prompt", ""))
        files = tuple(str(image) for image in images)
        self._studio.order(task.id, Job(prompt, files, task.quality, task.duration, str(task.film)))

    def _image(self, url: str) -> Path | None:
        """The uploaded file behind an address of ours, while it is alive."""
        name = url.rpartition("/")[2].partition("?")[0]
        stored = self.files.get(name.partition(".")[0])
        if stored is None or time.time() - stored.uploaded > UPLOAD_LIFE:
            return None
        return stored.file

    def _film_done(self, task_id: str, made: bool) -> None:
        """Failed tasks are refunded, as on the real service."""
        with self._lock:
            task = self.tasks[task_id]
            task.settled = True
            if made:
                self.used += task.price
            else:
                task.error = "image_processing_error"
                self.credits += task.price
            self._save()

    def _save(self) -> None:
        state = {
            "credits": self.credits,
            "used": self.used,
            "tasks": [{**t.__dict__, "film": t.film.name} for t in self.tasks.values()],
            "files": [{**f.__dict__, "file": f.file.name} for f in self.files.values()],
        }
        part = self.folder / "service.json.part"
        part.write_text(json.dumps(state), "utf-8")
        part.replace(self.folder / "service.json")

    def _load(self) -> None:
        try:
            state = json.loads((self.folder / "service.json").read_text("utf-8"))
        except (OSError, ValueError):
            return
        self.credits, self.used = state["credits"], state["used"]
        for task in state["tasks"]:
            task["film"] = self.folder / "films" / task["film"]
            self.tasks[task["id"]] = Task(**task)
        for stored in state["files"]:
            stored["file"] = self.folder / "files" / stored["file"]
            self.files[stored["id"]] = Stored(**stored)


def _content(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:24]
