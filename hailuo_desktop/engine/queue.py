"""The queue: a story for every take in flight, and the artist's verbs."""

import random
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from hailuo_desktop.domain.errors import HailuoError, OutOfCredits, ServiceError, Unauthorised
from hailuo_desktop.domain.shot import Link, Request
from hailuo_desktop.domain.take import Cancelled, Submitting, Take, Uncertain

from .book import Book
from .decisions import abandoned, adopted, amended, resent
from .events import Cause, Event, QueueChanged, ServiceSeen, TakeChanged, halt_for
from .gate import Gate
from .limits import Limits
from .line import Line
from .order import NOT_SENT, moved, unsent
from .ports import World
from .stages import Stages, stages
from .stories import Stories

PAUSED = "queue.paused"  # remembered: a new start is no reason to spend


def jitter(seconds: float) -> float:
    """Up to a tenth earlier or later, so that many apps do not ask in step."""
    return seconds * random.uniform(0.9, 1.1)  # noqa: S311 - no secret hangs on it


class Queue:
    """Owns the states of takes. ``report`` hears of errors that are bugs of ours."""

    def __init__(
        self,
        world: World,
        limits: Limits,
        publish: Callable[[Event], None],
        report: Callable[[BaseException], None],
    ) -> None:
        self._publish = publish
        self._world = world
        self._stages: Stages = stages(world, limits, self._tell, self._trouble, report, jitter)
        self._book: Book = self._stages.book
        self._gate: Gate = self._stages.gate
        self._line: Line = self._stages.line
        self._stories = Stories(self._stages, report)
        self._places = limits.in_flight

    def start(self, takes: Iterable[Take], beside: Iterable[Take] = ()) -> None:
        """Take up the takes of an earlier run; those in flight go on.

        What was added meanwhile has its story already, and must not get a second one. Takes
        ``beside`` are not taken up, and count under the cap.
        """
        earlier = [take for take in takes if take.id not in self._book]
        self._stages.budget.resume(earlier, beside)
        self._book.open(earlier)
        for take in earlier:
            if _goes_on(take):
                self._stories.begin(take.id)
        self._stages.holding.watch()

    def add(self, takes: Iterable[Take]) -> None:
        """Each goes to the end of the queue, unless it has a place already.

        All of them, or none: half of what was sent would be sent again with the rest, and paid
        for twice.
        """
        last = max((take.place for take in self._book.takes()), default=0.0)
        written: list[str] = []
        try:
            for number, take in enumerate(takes, start=1):
                self._book.write(take if take.place else replace(take, place=last + number))
                written.append(take.id)
        except HailuoError:
            self._take_back(written)
            raise
        for take_id in written:
            self._stories.begin(take_id)
        self._stages.holding.watch()

    def pause(self, paused: bool) -> None:
        """A pause holds back what is not sent, also after a restart; what is paid for goes on."""
        self._gate.pause(paused)
        self._world.memory.put(PAUSED, paused)

    def go_on(self) -> None:
        """The one action that ends a halt."""
        self._gate.release()
        self._stages.poller.go_on()

    def set_cap(self, cap: Decimal | None) -> None:
        """Another cap on credits, or none; what stands because of the old one goes on."""
        self._stages.budget.cap = cap
        self._gate.release_if(Cause.CAP)
        self._line.stir()

    def release(self, ids: Collection[str] | None = None) -> None:
        """The artist starts what was queued for later: some of it, or all (None)."""
        self._stages.holding.release(ids)

    def restore_pause(self) -> None:
        """Take up the pause of an earlier run; a render, which is meant to send, does not."""
        if self._world.memory.get(PAUSED, False) is True:
            self._gate.pause(True)

    def reorder(self, ids: Collection[str], before: str | None) -> None:
        """Move takes that are not sent yet before another one, or to the end (None)."""
        for take in moved(self._book.takes(), ids, before):
            self._book.write(take)

    def to_front(self, ids: Collection[str]) -> None:
        line = [take.id for take in unsent(self._book.takes()) if take.id not in ids]
        self.reorder(ids, line[0] if line else None)

    def amend(self, take_id: str, request: Request, first_from: Link | None = None) -> None:
        """Another request for a take that is not sent yet; BadDecision where it is too late."""
        take = amended(self._book[take_id], request, first_from)
        self._stories.end(take_id)
        self._decide(take_id, take)

    def look_again(self) -> None:
        """The artist has kept or let go a take: somebody may have waited for that."""
        self._stages.bell.ring_all()

    def finish(self, later: bool = False) -> float | None:
        """In how many seconds the queue may be through, by what is known of such takes.

        ``later``: how long what is queued for later may take, once it has started.
        """
        flying = [t for t in self._book.takes() if not t.settled and t.followed]
        going = [t for t in flying if t.held is later]
        return self._stages.history.finish(going, self._places) if going else None

    def show_hidden(self, hidden: bool) -> None:
        """Nobody looks at the window: ask the service more seldom, and never stop."""
        self._stages.poller.show_hidden(hidden)

    def stop_following(self, take_id: str) -> None:
        """Not sent yet: cancelled. At the service: it goes on there, and is charged."""
        take = self._book[take_id]
        if isinstance(take.state, NOT_SENT):
            self._stories.end(take_id)
            self._book.step(take_id, Cancelled())
        elif not take.settled and not isinstance(take.state, Uncertain):
            if not isinstance(take.state, Submitting):
                self._stories.end(take_id)
            self._book.change(take_id, followed=False)

    def follow(self, take_id: str) -> None:
        take = self._book[take_id]
        if not take.settled and not take.followed:
            self._book.change(take_id, followed=True)
            self._stories.begin(take_id)

    def remove(self, take_id: str) -> None:
        """Take it out of the queue panel; only what was never sent leaves the ledger too."""
        take = self._book[take_id]
        if isinstance(take.state, NOT_SENT):
            self._stories.end(take_id)
            if take.submitted is None:
                self._book.forget(take_id)
            else:
                self._book.step(take_id, Cancelled())
                self._book.dismiss(take_id)
        elif take.settled:
            self._book.dismiss(take_id)

    def resend(self, take_id: str) -> None:
        """The artist says that an uncertain take was never charged: look again, then send it."""
        self._decide(take_id, resent(self._book[take_id], self._now()))

    def abandon(self, take_id: str) -> None:
        """The artist gives an uncertain take up, charged or not."""
        self._book.write(abandoned(self._book[take_id], self._now()))

    def adopt(self, take_id: str, task: str) -> None:
        """The artist has found the task of an uncertain take; BadDecision where it cannot be it."""
        claimed = self._world.ledger.claimed()
        take = adopted(self._book[take_id], task, claimed, self._now())
        self._decide(take_id, replace(take, account=self._world.account()))

    async def fetch_again(self, take: Take) -> None:
        """The film of a completed take has gone from disk: fetch it once more, at no cost.

        FilmGone where the service has it no more; another HailuoError where that is not known.
        """
        await self._stages.refetching.fetch(take)

    async def quiet(self) -> None:
        """Until no take can get any further without the artist."""
        while self._busy():
            self._gate.stirred.clear()
            await self._gate.stirred.wait()

    async def aclose(self) -> None:
        """Let POSTs on their way come back, then leave everything as the ledger has it."""
        self._gate.pause(True)
        await self._stages.holding.aclose()
        await self._stories.aclose()
        await self._stages.poller.aclose()

    def _busy(self) -> bool:
        """Whether anything gets further by itself."""
        if self._stages.poller.refused:
            return bool(self._stages.posting.under_way or self._stages.fetching.under_way)
        if self._line.stirring or (self._line.waiting and self._stages.holding.ends_by_itself):
            return True
        at = self._stages
        idle = {*at.gate.waiting, *at.line.waiting, *at.turns.waiting, *at.bell.waiting}
        return any(take not in idle for take in self._stories.running)

    def _take_back(self, ids: Iterable[str]) -> None:
        """What cannot even be taken back stays, and goes: it is seen in the queue."""
        for take_id in ids:
            try:
                self._book.forget(take_id)
            except HailuoError:
                self._stories.begin(take_id)

    def _now(self) -> float:
        return self._world.clock.now()

    def _decide(self, take_id: str, take: Take) -> None:
        self._book.write(take)
        self._stories.begin(take_id)

    def _tell(self, event: Event) -> None:
        self._gate.stirred.set()
        self._line.stir()
        if isinstance(event, TakeChanged) and event.take.settled:
            self._stages.bell.ring(event.take.shot)
        self._publish(event)
        if isinstance(event, QueueChanged) and event.halt is None and self._stages.poller.refused:
            # Another halt had hidden the refusal; when that ends, it has to show itself again.
            self._stages.poller.go_on()

    def _trouble(self, error: ServiceError | None) -> None:
        self._gate.stirred.set()
        if isinstance(error, Unauthorised | OutOfCredits):
            self._gate.stop(halt_for(error))
        self._publish(ServiceSeen(error))


def _goes_on(take: Take) -> bool:
    """A stopped take stands once the service has it; before, nobody knows yet whether it has."""
    told = take.settled or isinstance(take.state, Uncertain)
    return not told and (take.followed or not take.at_service)
