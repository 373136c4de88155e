"""One life: computers, artists and a service, from a seed to a verdict."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from hailuo_desktop.domain.errors import DiskFull, HailuoError
from hailuo_desktop.engine import batch, queue
from hailuo_desktop.evolink import files
from hailuo_desktop.store import library

from .artist import Artist
from .computer import FIRST_KEY, HERE, Clock, Computer
from .disk import Disk, Killed, watched
from .faults import Faults
from .loop import Standstill, VirtualLoop
from .oracle import violations
from .patching import swapped
from .service import DAY, Service, Task
from .strains import faults_of

BEGINNING = 1_800_000_000.0
AT_MOST = 12 * DAY  # of true time, once the faults have stopped
ROUNDS = 12  # of settling what is open
STRANGERS = 40  # tasks
PLENTY = 5000.0  # credits: the artist tops up
ONE_DAY = 1600.0  # seconds of a life whose deaths are enumerated
MEMORY = Path("/dev/shm")  # where a sync costs nothing


@dataclass
class Result:
    """``broken`` are the promises that were; ``points`` the steps of the first computer's runs."""

    seed: int
    crashes: tuple[int, ...] | None
    broken: list[str] = field(default_factory=list[str])
    points: list[list[str]] = field(default_factory=list[list[str]])
    seen: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    tasks: int = 0
    runs: int = 0
    lasted: float = 0.0
    bugs: list[BaseException] = field(default_factory=list[BaseException])
    story: list[str] = field(default_factory=list[str])

    def told(self) -> "Result":
        """What another process is told: without what only a story needs."""
        return replace(self, points=[], bugs=[], story=[])


def play(seed: int, crashes: tuple[int, ...] | None = None, faults: Faults | None = None) -> Result:
    """``crashes``: the step at which each run of the first computer dies; by chance without."""
    place = Path(tempfile.mkdtemp(prefix="life-", dir=MEMORY if MEMORY.is_dir() else None))
    loop = VirtualLoop()
    loop.set_task_factory(_task)  # pyright: ignore[reportArgumentType] - coroutines alone
    life = Life(seed, place, loop, faults or faults_of(seed), crashes)
    loop.set_exception_handler(life.unsaid)
    try:
        with life.world():
            try:
                loop.run_until_complete(life.live())
            except Standstill:
                life.result.broken.append("standstill: everybody waits for ever")
            finally:
                _finish(loop)
    finally:
        loop.close()
        shutil.rmtree(place, ignore_errors=True)
    return life.result


