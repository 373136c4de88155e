"""A world in memory and a temporary folder for the engine to live in."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hailuo_desktop.domain.catalog import HAILUO_02, Mode
from hailuo_desktop.domain.errors import BadVideo, DiskFull, TaskClaimed
from hailuo_desktop.domain.found_task import FoundTask, Ruling
from hailuo_desktop.domain.frame import Frame, ImageFacts
from hailuo_desktop.domain.prices import Kind, kind_of
from hailuo_desktop.domain.service import Upload
from hailuo_desktop.domain.shot import Link, Request
from hailuo_desktop.domain.take import Completed, Failed, Take
from hailuo_desktop.engine.batch import new_key
from hailuo_desktop.engine.events import Event, TakeChanged
from hailuo_desktop.engine.limits import Limits
from hailuo_desktop.engine.ports import ChainBroken, FilmMissing, Opening, World
from hailuo_desktop.engine.queue import Queue
from tests.fakes.clock import FakeClock
from tests.fakes.service import FakeService

PATIENCE = 60.0  # seconds until it never came to that


class FakeLedger:
    """Remembers every save in order, and what a restart would find.

    ``full`` is how many writes find the disk full; once ``dead``, nobody may write any more.
    """

    def __init__(self) -> None:
        self.saved: list[Take] = []
        self.takes: dict[str, Take] = {}
        self.full = 0
        self.dead = False
        self.read_through: list[str] = []  # the questions that walk through every take

    def survivor(self) -> "FakeLedger":
        """What is left after a kill, for the next run; this one is dead."""
        left = FakeLedger()
        left.takes = dict(self.takes)
        self.dead = True
        return left

    def save(self, take: Take) -> None:
        assert not self.dead, "a killed program writes no more"
        self._expect_room()
        if take.task and any(t.task == take.task and t.id != take.id for t in self.takes.values()):
            raise TaskClaimed("That task belongs to another take.")
        self.saved.append(take)
        self.takes[take.id] = take

    def forget(self, take_id: str) -> None:
        self._expect_room()
        del self.takes[take_id]

    def _expect_room(self) -> None:
        if self.full:
            self.full -= 1
            raise DiskFull("The disk is full.")

    def claimed(self) -> dict[str, float | None]:
        self.read_through.append("claimed")
        return {take.task: take.submitted for take in self.takes.values() if take.task}

    def unanswered(self) -> list[Take]:
        self.read_through.append("unanswered")
        return [
            take
            for take in self.takes.values()
            if not take.task
            and take.submitted is not None
            and not isinstance(take.state, Completed | Failed)
        ]

    def alike(self, kind: Kind) -> list[Take]:
        self.read_through.append("alike")
        takes = (take for take in self.takes.values() if kind_of(take.request) == kind)
        return sorted(takes, key=lambda take: take.created, reverse=True)


@dataclass
class FakeDisk:
    """Frames and videos in one folder; a film is whole when it starts as one."""

    folder: Path
    unlike: bool = False
    signed: list[str] = field(default_factory=list)

    def path(self, digest: str) -> Path:
        return self.folder / f"{digest}.png"

    def part(self, take: Take) -> Path:
        return self.folder / f"{take.id}.part"

    def kept(self, take: Take) -> str | None:
        return f"{take.id}.mp4" if (self.folder / f"{take.id}.mp4").exists() else None

    def home(self, take: Take) -> Path:
        return self.folder / f"{take.id}.mp4"

    def keep(self, take: Take, part: Path) -> str:
        part.rename(self.folder / f"{take.id}.mp4")
        return f"{take.id}.mp4"

    def set_aside(self, take: Take, part: Path) -> str:
        part.rename(self.folder / f"{take.id}.aside")
        return f"{take.id}.aside"

    def check(self, file: Path) -> None:
        if file.read_bytes()[4:8] != b"ftyp":
            raise BadVideo("The download is no video.")

    def proves(self, file: Path, request: Request, frames: Sequence[Path]) -> bool:
        return not self.unlike

    def sign(self, part: Path, take: Take, board: str) -> Path:
        self.signed.append(f"{take.id} {board}".strip())
        return part

    def ready(self, frame: Frame, file: Path) -> Path:
        return file


class FakeUploads:
    def __init__(self) -> None:
        self.known: dict[str, Upload] = {}

    def find(self, digest: str) -> Upload | None:
        return self.known.get(digest)

    def save(self, digest: str, upload: Upload) -> None:
        self.known[digest] = upload

    def forget(self, digest: str) -> None:
        self.known.pop(digest, None)


class FakeMemory:
    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get(self, name: str, default: object) -> object:
        return self.values.get(name, default)

    def put(self, name: str, value: object) -> None:
        self.values[name] = value


class FakeFound:
    def __init__(self) -> None:
        self.tasks: dict[str, FoundTask] = {}

    def save(self, task: FoundTask) -> None:
        self.tasks[task.id] = task

    def find(self, task_id: str) -> FoundTask | None:
        return self.tasks.get(task_id)

    def open(self) -> list[FoundTask]:
        return [task for task in self.tasks.values() if task.ruling is Ruling.OPEN]


class FakeChain:
    """Films end with the frame ``end``; only kept takes count where a link waits."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self.kept: set[str] = set()
        self.looks = 0
        self.end: Frame | None = None

    async def frame(self, link: Link) -> Opening | None:
        self.looks += 1
        await asyncio.sleep(0)
        takes = [t for t in self._bench.ledger.takes.values() if t.shot == link.shot]
        for take in takes:
            if isinstance(take.state, Completed) and (not link.wait or take.id in self.kept):
                if self._bench.disk.kept(take) is None:
                    raise FilmMissing(take)
                self.end = self.end or self._bench.frame("end")
                return Opening(self.end, take.id)
        if takes and all(isinstance(take.state, Failed) for take in takes):
            raise ChainBroken("No take of the shot came through.")
        return None


