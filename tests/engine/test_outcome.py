"""No paid take is ever lost and none is paid for twice, whatever happens and whenever it ends."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from hailuo_desktop.domain.errors import (
    BadVideo,
    Busy,
    DiskFull,
    LinkExpired,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.take import Cancelled, Completed, Take, Uncertain
from tests.fakes.executor import Inline
from tests.fakes.world import Bench

ANYWHERE = (Busy, Unreachable, OutcomeUnknown, Unauthorised, OutOfCredits)
CALLS = ("submit", "task", "tasks", "recent", "upload", "fetch", "credits")
FAULTS = [
    *(
        (call, kind)
        for call in CALLS
        for kind in ANYWHERE
        if (call, kind) != ("fetch", OutOfCredits)
    ),
    *(("fetch", kind) for kind in (LinkExpired, BadVideo, DiskFull)),
    ("task", NotFound),
]


class Outcome(RuleBasedStateMachine):
    """A queue, a service with whims, and a machine that dies."""

    bench: Bench
    frame: Frame

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.runner.get_loop().set_default_executor(Inline())
        self.folder = tempfile.TemporaryDirectory()
        self.added: dict[str, Take] = {}
        self.keys: dict[str, str] = {}  # idempotency key → take
        self.resent: Counter[str] = Counter()
        self.abandoned: set[str] = set()

    def run(self, work: Coroutine[Any, Any, Any]) -> None:
        self.runner.run(work)

    @initialize(
        honours=st.booleans(), known=st.booleans(), batches=st.booleans(), told=st.booleans()
    )
    def begin(self, honours: bool, known: bool, batches: bool, told: bool) -> None:
        async def make() -> None:
            self.bench = Bench(Path(self.folder.name))
            self.bench.service.honours_keys = honours
            self.bench.service.batches = batches
            self.bench.service.price = Decimal(20) if told else None
            self.bench.service.slow = 1.0
            if honours and known:
                self.bench.memory.put("service.replays_keys@", True)
            self.frame = self.bench.frame("a")

        self.run(make())

    @precondition(lambda self: self.bench.ledger.full == 0)
    @rule(count=st.integers(1, 3), framed=st.booleans(), prompt=st.sampled_from("AAB"))
    def add(self, count: int, framed: bool, prompt: str) -> None:
        async def adding() -> None:
            for _ in range(count):
                number = len(self.added) + 1
                take = self.bench.take(number, (self.frame,) if framed else ())
                take = replace(take, request=replace(take.request, prompt=prompt))
                self.added[take.id] = take
                self.bench.queue.add([take])

        self.run(adding())

    @rule(
        fault=st.sampled_from(FAULTS), times=st.integers(1, 3), asked=st.sampled_from([None, 5.0])
    )
    def trouble(self, fault: tuple[str, type[Exception]], times: int, asked: float | None) -> None:
        call, kind = fault
        for _ in range(times):
            error = Busy("Slow.", retry_after=asked) if kind is Busy else kind("Trouble.")
            self.bench.service.faults[call].append(error)

    @rule(count=st.integers(1, 2), lag=st.sampled_from([0.0, 7.0, 1000.0]))
    def answers_get_lost(self, count: int, lag: float) -> None:
        """And the list shows what was made a while later."""
        self.bench.service.lost += count
        self.bench.service.lag = lag

    @rule(count=st.integers(1, 2), lag=st.sampled_from([0.0, 7.0]))
    def questions_get_lost(self, count: int, lag: float) -> None:
        self.bench.service.lag = lag
        for _ in range(count):
            self.bench.service.faults["submit"].append(OutcomeUnknown("Nothing came back."))

    @rule(saves=st.integers(1, 3))
    def the_disk_is_full(self, saves: int) -> None:
        self.bench.ledger.full += saves

    @rule(
        post_lock=st.one_of(st.integers(0, 300), st.sampled_from([3000, 1000])),
        on=st.sampled_from([1, 1, 1, 0]),
    )
    def time_passes(self, post_lock: int, on: int) -> None:
        async def passing() -> None:
            if on:
                self.bench.queue.pause(False)
                self.bench.queue.go_on()
            for _ in range(post_lock):
                await asyncio.sleep(0)

        self.run(passing())

    @rule()
    def it_is_killed(self) -> None:
        self.run(self.bench.kill())

    @rule(post_lock=st.integers(0, 200))
    def it_is_killed_amid_a_post(self, post_lock: int) -> None:
        async def killing() -> None:
            self.bench.queue.pause(False)
            self.bench.queue.go_on()
            for _ in range(1000):
                if self.bench.service.open_posts:
                    break
                await asyncio.sleep(0)
            for _ in range(post_lock):
                await asyncio.sleep(0)
            await self.bench.kill()

        self.run(killing())

    @rule()
    def it_is_closed_and_opened(self) -> None:
        async def again() -> None:
            self.bench.ledger.full = 0
            await self.bench.queue.aclose()
            self.bench.wake()

        self.run(again())

    @rule(paused=st.booleans())
    def the_artist_pauses(self, paused: bool) -> None:
        self.run(self.verb(lambda: self.bench.queue.pause(paused)))

    @precondition(lambda self: self.bench.ledger.full == 0 and self.uncertain())
    @rule(decision=st.sampled_from(["resend", "abandon", "adopt"]), data=st.data())
    def the_artist_decides(self, decision: str, data: st.DataObject) -> None:
        take = data.draw(st.sampled_from(self.uncertain()))
        mine = [
            task.id
            for task in self.bench.service.tasks_made.values()
            if self.owner(task.key) == take.id and task.id not in self.bench.ledger.claimed()
        ]

        def decide() -> None:
            if decision == "adopt" and mine:
                self.bench.queue.adopt(take.id, mine[0])
            elif decision == "abandon":
                self.abandoned.add(take.id)
                self.bench.queue.abandon(take.id)
            elif decision == "resend":
                self.resent[take.id] += 1
                self.bench.queue.resend(take.id)

        self.run(self.verb(decide))

    async def verb(self, act: Any) -> None:
        act()

    def uncertain(self) -> list[Take]:
        return [t for t in self.bench.ledger.takes.values() if isinstance(t.state, Uncertain)]

    def owner(self, key: str) -> str:
        for take in self.bench.ledger.saved:
            self.keys[take.key] = take.id
        for take in self.bench.ledger.takes.values():
            self.keys[take.key] = take.id
        return self.keys[key]

    @invariant()
    def no_take_is_paid_for_twice(self) -> None:
        if not hasattr(self, "bench"):
            return
        made = Counter(self.owner(task.key) for task in self.bench.service.tasks_made.values())
        for take, count in made.items():
            assert count <= 1 + self.resent[take], f"{take} is the cause of {count} tasks"

    @invariant()
    def no_take_disappears_and_no_task_has_two(self) -> None:
        if not hasattr(self, "bench"):
            return
        takes = self.bench.ledger.takes
        assert takes.keys() == self.added.keys()
        tasks = [take.task for take in takes.values() if take.task]
        assert len(tasks) == len(set(tasks))

    @invariant()
    def nobody_is_given_the_film_of_another_request(self) -> None:
        if not hasattr(self, "bench"):
            return
        for take in self.bench.ledger.takes.values():
            if take.task:
                maker = self.added[self.owner(self.bench.service.tasks_made[take.task].key)]
                assert maker.request == take.request, f"{take.id} has a task of {maker.id}"

    def teardown(self) -> None:
        try:
            if hasattr(self, "bench"):
                self.run(self.heal())
                self.every_paid_film_is_on_disk()
        finally:
            self.runner.close()
            self.folder.cleanup()

    async def play_out(self) -> None:
        """What is still to go wrong goes wrong."""
        for _ in range(12):
            self.bench.queue.pause(False)
            self.bench.queue.go_on()
            for _ in range(1000):
                await asyncio.sleep(0)

    async def heal(self) -> None:
        bench = self.bench
        await self.play_out()
        bench.service.faults.clear()
        bench.service.lost, bench.service.lag, bench.ledger.full = 0, 0.0, 0
        bench.queue.pause(False)
        bench.queue.go_on()
        await bench.until(self.through)
        await bench.queue.aclose()

    def through(self) -> bool:
        """A found task that may be a take's own holds others back: the artist lets each be."""
        for found in list(self.bench.queue.found.open):
            self.bench.queue.found.let_be(found.id)
        return all(
            take.settled or isinstance(take.state, Uncertain)
            for take in self.bench.ledger.takes.values()
        )

    def every_paid_film_is_on_disk(self) -> None:
        bench = self.bench
        assert bench.bugs == []
        for take in bench.ledger.takes.values():
            if isinstance(take.state, Cancelled):
                assert take.id in self.abandoned
            elif not isinstance(take.state, Uncertain):
                assert isinstance(take.state, Completed), take
                assert (bench.folder / take.state.file).exists()
        claimed = bench.ledger.claimed()
        in_doubt = Counter(
            t.request for t in bench.ledger.takes.values() if not t.task or self.resent[t.id]
        )
        for task in bench.service.tasks_made.values():
            if task.id not in claimed:
                assert in_doubt[self.added[self.owner(task.key)].request], "a paid task is lost"


Outcome.TestCase.settings = settings(max_examples=70, stateful_step_count=30)
test_outcome = Outcome.TestCase
