"""Tasks that the service made and no take claims: looked for, given to a shot, or let be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import Pending, Take

from .decisions import BadDecision
from .live_takes import LiveTakes
from .ports import World
from .reconciliation import Reconciliation


@dataclass(frozen=True, kw_only=True)
class FoundTasks:
    """``begin`` starts the story of a take, by its id."""

    world: World
    live_takes: LiveTakes
    reconciliation: Reconciliation
    begin: Callable[[str], None]

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

        BadDecision where the task has a take already.
        """
        if task_id in self.world.ledger.claimed():
            raise BadDecision(reason("task_elsewhere", task=task_id))
        made = replace(take, state=Pending(), task=task_id, account=self.world.account())
        self.live_takes.write(made)
        self.reconciliation.taken(task_id)
        self.begin(made.id)
