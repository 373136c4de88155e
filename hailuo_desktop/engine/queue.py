"""The queue: a story for every take in flight, and the artist's verbs."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from hailuo_desktop.domain.errors import HailuoError, OutOfCredits, ServiceError, Unauthorised
from hailuo_desktop.domain.shot import Link, Request
from hailuo_desktop.domain.take import Cancelled, Pending, Submitting, Take, Uncertain

from .admission import Admission
from .assembly import Assembly, assembly
from .backoff import jitter
from .decisions import abandoned, adopted, amended, resent
from .events import Event, QueueChanged, ServiceSeen, TakeChanged, halt_for
from .found_tasks import FoundTasks
from .gate import OF_THE_CAP, Gate
from .limits import Limits
from .live_takes import LiveTakes
from .missing_tasks import MissingTasks
from .order import moved, unsent
from .pace import Pace
from .ports import World
from .take_tasks import TakeTasks

PAUSED = "queue.paused"  # remembered: a new start is no reason to spend


class Queue:
    """Owns the states of takes. ``report`` hears of errors that are bugs of ours.

    ``found`` is about tasks that no take claims, ``learning`` about prices that nobody knows.
    """

    def __init__(
        self,
        world: World,
        limits: Limits,
        publish: Callable[[Event], None],
        report: Callable[[BaseException], None],
    ) -> None:
        self._publish = publish
        self._world = world
        self._assembly: Assembly = assembly(
            world, limits, self._tell, self._trouble, report, jitter
        )
        self._live_takes: LiveTakes = self._assembly.live_takes
        self._gate: Gate = self._assembly.gate
        self._admission: Admission = self._assembly.admission
        self._take_tasks = TakeTasks(self._assembly, report)
        self.found = FoundTasks(
            world=world,
            live_takes=self._live_takes,
            reconciliation=self._assembly.reconciliation,
            take_tasks=self._take_tasks,
        )
        self.learning = self._assembly.learning
        self.pace = Pace(limits, self._admission)
        self._missing = MissingTasks(
            self._live_takes, world.service, world.clock, self.follow, world.account
        )

    def start(
        self, takes: Iterable[Take], beside: Iterable[Take] = (), *, lossy: bool = False
    ) -> None:
        """Take up the takes of an earlier run; those in flight go on.

        ``lossy``: the ledger may have lost takes, so the service is asked before one is sent.
        What was added meanwhile has its story already, and must not get a second one. Takes
        ``beside`` are not taken up, and count under the cap.
        """
        earlier = [take for take in takes if take.id not in self._live_takes]
        self._assembly.budget.resume(earlier, beside)
        self._assembly.reconciliation.start(lossy)
        self._live_takes.open(earlier)
        for take in earlier:
            if _goes_on(take):
                self._take_tasks.begin(take.id)
        self._assembly.scheduled_start.watch()
        self._missing.watch()

    def add(self, takes: Iterable[Take]) -> None:
        """Each goes to the end of the queue, unless it has a place already.

        All of them, or none: half of what was sent would be sent again with the rest, and paid
        for twice.
        """
        last = max((take.place for take in self._live_takes.takes()), default=0.0)
        written: list[str] = []
        try:
            for number, take in enumerate(takes, start=1):
                self._live_takes.write(take if take.place else replace(take, place=last + number))
                written.append(take.id)
        except HailuoError:
            self._take_back(written)
            raise
        self._assembly.reconciliation.want()
        for take_id in written:
            self._take_tasks.begin(take_id)
        self._assembly.scheduled_start.watch()

    def pause(self, paused: bool) -> None:
        """A pause holds back what is not sent, also after a restart; what is paid for goes on."""
        self._gate.pause(paused)
        self._world.memory.put(PAUSED, paused)

    def go_on(self) -> None:
        """The one action that ends a halt."""
        self._assembly.budget.look_again()
        self._gate.release()
        self._assembly.poller.go_on()

    def set_cap(self, cap: Decimal | None) -> None:
        """Another cap on credits, or none; what stands because of the old one goes on."""
        self._assembly.budget.cap = cap
        self._assembly.budget.look_again()
        self._gate.release_if(*OF_THE_CAP)
        self._admission.wake()

    def release(self, ids: Collection[str] | None = None) -> None:
        """The artist starts what was queued for later: some of it, or all (None)."""
        self._assembly.scheduled_start.release(ids)

    def restore_pause(self) -> None:
        """Take up the pause of an earlier run; a render, which is meant to send, does not."""
        if self._world.memory.get(PAUSED, False) is True:
            self._gate.pause(True)

    def reorder(self, ids: Collection[str], before: str | None) -> None:
        """Move takes that are not sent yet before another one, or to the end (None)."""
        for take in moved(self._live_takes.takes(), ids, before):
            self._live_takes.write(take)

    def to_front(self, ids: Collection[str]) -> None:
        admission = [take.id for take in unsent(self._live_takes.takes()) if take.id not in ids]
        self.reorder(ids, admission[0] if admission else None)

    def amend(self, take_id: str, request: Request, first_from: Link | None = None) -> None:
        """Another request for a take that is not sent yet; BadDecision where it is too late."""
        take = amended(self._live_takes[take_id], request, first_from)
        self._live_takes.write(take)
        self._take_tasks.end(take_id)  # not before: what cannot be written goes on as it was
        self._take_tasks.begin(take_id)

    def look_again(self) -> None:
        """The artist has kept or let go a take: somebody may have waited for that."""
        self._assembly.shot_events.notify_all()

    def finish(self, later: bool = False) -> float | None:
        """In how many seconds the queue may be through, by what is known of such takes.

        ``later``: how long what is queued for later may take, once it has started.
        """
        flying = [t for t in self._live_takes.takes() if not t.settled and t.followed]
        going = [t for t in flying if t.held is later]
        return self._assembly.history.finish(going, self.pace.places) if going else None

    def show_hidden(self, hidden: bool) -> None:
        """Nobody looks at the window: ask the service more seldom, and never stop."""
        self._assembly.poller.show_hidden(hidden)

    def stop_following(self, take_id: str) -> None:
        """Not sent yet: cancelled. At the service: it goes on there, and is charged."""
        take = self._live_takes[take_id]
        if take.unsent:
            self._live_takes.step(take_id, Cancelled())
            self._take_tasks.end(take_id)
        elif not take.settled and not isinstance(take.state, Uncertain):
            # What was noted goes: it would tell that it rests until its key is back.
            self._live_takes.change(take_id, followed=False, note=())
            if not isinstance(take.state, Submitting):
                self._take_tasks.end(take_id)

    def follow(self, take_id: str) -> None:
        take = self._live_takes[take_id]
        if take.lost_sight_of:
            self._live_takes.step(take_id, Pending(), followed=True)
            self._take_tasks.begin(take_id)
        elif not take.settled and not take.followed:
            self._live_takes.change(take_id, followed=True)
            self._take_tasks.begin(take_id)

    def remove(self, take_id: str) -> None:
        """Take it out of the queue panel; only what was never sent leaves the ledger too."""
        take = self._live_takes[take_id]
        if take.unsent:
            if take.submitted is None:
                self._live_takes.forget(take_id)
            else:
                self._live_takes.step(take_id, Cancelled())
                self._live_takes.dismiss(take_id)
            self._take_tasks.end(take_id)
        elif take.settled:
            self._live_takes.dismiss(take_id)

    def put(self, take: Take) -> None:
        """A settled take that was brought in, or belongs to another shot from now on."""
        self._live_takes.write(take)

    def resend(self, take_id: str) -> None:
        """The artist says that an uncertain take was never charged: look again, then send it."""
        self._decide(take_id, resent(self._live_takes[take_id], self._now()))

    def abandon(self, take_id: str) -> None:
        """The artist gives an uncertain take up, charged or not."""
        self._live_takes.write(abandoned(self._live_takes[take_id], self._now()))

    def adopt(self, take_id: str, task: str) -> None:
        """The artist has found the task of an uncertain take; BadDecision where it cannot be it."""
        claimed = self._world.ledger.claimed()
        take = adopted(self._live_takes[take_id], task, claimed, self._now())
        self._decide(take_id, replace(take, account=self._world.account()))

    async def fetch_again(self, take: Take) -> None:
        """The film of a completed take has gone from disk: fetch it once more, at no cost.

        FilmGone where the service has it no more; another HailuoError where that is not known.
        """
        await self._assembly.refetching.fetch(take)

    async def quiet(self) -> None:
        """Until no take can get any further without the artist."""
        while self._busy():
            self._gate.changed.clear()
            await self._gate.changed.wait()

    async def aclose(self) -> None:
        """Let POSTs on their way come back, then leave everything as the ledger has it."""
        self._gate.pause(True)
        await self._assembly.scheduled_start.aclose()
        await self._missing.aclose()
        await self._assembly.reconciliation.aclose()
        await self._take_tasks.aclose()
        await self._assembly.poller.aclose()

    def _busy(self) -> bool:
        """Whether anything gets further by itself."""
        if self._assembly.reconciliation.busy and not self._gate.halt:
            return True
        if self._assembly.poller.refused:
            return bool(self._assembly.posting.under_way or self._assembly.fetching.under_way)
        if self._admission.waking or (
            self._admission.waiting and self._assembly.scheduled_start.ends_by_itself
        ):
            return True
        at = self._assembly
        idle = {
            *at.gate.waiting,
            *at.admission.waiting,
            *at.post_lock.waiting,
            *at.shot_events.waiting,
        }
        return any(take not in idle for take in self._take_tasks.running)

    def _take_back(self, ids: Iterable[str]) -> None:
        """What cannot even be taken back stays, and goes: it is seen in the queue."""
        for take_id in ids:
            try:
                self._live_takes.forget(take_id)
            except HailuoError:
                self._take_tasks.begin(take_id)

    def _now(self) -> float:
        return self._world.clock.now()

    def _decide(self, take_id: str, take: Take) -> None:
        self._live_takes.write(take)
        self._take_tasks.begin(take_id)

    def _tell(self, event: Event) -> None:
        self._gate.changed.set()
        self._admission.wake()
        if isinstance(event, TakeChanged):
            self._assembly.reconciliation.take_changed(event.take)
            if event.take.settled or not event.take.followed:
                self._missing.watch(event.take)
            if event.take.settled:
                self._assembly.shot_events.notify(event.take.shot)
                self._look_when_through()
        self._publish(event)
        if isinstance(event, QueueChanged) and event.halt is None and self._assembly.poller.refused:
            # Another halt had hidden the refusal; when that ends, it has to show itself again.
            self._assembly.poller.go_on()

    def _look_when_through(self) -> None:
        """A batch is through: whatever the service made beside it is seen now."""
        if self._live_takes.all_settled():
            self._assembly.reconciliation.look_afterwards()

    def _trouble(self, error: ServiceError | None) -> None:
        self._gate.changed.set()
        if isinstance(error, Unauthorised | OutOfCredits):
            self._gate.stop(halt_for(error))
        self._publish(ServiceSeen(error))


def _goes_on(take: Take) -> bool:
    """A stopped take stands once the service has it; before, nobody knows yet whether it has."""
    told = take.settled or isinstance(take.state, Uncertain)
    return not told and (take.followed or not take.at_service)
