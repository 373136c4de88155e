"""The real studio against the rehearsal, on a clock that both of them hurry along."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Failed, Queued, State, Take, Uncertain
from hailuo_desktop.engine.batch import takes_of
from hailuo_desktop.engine.events import Event, Halt, QueueChanged, TakeChanged
from hailuo_desktop.simulator import Fault, Rehearsal
from hailuo_desktop.simulator.faults import Kind
from hailuo_desktop.simulator.tasks import Task
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.studio import Studio
from tests.fakes.keychain import FakeKeychain
from tests.fakes.pictures import image_file
from tests.faults.films import pictures

POST, TASKS, BATCH = "/v1/videos/generations", "/v1/tasks/task-", "/v1/tasks/batch"
UPLOAD, RESULTS = "/api/v1/files/upload", "/results"
HASTE = 20.0  # seconds of the clock in one of ours
SPEED = 20.0  # seconds of the service in one of the clock
KEY = "sk-the-key-that-nobody-may-see-0123456789"
PATIENCE = 120.0  # seconds: no test waits this long when all is well


class Hurry:
    """Shows the right time at first, and runs ``HASTE`` times as fast."""

    def __init__(self) -> None:
        self._start, self._begun = time.time(), time.monotonic()

    def now(self) -> float:
        return self._start + (time.monotonic() - self._begun) * HASTE

    def ticks(self) -> float:
        return (time.monotonic() - self._begun) * HASTE

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / HASTE)


class Workshop:
    """A studio on its library, opened as often as a test likes, and the service's own books."""

    def __init__(self, folder: Path, rehearsal: Rehearsal, clock: Hurry) -> None:
        self.folder = folder
        self.library = folder / "library"
        self.rehearsal = rehearsal
        self.service = rehearsal.service
        self.clock = clock
        self.bugs: list[BaseException] = []
        self.halts: list[Halt] = []
        self.notes: list[str] = []
        self.states: list[State] = []
        self.key = rehearsal.key

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Studio]:
        service = self.rehearsal
        options = Options(self.library, service.api_url, service.files_url, self.key, poll=0.5)
        studio = Studio(
            options,
            Keys(FakeKeychain(), self.key),
            publish=self._heard,
            report=self.bugs.append,
            owner="a test",
            clock=self.clock,
        )
        try:
            studio.start(studio.library.takes.all())
            yield studio
        finally:
            await studio.aclose()

    async def takes(self, studio: Studio, count: int = 1, frame: bool = False) -> list[Take]:
        """So many takes of one shot, cheap to film: all of them share their film."""
        shot = Shot(id="shot", prompt="A boat", quality="768p", takes=count)
        if frame:
            file = image_file(self.folder, "still.png", 320, 310)
            first = await studio.intake.file(file, Field.FIRST_FRAME)
            shot = Shot(id="shot", first=first, quality="512p", takes=count)
        return takes_of(shot, "S01", 1, self.clock.now())

    async def send(self, count: int = 1, frame: bool = False) -> list[Take]:
        """Send takes and wait until none gets any further by itself."""
        async with self.opened() as studio:
            studio.queue.add(await self.takes(studio, count, frame))
            await self.quiet(studio)
            return studio.library.takes.all()

    async def go_on(self) -> list[Take]:
        """Open the library once more and wait until all has come to rest."""
        async with self.opened() as studio:
            await self.quiet(studio)
            return studio.library.takes.all()

    async def quiet(self, studio: Studio) -> None:
        async with asyncio.timeout(PATIENCE):
            await studio.queue.quiet()

    def fault(self, path: str, kind: Kind, *hits: int, **more: object) -> None:
        self.service.faults.add(Fault(path, kind, hits=hits, **more))  # type: ignore[arg-type]

    def unmet(self) -> list[Fault]:
        faults = self.service.faults
        seen = enumerate(faults._faults)
        return [f for n, f in seen if faults._seen.get(n, 0) < min(f.hits, default=1)]

    def hold_until_met(self) -> None:
        """No task gets anywhere before every fault was met, however slow this machine is."""
        elapsed = self.service.elapsed

        def held(task: Task) -> float:
            return 0.0 if self.unmet() else elapsed(task)

        self.service.elapsed = held

    def posts(self) -> int:
        return sum(each.path == POST for each in self.service.log)

    def check(self, takes: list[Take]) -> None:
        """The two sentences: nothing is paid for twice, and nothing that was paid for is lost."""
        assert self.bugs == []
        tasks = self.service.tasks
        per_key = Counter(task.key for task in tasks.values())
        assert {key: count for key, count in per_key.items() if count > 1} == {}
        claimed = Counter(take.task for take in takes if take.task)
        assert {task: count for task, count in claimed.items() if count > 1} == {}
        for take in takes:
            if isinstance(take.state, Completed):
                film = self.library / take.state.file
                assert pictures(film) == pictures(tasks[take.task].film)
        for take in takes:
            self._is_told_truly(take)
        assert [*self.library.rglob("*.part")] == [] or not all(take.settled for take in takes)

    def _is_told_truly(self, take: Take) -> None:
        """What the artist reads about a take is what the service's books say."""
        mine = [task for task in self.service.tasks.values() if task.key == take.key]
        charged = [task for task in mine if not task.error]
        match take.state:
            case Completed():
                # Of two that asked for the same, either may have the other's film.
                assert not self.service.tasks[take.task].error
            case Failed(error=error, charge=Charge.NO):
                assert error
                assert charged == [], "it says that nothing was charged"
            case Uncertain(why=why):
                assert why
            case Queued():
                assert self.halts, "it waits for nothing"
                assert charged == []
            case _:
                assert take.task, "nobody looks after it"

    def _heard(self, event: Event) -> None:
        if isinstance(event, QueueChanged) and event.halt:
            self.halts.append(event.halt)
        if isinstance(event, TakeChanged):
            self.states.append(event.take.state)
            if event.take.note:
                self.notes.append(worded(event.take.note))


def name(take: Take) -> str:
    """The state's name."""
    return type(take.state).__name__


def broken(code: str, message: str = "No") -> str:
    """An error body in the service's shape."""
    return json.dumps({"error": {"code": code, "message": message, "type": "api_error"}})


@pytest.fixture
def shop(tmp_path: Path, films: Path) -> Iterator[Workshop]:
    clock = Hurry()
    with Rehearsal(
        KEY, speed=SPEED, folder=tmp_path / "service", films=films, now=clock.now
    ) as rehearsal:
        shop = Workshop(tmp_path, rehearsal, clock)
        yield shop
        assert shop.unmet() == [], "a fault that nobody met proves nothing"
