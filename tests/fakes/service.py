"""A service that keeps tasks in memory, as EvoLink does, with faults on demand."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from hailuo_desktop.domain.errors import LinkExpired, NotFound, OutcomeUnknown
from hailuo_desktop.domain.money import Balance, Cost
from hailuo_desktop.domain.service import Submission, TaskList, TaskReport, TaskStatus, Upload
from hailuo_desktop.domain.shot import Request
from tests.fakes.clock import FakeClock

FILM = b"\0\0\0\x18ftypisom" + b"film" * 64


@dataclass
class FakeTask:
    id: str
    model: str
    key: str
    created: float
    reports: deque[TaskReport]


@dataclass
class FakeService:
    """``faults[call]`` are raised in order, one a call; ``lost`` answers vanish on the way."""

    clock: FakeClock
    batches: bool = True
    honours_keys: bool = False
    reads_to_finish: int = 3
    estimated: float | None = None
    faults: dict[str, deque[Exception]] = field(default_factory=lambda: defaultdict(deque))
    lost: int = 0
    tasks_made: dict[str, FakeTask] = field(default_factory=dict)
    calls: list[tuple[str, float]] = field(default_factory=list)
    bodies: list[tuple[Request, tuple[str, ...], str]] = field(default_factory=list)
    uploads: list[str] = field(default_factory=list)
    open_uploads: int = 0
    most_uploads: int = 0
    film: bytes = FILM
    expired_links: int = 0
    price: Decimal | None = field(default_factory=lambda: Decimal(20))
    untold: Decimal = Decimal(0)  # what a task takes from the balance besides, without a word
    balance: Decimal = field(default_factory=lambda: Decimal(5000))
    lag: float = 0.0  # seconds before a task shows in the list
    skew: float = 0.0  # seconds that its clock is ahead
    slow: float = 0.0  # seconds that a POST is on its way, either way
    open_posts: int = 0
    known_models: frozenset[str] = frozenset({"MiniMax-Hailuo-02"})

    async def submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        self.open_posts += 1
        try:
            return await self._submit(request, urls, key)
        finally:
            self.open_posts -= 1

    async def _submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        await self._call("submit")
        await self._travel()
        self.bodies.append((request, tuple(urls), key))
        replay = next((t for t in self.tasks_made.values() if t.key == key), None)
        if replay is not None and self.honours_keys:
            return Submission(replay.id, self.estimated, replayed=True)
        task = self._make(request.model, key)
        await self._travel()
        if self.lost:
            self.lost -= 1
            raise OutcomeUnknown("The connection broke before the service answered.")
        return Submission(task.id, self.estimated, Cost(reserved=self.price))

    async def _travel(self) -> None:
        if self.slow:
            await self.clock.sleep(self.slow)
        else:
            await asyncio.sleep(0)

    def _make(self, model: str, key: str) -> FakeTask:
        task_id = f"task-unified-{len(self.tasks_made) + 1}"
        now = self.clock.now() + self.skew
        running = TaskReport(task_id, TaskStatus.PROCESSING, 50.0, created=now)
        done = replace(
            running, status=TaskStatus.COMPLETED, results=(f"https://result/{task_id}.mp4",)
        )
        pending = replace(running, status=TaskStatus.PENDING, progress=0.0)
        reports = [pending, *[running] * max(0, self.reads_to_finish - 2), done]
        made = FakeTask(task_id, model, key, now, deque(reports))
        self.balance -= (self.price or Decimal(0)) + self.untold
        self.tasks_made[task_id] = made
        return made

    async def task(self, task_id: str) -> TaskReport:
        await self._call("task")
        return self._read(task_id)

    async def tasks(self, task_ids: Sequence[str]) -> list[TaskReport] | None:
        await self._call("tasks")
        if not self.batches:
            return None
        return [self._read(task_id) for task_id in task_ids if task_id in self.tasks_made]

    def _read(self, task_id: str) -> TaskReport:
        if task_id not in self.tasks_made:
            raise NotFound("The service knows no such task.", code="task_not_found")
        reports = self.tasks_made[task_id].reports
        return reports[0] if len(reports) == 1 else reports.popleft()

    async def recent(self, model: str, since: float) -> TaskList:
        await self._call("recent")
        latest = self.clock.now() + self.skew - self.lag
        made = [t for t in self.tasks_made.values() if t.model == model and t.created <= latest]
        return TaskList(
            tuple(
                replace(t.reports[-1], results=(), model=t.model, created=t.created)
                for t in reversed(made)
            )
        )

    async def listed(self, since: float) -> list[TaskReport]:
        await self._call("listed")
        latest = self.clock.now() + self.skew - self.lag
        made = [t for t in self.tasks_made.values() if since <= t.created <= latest]
        return [
            replace(t.reports[-1], results=(), model=t.model, created=t.created)
            for t in reversed(made)
        ]

    async def upload(self, file: Path, name: str) -> Upload:
        self.open_uploads += 1
        self.most_uploads = max(self.most_uploads, self.open_uploads)
        try:
            await self._call("upload")
            await self.clock.sleep(1.0)
        finally:
            self.open_uploads -= 1
        self.uploads.append(name)
        return Upload(f"https://files/{len(self.uploads)}", self.clock.now() + 72 * 3600)

    async def fetch(self, url: str, part: Path, progress: object) -> None:
        await self._call("fetch")
        if self.expired_links:
            self.expired_links -= 1
            raise LinkExpired("The link has expired.")
        assert callable(progress)
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(self.film)
        progress(len(self.film), len(self.film))

    async def models(self) -> frozenset[str]:
        await self._call("models")
        return self.known_models

    async def credits(self) -> Balance:
        await self._call("credits")
        return Balance(self.balance)

    async def _call(self, name: str) -> None:
        self.calls.append((name, self.clock.now()))
        await asyncio.sleep(0)
        if self.faults[name]:
            raise self.faults[name].popleft()

    def count(self, name: str) -> int:
        return sum(1 for call, _ in self.calls if call == name)