@dataclass
class Bench:
    """A queue with all it needs, in sight of the test."""

    folder: Path
    limits: Limits = field(default_factory=Limits)
    clock: FakeClock = field(default_factory=FakeClock)
    events: list[Event] = field(default_factory=list)
    bugs: list[BaseException] = field(default_factory=list)
    account: str = "mine"

    def __post_init__(self) -> None:
        self.service = FakeService(self.clock)
        self.ledger = FakeLedger()
        self.disk = FakeDisk(self.folder)
        self.uploads = FakeUploads()
        self.memory = FakeMemory()
        self.found = FakeFound()
        self.chain = FakeChain(self)
        self.queue = self.restart()

    @property
    def world(self) -> World:
        return World(
            self.service,
            self.ledger,
            self.disk,
            self.disk,
            self.uploads,
            self.disk,
            self.disk,
            self.memory,
            self.clock,
            self.chain,
            self.found,
            account=lambda: self.account,
        )

    def restart(self) -> Queue:
        self.queue = Queue(self.world, self.limits, self.events.append, self.bugs.append)
        return self.queue

    def take(self, number: int = 1, frames: tuple[Frame, ...] = ()) -> Take:
        mode = (Mode.T2V, Mode.I2V, Mode.FLF)[len(frames)]
        request = Request(HAILUO_02.id, mode, "A boat [Push in]", frames, "768p", 6, ())
        return Take(f"take-{number}", "shot", number, request, new_key(), self.clock.now())

    def framed(self, number: int = 1) -> Take:
        """A take with a first frame: its film can prove whose it is."""
        return self.take(number, (self.frame("still"),))

    def wake(self) -> Queue:
        """The next run, on what the last one left."""
        queue = self.restart()
        queue.start(list(self.ledger.takes.values()))
        return queue

    async def kill(self) -> Queue:
        """The program dies where it stands, and is started again."""
        self.ledger = self.ledger.survivor()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return self.wake()

    def frame(self, digest: str) -> Frame:
        self.disk.path(digest).write_bytes(b"picture")
        return Frame(digest, f"{digest}.png", ImageFacts("png", 1280, 720, 7))

    def now(self, take_id: str = "take-1") -> Take:
        return self.ledger.takes[take_id]

    async def until(self, true: Callable[[], bool]) -> None:
        """Let the loop turn until something holds; a busy machine may take its time for files."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0)

    def states(self, take_id: str = "take-1") -> list[str]:
        """The states that were shown, each once."""
        seen: list[str] = []
        for event in self.events:
            if isinstance(event, TakeChanged) and event.take.id == take_id:
                name = type(event.take.state).__name__
                if not seen or seen[-1] != name:
                    seen.append(name)
        return seen
