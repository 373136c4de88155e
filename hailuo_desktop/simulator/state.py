"""What the service knows, on disk: written whole or not at all, read back with distrust."""

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from .rules import broken_rule
from .tasks import Task

START_CREDITS = 1000.0


@dataclass(frozen=True)
class Stored:
    """An uploaded file; ``uploaded`` is unix seconds."""

    id: str
    name: str
    file: Path
    uploaded: float
    digest: str
    folder: str = "photos"


@dataclass
class State:
    credits: float = START_CREDITS
    used: float = 0.0
    tasks: dict[str, Task] = field(default_factory=dict[str, Task])
    files: dict[str, Stored] = field(default_factory=dict[str, Stored])


_STATE = TypeAdapter(State)


def save(state: State, file: Path) -> None:
    part = file.with_name(file.name + ".part")
    with part.open("wb") as out:
        out.write(_STATE.dump_json(state))
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def load(file: Path, films: Path, files: Path) -> State:
    """A file that makes no sense is kept aside, and the service starts afresh."""
    try:
        return _placed(_STATE.validate_json(file.read_bytes()), films, files)
    except FileNotFoundError:
        return State()
    except (OSError, ValueError):
        _set_aside(file)
        return State()


def _set_aside(file: Path) -> None:
    with suppress(OSError):
        file.replace(file.with_name(f"damaged-{file.name}"))


def _placed(state: State, films: Path, files: Path) -> State:
    """The same where the folders are now; ValueError for a task that was never accepted."""
    for task in state.tasks.values():
        if rule := broken_rule(task.body):
            raise ValueError(rule)
        task.film = films / task.film.name
    for stored in list(state.files.values()):
        state.files[stored.id] = replace(stored, file=files / stored.file.name)
    return state
