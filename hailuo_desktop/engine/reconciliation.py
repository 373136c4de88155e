"""The service's task list held against the ledger: a task that no take claims is never ignored.

Where an answer of ours is open, or the ledger may have lost a take, such a task may be ours: then
it is shown, and nothing that it could be is sent until the artist has settled it. Where nothing of
ours is open it is a stranger's (another computer, another tool on the key), noted and left alone.
"""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import cast

from hailuo_desktop.domain.errors import (
    DiskFull,
    HailuoError,
    LibraryError,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    ServiceError,
    Unauthorised,
)
from hailuo_desktop.domain.found_task import FoundTask, Ruling, Suspicion
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.take import Take, Uncertain

from .backoff import Jitter, delay
from .company import Company
from .events import Cause, Event, Halt, TasksFound, halt_for
from .gate import Gate
from .open_answers import OpenAnswers
from .ports import World

UNTIL = "engine.reconciled@"  # remembered, by account: up to when the list has been looked through
LOSSY = "engine.ledger_may_lack"  # remembered: the ledger may have lost takes, and nobody looked
MARGIN = 600.0  # seconds: clocks that are apart, and tasks that reach the list late
FRESH = 60.0  # seconds: a look so young is as good as a new one
FAULTS = 8  # answers of the list that make no sense, one after the other
WHO = "reconciliation"  # as one of those that wait at the gate
BLIND = (reason("ledger_blind"),)
OPEN = (reason("answer_blind"),)


