"""One computer: a library on its disk, and the real engine on the real ports, run after run."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import httpx

from hailuo_desktop.domain.errors import BadVideo, LibraryError
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.domain.take import Take
from hailuo_desktop.engine.events import Event
from hailuo_desktop.engine.ports import World
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio import studio as studio_module
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.rebuilding import rebuild
from hailuo_desktop.studio.studio import Studio
from tests.fakes.keychain import FakeKeychain

from .disk import DATABASE, Disk, Killed, damage
from .patching import swapped
from .service import ADDRESS, Service
from .wire import Wire

OWNER = "the simulation"
FIRST_KEY, OTHER_KEY = "sk-first-account", "sk-other-account"
HERE: ContextVar["Run | None"] = ContextVar("HERE", default=None)


class Lines(EvoLink):
    """The real client, over a wire of this world."""

    def __init__(self, wire: Wire, key: Callable[[], str]) -> None:
        super().__init__(ADDRESS, ADDRESS, key, version="1")
        self._network._client = httpx.AsyncClient(transport=wire)


class Films:
    """A film of this world is whole when its last byte is there, and tells what it is of."""

    def check(self, file: Path) -> None:
        try:
            film_told(file)
        except (OSError, ValueError):
            raise BadVideo("The download is no whole video.") from None

    def proves(self, file: Path, request: Request, frames: Sequence[Path]) -> bool:
        """By length, size and pictures, as the real measure does: never by the words."""
        told = film_told(file)
        sent = [sha256(frame.read_bytes()).hexdigest() for frame in frames]
        shown = told["pictures"][: len(sent)]
        alike = (told["duration"], told["quality"]) == (request.duration, request.quality)
        return alike and shown == sent

    def sign(self, part: Path, take: Take, board: str) -> Path:
        return part


class Stills:
    def ready(self, frame: Frame, file: Path) -> Path:
        return file


@dataclass
class Clock:
    """A wall clock that may jump; waits are of true time."""

    true: Callable[[], float]
    offset: float = 0.0

    def now(self) -> float:
        return self.true() + self.offset

    def ticks(self) -> float:
        """What no change of the wall clock touches."""
        return self.true()

    def date(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Workshop(Studio):
    """The real studio, with another way to the service and films that need no decoder."""

    def __init__(self, wire: Wire, **given: Any) -> None:
        self._wire = wire
        super().__init__(**given)

    def _world(self) -> World:
        self.client = Lines(self._wire, self.keys.current)
        return replace(super()._world(), films=Films(), stills=Stills())


@dataclass
class Run:
    """From one start of the program to its end; ``tasks`` is what it has under way."""

    tasks: dict[asyncio.Task[Any], None] = field(default_factory=dict[asyncio.Task[Any], None])


@dataclass
class Computer:
    """``points`` counts the steps of a run; at the one in ``crash_at`` it dies."""

    name: str
    root: Path
    service: Service
    rng: Random
    clock: Clock
    cap: Decimal | None
    disks: list[Disk]
    seen: Callable[[str, str, str], None]
    key: str = FIRST_KEY
    studio: Workshop | None = None
    crash_at: int | None = None
    points: int = 0
    names: list[str] = field(default_factory=list[str])
    died: str = ""
    hurts: set[str] = field(default_factory=set[str])  # what was harmed since it ran last
    states: frozenset[str] = frozenset()
    runs: int = 0
    bugs: list[BaseException] = field(default_factory=list[BaseException])
    notices: list[str] = field(default_factory=list[str])
    full_until: float = 0.0
    older: Path | None = None
    disk: Disk | None = None
    run: Run = field(default_factory=Run)
    dead: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def folder(self) -> Path:
        return self.root / f"{self.name}-{self.runs}"

    @property
    def on(self) -> bool:
        return self.studio is not None and not self.dead.is_set()

    def takes(self) -> list[Take]:
        assert self.studio is not None
        return self.studio.library.takes.all()

    def standing(self) -> str:
        """How each take stands, and what the artist is told, for a report."""
        if self.studio is None:
            return "dead again"
        takes = (f"{t.id[:4]} {type(t.state).__name__} {t.task[-8:]}" for t in self.takes())
        return f"{', '.join(takes)} {self.studio.library.notice}"

    def start(self) -> None:
        """Start the program on what the disk holds; Killed where it dies amid that."""
        self.points, self.names, self.died = 0, [], ""
        self.dead = asyncio.Event()
        self.run = Run()
        disk = Disk(self.folder, self.rng, self._due, self._die, self._full)
        disk.begin()
        self.disks[:] = [other for other in self.disks if other is not self.disk]
        self.disks.append(disk)
        self.disk = disk
        self._keep_older()
        token = HERE.set(self.run)
        try:
            self.studio = self._opened()
            takes = self.takes()
            shown = [take for take in takes if not take.dismissed]
            self.studio.start(shown, [take for take in takes if take.dismissed])
        except Killed:
            self._release()
            self.studio = None
            raise
        finally:
            HERE.reset(token)
        self.hurts.clear()
        if self.studio.library.notice:
            self.notices.append(self.studio.library.notice)

    def here(self, verb: Callable[[], Any]) -> Any:
        """Do something as a part of this run: what it starts dies with it."""
        token = HERE.set(self.run)
        try:
            return verb()
        finally:
            HERE.reset(token)

    async def close(self) -> None:
        """In good order."""
        assert self.studio is not None
        token = HERE.set(self.run)
        try:
            await self.studio.aclose()
        except Killed:
            pass
        finally:
            HERE.reset(token)
        if not self.dead.is_set():
            await self._off()

    def kill(self) -> None:
        """The power goes, wherever it stands."""
        if not self.dead.is_set():
            self._die("kill")

    async def bury(self) -> None:
        """After a death: what was under way is gone, and the next run gets the disk's image."""
        await self._off()
        self.runs += 1
        self.dead = asyncio.Event()

    def hurt(self, how: str) -> None:
        damage(self.folder, how, self.older, self.rng)

    def second(self) -> str:
        """Another process on the same library: empty where it is kept out, as it must be."""
        (self.folder / "library.lock").unlink(missing_ok=True)
        try:
            library = Library.open(self.folder, "a second process", self.clock.date)
        except LibraryError:
            return ""
        library.close()
        return "a second process got into the library"

    def film(self, file: str) -> dict[str, Any]:
        return film_told(self.folder / file)

    def _opened(self) -> Workshop:
        def open_library(folder: Path, owner: str) -> Library:
            library = Library.open(folder, owner, self.clock.date)
            rebuild(library, lambda film: None)
            return library

        wire = Wire(self.service, self.name, self._passing, self.seen)
        with swapped((studio_module, "open_library", open_library)):
            return Workshop(
                wire,
                options=Options(self.folder, ADDRESS, ADDRESS),
                keys=Keys(FakeKeychain(), self.key),
                publish=self._heard,
                report=self._report,
                owner=OWNER,
                cap=self.cap,
                clock=self.clock,
            )

    def _heard(self, event: Event) -> None:
        """Nobody looks at the window: the ledger says it all."""

    def _report(self, error: BaseException) -> None:
        if not isinstance(error, Killed) and not self.dead.is_set():
            self.bugs.append(error)

    def _passing(self, point: str) -> None:
        assert self.disk is not None
        self.disk.passing(point)

    def _full(self) -> bool:
        return not self.service.calm and self.service.now() < self.full_until

    def _due(self, point: str) -> bool:
        self.points += 1
        self.names.append(point)
        return self.points - 1 == self.crash_at and not self.service.calm

    def _die(self, point: str) -> None:
        assert self.disk is not None
        self.died = point
        takes = [] if self.studio is None else self.studio.queue._live_takes.takes()
        self.states = frozenset(type(take.state).__name__ for take in takes)
        self.disk.image(self.root / f"{self.name}-{self.runs + 1}")
        self.disk.dead = True
        self.dead.set()

    async def _off(self) -> None:
        """Whatever still runs is stopped; it can do nothing any more."""
        while left := list(self.run.tasks):  # one that ends may begin another
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        if self.dead.is_set():
            self._release()
            shutil.rmtree(self.folder, ignore_errors=True)
        self.studio = None

    def _release(self) -> None:
        """The dead process holds nothing any more."""
        if self.studio is not None:
            library = self.studio.library
            library._journal.release()
            library._database.close()
            library._lock.release()

    def _keep_older(self) -> None:
        """What a backup tool copied when the program was last off: a library, and no beginning."""
        if (database := self.folder / DATABASE).exists() and self.rng.random() < 0.5:
            copy = self.root / f"{self.name}-older.sqlite"
            shutil.copyfile(database, copy)
            if _has_name(copy):
                self.older = self.root / f"{self.name}-backup.sqlite"
                copy.replace(self.older)


def _has_name(database: Path) -> bool:
    """Whether the library had been opened before: nobody can tell an empty one from a new one."""
    try:
        with closing(sqlite3.connect(database)) as opened:
            sql = "SELECT 1 FROM setting WHERE name = 'library.id'"
            return opened.execute(sql).fetchone() is not None
    except sqlite3.DatabaseError:
        return False


def film_told(file: Path) -> dict[str, Any]:
    """What a film of this world is of; ValueError where it is not whole."""
    data = file.read_bytes()
    if data[4:8] != b"ftyp" or data[-1:] != b".":
        raise ValueError("no film")
    return json.loads(data[12:-1])