class Life:
    def __init__(
        self,
        seed: int,
        place: Path,
        loop: VirtualLoop,
        faults: Faults,
        crashes: tuple[int, ...] | None,
    ) -> None:
        self.result = Result(seed, crashes)
        self._faults = faults
        self._crashes = crashes
        self._rng = Random(f"{seed} life")
        self._loop = loop
        self._disks: list[Disk] = []
        self._service = Service(Random(f"{seed} service"), faults, self._now)
        self._last: dict[str, str] = {}
        names = ["desk", "laptop"] if faults.second_computer else ["desk"]
        self._artists = [self._artist(name, place) for name in names]

    @contextmanager
    def world(self) -> Iterator[None]:
        """The product's clocks and disks are this life's."""
        wall = SimpleNamespace(time=self._artists[0].computer.clock.now)
        modules = (files,)
        chance = Random(f"{self.result.seed} product")

        def drawn() -> UUID:
            return UUID(int=chance.getrandbits(128), version=4)

        with (
            watched(self._disks),
            swapped(
                *((module, "time", wall) for module in modules),
                (batch, "uuid4", drawn),
                (library, "uuid4", drawn),
                (queue, "jitter", lambda seconds: seconds * chance.uniform(0.9, 1.1)),
            ),
        ):
            yield

    async def live(self) -> None:
        strangers = self._loop.create_task(self._strangers())
        await asyncio.gather(*(self._days(artist) for artist in self._artists))
        strangers.cancel()
        self._calm()
        for artist in self._artists:
            await self._rest(artist)
        for artist in self._artists:
            self.result.broken += violations(artist, self._service)
            self.result.bugs += artist.computer.bugs
        self.result.tasks = len(self._service.tasks)
        self.result.lasted = self._loop.time()

    def unsaid(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What nobody awaited: of a dead run nothing, else a bug."""
        error = context.get("exception")
        if not isinstance(error, Killed) and not any(
            a.computer.dead.is_set() for a in self._artists
        ):
            self.result.broken.append(f"unsaid: {context['message']} {error!r}")

    def _now(self) -> float:
        return BEGINNING + self._loop.time()

    def _artist(self, name: str, place: Path) -> Artist:
        seed, faults = self.result.seed, self._faults
        rng = Random(f"{seed} {name}")
        computer = Computer(
            name,
            place,
            self._service,
            rng,
            Clock(self._now),
            Decimal(rng.choice((60, 100, 150))) if faults.capped else None,
            self._disks,
            lambda call, answer, prompt: self._seen(name, call, answer, prompt),
        )
        return Artist(computer, self._service, rng, once=faults.capped, mishaps=True)

    def _tell(self, who: str, what: str) -> None:
        self.result.story.append(f"{self._loop.time():12.2f} {who}: {what}")

    async def _days(self, artist: Artist) -> None:
        """While anything may go wrong."""
        computer, rng, faults = artist.computer, artist.rng, self._faults
        await self._on(artist)
        if computer.on:
            self._guarded(computer, lambda: computer.here(artist.begin))
        if self._crashes is not None:
            await self._enumerated(artist)
            return
        for _ in range(rng.randrange(2, 9)):
            pause = rng.choice((1.0, 5.0, 20.0, 60.0, 200.0, 600.0))
            await self._pause(computer, rng.expovariate(1 / pause))
            if not computer.on:
                await self._on(artist)
                continue
            self._guarded(computer, lambda: self._happen(artist))
            if rng.random() < faults.crashes * 0.3:
                computer.kill()
                await self._on(artist)
            elif rng.random() < 0.1:
                await computer.close()
                await self._on(artist)

    async def _enumerated(self, artist: Artist) -> None:
        """Nothing is left to chance but the service: each run dies at its own step."""
        computer = artist.computer
        begun = bool(artist.shots)
        until = self._loop.time() + ONE_DAY
        while self._loop.time() < until:
            await self._pause(computer, ONE_DAY / 2)
            if computer.on:
                await computer.close()
                if not computer.dead.is_set():
                    self.result.points.append(list(computer.names))
            await self._on(artist)
            if not begun:
                begun = True
                self._guarded(computer, lambda: computer.here(artist.begin))

    def _happen(self, artist: Artist) -> None:
        computer, rng, faults = artist.computer, artist.rng, self._faults
        if rng.random() < faults.leaps:
            self._service.leap(computer.key, rng.choice((-500.0, -20.0, 20.0, 1000.0)))
        if rng.random() < faults.clock_jumps:
            computer.clock.offset += rng.choice((-3 * DAY, -5 * 3600.0, 3600.0, 2 * DAY))
        if rng.random() < faults.disk_full:
            computer.full_until = self._service.now() + rng.uniform(1.0, 300.0)
        if faults.other_key and rng.random() < 0.2:
            artist.switch_key()
        if rng.random() < 0.1 and (broken := computer.second()):
            self.result.broken.append(broken)
        if rng.random() < faults.artist:
            self._tell(computer.name, f"the artist: {artist.act()}")

    async def _on(self, artist: Artist) -> None:
        """Start it, and again, should it die amid that."""
        computer = artist.computer
        while not computer.on:
            if computer.dead.is_set():
                self._note_death(artist)
                await computer.bury()
                if self._faults.damages and not self._service.calm and artist.rng.random() < 0.5:
                    self._hurt(computer, artist.rng.choice(self._faults.damages))
            if not self._service.calm:
                off = artist.rng.choice((1.0, 1.0, 30.0, 600.0, 7200.0, 2 * DAY))
                await asyncio.sleep(artist.rng.expovariate(1 / off))
            computer.crash_at = self._next_crash(artist)
            self._guarded(computer, computer.start)
            self._tell(computer.name, f"on: {computer.standing()}")
            self.result.runs += 1

    def _hurt(self, computer: Computer, how: str) -> None:
        """Ledger and journal are not both harmed before the app has run, unless the list is true
        and a ledger is left: nothing else would be there to know from.
        """
        faults, hurts = self._faults, {*computer.hurts, how}
        true = not faults.forgetful and not faults.lag and not faults.calls.get("recent")
        both = len({hurt.startswith("journal") for hurt in hurts if hurt != "lock missing"}) > 1
        both |= "library older" in hurts
        if both and (not true or hurts & {"database missing", "log missing"}):
            return
        computer.hurts.add(how)
        computer.hurt(how)
        self._tell(computer.name, how)

    def _next_crash(self, artist: Artist) -> int | None:
        computer = artist.computer
        if self._crashes is not None:
            first = computer is self._artists[0].computer
            return (
                self._crashes[computer.runs]
                if first and computer.runs < len(self._crashes)
                else None
            )
        if artist.rng.random() < self._faults.crashes:
            return int(artist.rng.expovariate(1 / 40))
        return None

    def _guarded(self, computer: Computer, verb: Callable[[], Any]) -> None:
        """A death amid it is a death like any other; what the app refuses is refused."""
        try:
            verb()
        except Killed:
            return
        except DiskFull:
            return  # the artist makes room, and tries again
        except HailuoError as error:
            if computer.studio is None:
                self.result.broken.append(f"does not start: {error}")
                raise

    async def _pause(self, computer: Computer, seconds: float) -> None:
        """So long, or until it dies."""
        try:
            async with asyncio.timeout(seconds):
                await computer.dead.wait()
        except TimeoutError:
            return

    def _calm(self) -> None:
        """Nothing goes wrong any more; what went wrong stays as it is."""
        self._service.calm = True
        for task in self._service.tasks.values():
            task.lists_at = min(task.lists_at, self._now())
        for artist in self._artists:
            artist.computer.crash_at = None
            self._service.leap(artist.computer.key, PLENTY)

    async def _rest(self, artist: Artist) -> None:
        """The artist settles what is open, and everything comes to its end."""
        computer = artist.computer
        for _ in range(ROUNDS):
            await self._on(artist)
            assert computer.studio is not None
            still_open = computer.here(artist.go_to_rest)
            try:
                async with asyncio.timeout(AT_MOST / ROUNDS):
                    await computer.studio.queue.quiet()
            except TimeoutError:
                continue
            if not still_open or artist.capped_out():
                return
        for take in computer.takes():
            if not take.settled:
                self.result.broken.append(f"not quiet: {type(take.state).__name__}: {take.note}")

    async def _strangers(self) -> None:
        """Somebody else's tool works with the same key."""
        rng, number = Random(f"{self.result.seed} strangers"), 0
        while self._faults.strangers and number < STRANGERS:
            await asyncio.sleep(rng.expovariate(self._faults.strangers / 60))
            number += 1
            model = rng.choice(("MiniMax-Hailuo-02", "MiniMax-Hailuo-02", "MiniMax-Hailuo-2.3"))
            self._service.stranger(FIRST_KEY, model)

    def _seen(self, name: str, call: str, answer: str, prompt: str) -> None:
        self._last[name] = f"{call}: {answer}"
        if call == "submit" and answer != "200" and self._service.chance(self._faults.coincidence):
            self._service.stranger(FIRST_KEY, "MiniMax-Hailuo-02")
        if call == "submit" and answer == "lost" and self._faults.refunds:
            self._refund(next(reversed(self._service.tasks.values())))
        if call == "submit":
            self._tell(name, f"POST for “{prompt}”: {answer}")
        state = "Submitting" if call == "submit" else "any"
        self.result.seen.add((state, f"{call}: {answer}", ""))

    def _refund(self, lost: Task) -> None:
        if self._service.chance(self._faults.refunds):
            self._service.leap(lost.account, lost.price)

    def _note_death(self, artist: Artist) -> None:
        computer = artist.computer
        self._tell(computer.name, f"dies at “{computer.died}”")
        if computer is self._artists[0].computer:
            self.result.points.append(list(computer.names))
        last = self._last.get(computer.name, "nothing yet")
        self.result.seen.update((state, last, computer.died) for state in computer.states)


def _task(
    loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **given: Any
) -> asyncio.Task[Any]:
    """Each task is known to the run that it belongs to."""
    task = asyncio.Task(coroutine, loop=loop, **given)
    if (run := HERE.get()) is not None:
        run.tasks[task] = None
        task.add_done_callback(lambda done: run.tasks.pop(done, None))
    return task


def _finish(loop: VirtualLoop) -> None:
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