class Reconciliation:
    """``wake`` is called when takes that waited for a look may go; ``posts`` are the takes whose
    answer is on its way: what they make is no riddle yet. ``report`` hears of bugs of ours.
    """

    def __init__(
        self,
        world: World,
        gate: Gate,
        publish: Callable[[Event], None],
        wake: Callable[[], None],
        jitter: Jitter,
        posts: Collection[str],
        report: Callable[[BaseException], None],
    ) -> None:
        self._world = world
        self._answers = OpenAnswers(world, posts)
        self._company = Company(world)
        self._report = report
        self._gate = gate
        self._publish = publish
        self._wake = wake
        self._jitter = jitter
        self._task: asyncio.Task[None] | None = None
        self._wanted = False
        self._lossy = False  # as remembered, or more than could be written down
        self._looked: float | None = None  # on the clock
        self._open: tuple[FoundTask, ...] = ()

    @property
    def busy(self) -> bool:
        return self._task is not None and not self._task.done()

    @property
    def open(self) -> Sequence[FoundTask]:
        """What waits for the artist's word."""
        return self._open

    def start(self, lossy: bool) -> None:
        """``lossy``: the ledger may have lost takes; that is remembered until somebody looked."""
        if lossy:
            self._lossy = True
            with suppress(HailuoError):  # a full disk is no reason not to start
                self._world.memory.put(LOSSY, True)
        self._reread()
        if self._is_lossy() or self._answers.all():
            self._wanted = True
        if self._is_lossy():
            # Also where nothing waits to be sent: a film that the ledger lost lives for a day.
            self._start(self._look_once())

    def want(self) -> None:
        """Look before the next take goes, and after a batch; a look just made will do."""
        now, looked = self._world.clock.now(), self._looked
        if looked is None or not 0.0 <= now - looked < FRESH:
            self._wanted = True

    def holds_back(self, take: Take) -> bool:
        """Whether the take waits for a look, or for the artist's word on a task."""
        if self._wanted:
            self.begin()
            return True
        return any(task.holds_back(take.request.model) for task in self._open)

    def begin(self) -> None:
        """Look, where that is wanted and not under way; takes wait for it."""
        if self._wanted and not self.busy:
            self._start(self._look_until_seen())

    def look_afterwards(self) -> None:
        """A batch is through: look once, and wait for nothing."""
        sent = self._looked is not None
        if sent and not self.busy:
            self._start(self._look_once())

    def take_changed(self, take: Take) -> None:
        """A take has a task, is settled, or is sent again: that may explain what was found.

        One in doubt may have given up a task, which is shown from then on.
        """
        if isinstance(take.state, Uncertain):
            self._reread()
        again = take.unsent and not take.never_sent
        if not self._open or not (take.task or take.settled or again):
            return
        for task in self._open:
            if task.id == take.task:
                self._world.found.save(replace(task, ruling=Ruling.TAKEN))
        self._release()
        self._reread()
        self._wake()

    async def look(self) -> Sequence[FoundTask]:
        """Look now; ServiceError where the list cannot be read."""
        while True:
            account = self._world.account()
            tasks = await self._world.service.listed(self._since())
            if account == self._world.account():  # else nobody knows which key's list it is
                self._take_in(tasks, account)
                return self._open

    def let_be(self, task_id: str) -> None:
        """The artist wants nothing of it."""
        self._rule(task_id, Ruling.LET_BE)

    def taken(self, task_id: str) -> None:
        """A take has it now."""
        self._rule(task_id, Ruling.TAKEN)

    async def aclose(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _start(self, look: Coroutine[None, None, None]) -> None:
        self._task = asyncio.create_task(look, name="reconciliation")
        self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._gate.changed.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report(error)

    async def _look_until_seen(self) -> None:
        """However long the network stays away: what waits for the look waits with it."""
        faults = attempt = 0
        while self._wanted and faults < FAULTS:
            try:
                await self.look()
            except NotFound:
                break  # the service has no such list
            except (Unauthorised, OutOfCredits) as error:
                self._gate.stop(halt_for(error))
                await self._gate.passed(WHO)
            except (DiskFull, LibraryError) as error:
                await self._gate.no_room(WHO, error)
            except HailuoError as error:
                asked = error.retry_after if isinstance(error, ServiceError) else None
                passing = isinstance(error, ServiceError) and error.retryable
                faults += not passing or isinstance(error, OutcomeUnknown)
                await self._world.clock.sleep(delay(attempt, asked, self._jitter))
                attempt += 1
        self._gate.written(WHO)
        if self._wanted and (blind := self._blind()):
            self._gate.stop(Halt(Cause.LEDGER, blind))
            await self._gate.passed(WHO)
            self._looked_through()  # by the artist
        self._wanted = False
        self._wake()

    def _blind(self) -> Reasons:
        """Why nothing may go while the list cannot be read; empty where nothing of ours is open."""
        if self._is_lossy():
            return BLIND
        return OPEN if self._answers.any_open() else ()

    async def _look_once(self) -> None:
        try:
            await self.look()
        except HailuoError:
            self._wanted = True  # the next take that goes waits for a look
        finally:
            self._wake()

    def _take_in(self, tasks: Sequence[TaskReport], account: str) -> None:
        world = self._world
        now, claimed = world.clock.now(), world.ledger.claimed()
        for task in self._open:
            if task.id in claimed:
                world.found.save(replace(task, ruling=Ruling.TAKEN))
        for report in tasks:
            if report.id not in claimed:
                self._note(report, account)
        self._release()
        world.memory.put(UNTIL + account, now)
        self._looked_through()
        self._wanted, self._looked = False, now
        self._reread()
        self._wake()

    def _note(self, report: TaskReport, account: str) -> None:
        known = self._world.found.find(report.id)
        if known is not None and known.ruling in (Ruling.LET_BE, Ruling.TAKEN):
            return
        suspicion = self._suspicion(report)
        if known is not None and known.suspicion is Suspicion.LEDGER:
            return
        if suspicion is Suspicion.NONE and self._answers.may_be_under_way(report):
            return
        ruling = Ruling.OPEN if suspicion is not Suspicion.NONE else Ruling.NOT_OURS
        task = FoundTask(
            report.id, account, report.model, report.created, report.cost, ruling, suspicion
        )
        if ruling is Ruling.NOT_OURS:
            self._company.met(report.created)
        if task != known:
            self._world.found.save(task)

    def _release(self) -> None:
        """What only an open answer made suspect is a stranger's once that answer is settled."""
        for task in self._world.found.open():
            if task.suspicion is Suspicion.LEDGER:
                continue
            now = self._answers.suspicion(task.model, task.created)
            if now is Suspicion.NONE:
                self._world.found.save(replace(task, ruling=Ruling.NOT_OURS))
            elif now is not task.suspicion:
                self._world.found.save(replace(task, suspicion=now))

    def _suspicion(self, report: TaskReport) -> Suspicion:
        found = self._answers.suspicion(report.model, report.created)
        return Suspicion.LEDGER if self._is_lossy() and found is not Suspicion.ANSWER else found

    def _since(self) -> float:
        """How far back the list has to be read (unix seconds)."""
        account, now = self._world.account(), self._world.clock.now()
        never = 0.0 if self._is_lossy() else now
        known = cast(float, self._world.memory.get(UNTIL + account, never))
        sent = [take.submitted for take in self._answers.all() if take.submitted is not None]
        return min([known, now, *sent]) - MARGIN

    def _is_lossy(self) -> bool:
        return self._lossy or self._world.memory.get(LOSSY, False) is True

    def _looked_through(self) -> None:
        self._world.memory.put(LOSSY, False)
        self._lossy = False

    def _rule(self, task_id: str, ruling: Ruling) -> None:
        if (task := self._world.found.find(task_id)) is not None:
            self._world.found.save(replace(task, ruling=ruling))
            self._reread()
            self._wake()

    def _reread(self) -> None:
        found = tuple(self._world.found.open())
        if found != self._open:
            self._open = found
            self._publish(TasksFound(found))
