"""Tasks that the service made and no take claims: looked for, given to a shot, or let be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hailuo_desktop.domain.digest import request_digest, take_digest
from hailuo_desktop.domain.found_task import FoundTask, Suspicion
from hailuo_desktop.domain.prices import kind_of
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import Pending, Take

from .decisions import BadDecision
from .live_takes import LiveTakes
from .ports import World
from .reconciliation import Reconciliation
from .take_tasks import TakeTasks


@dataclass(frozen=True, kw_only=True)
class FoundTasks:
    world: World
    live_takes: LiveTakes
    reconciliation: Reconciliation
    take_tasks: TakeTasks

    @property
    def open(self) -> Sequence[FoundTask]:
        """Those that may be ours, and wait for the artist's word."""
        return self.reconciliation.open

    async def look(self) -> Sequence[FoundTask]:
        """Hold the service's task list against the ledger now; what is open then.

        ServiceError where the list cannot be read.
        """
        return await self.reconciliation.look()

    def let_be(self, task_id: str) -> None:
        """The artist wants nothing of it: it is a stranger's, or not worth it."""
        self.reconciliation.let_be(task_id)

    def give(self, task_id: str, take: Take) -> None:
        """It becomes a new take, which is followed and fetched like any other.

        Where the ledger had lost what it knew, a take of that shot that waits to be sent for the
        same request made it, or was asked for since nobody knew of it: it gets the task, and is
        not sent.
        BadDecision where the task has a take already.
        """
        if task_id in self.world.ledger.claimed():
            raise BadDecision(reason("task_elsewhere", task=task_id))
        found = self.world.found.find(task_id)
        if (forgotten := self._forgotten(found, take)) is not None:
            self.take_tasks.end(forgotten.id)
            take = replace(forgotten, note=(), hold=None, followed=True)
        # The key may have been changed since it was found, and knows nothing of it then.
        account = (found.account if found else "") or self.world.account()
        made = replace(take, state=Pending(), task=task_id, account=account)
        self.live_takes.write(made)
        self.reconciliation.taken(task_id)
        self.take_tasks.begin(made.id)

    def _forgotten(self, found: FoundTask | None, take: Take) -> Take | None:
        """The take that waits for what a ledger that lost its tail did not know was made."""
        if found is None or found.suspicion is not Suspicion.LEDGER:
            return None
        asked = request_digest(take.request)
        alike = self.world.ledger.alike(kind_of(take.request))
        same = (t for t in alike if t.unsent and t.shot == take.shot and take_digest(t) == asked)
        return min(same, key=lambda each: each.number, default=None)
