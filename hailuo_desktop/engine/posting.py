"""The one paid POST of a take: written down before it leaves, and its answer as it comes back."""

from dataclasses import dataclass, field

from hailuo_desktop.domain.errors import DiskFull, LibraryError, TaskClaimed
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.service import Submission
from hailuo_desktop.domain.take import Pending, Submitting, Take, Uncertain

from .balance_probe import BalanceProbe
from .batch import new_key
from .budget import Budget
from .gate import Gate
from .live_takes import LiveTakes
from .ports import World

TAKEN = (reason("task_taken"),)


@dataclass(frozen=True)
class Posting:
    """``under_way`` are the takes whose POST has left and is not back."""

    world: World
    live_takes: LiveTakes
    gate: Gate
    balance_probe: BalanceProbe
    budget: Budget
    under_way: set[str] = field(default_factory=set[str])

    async def post(self, take_id: str, urls: tuple[str, ...]) -> None:
        """Raises ServiceError; after OutcomeUnknown the take is still "submitting"."""
        take = self.live_takes[take_id]
        # The old key stands for the old bytes; other frame addresses are another body.
        key = take.key if take.urls in ((), urls) else new_key()
        now, account = self.world.clock.now(), self.world.account()
        self.live_takes.step(
            take_id, Submitting(), urls=urls, key=key, submitted=now, account=account
        )
        take = self.live_takes[take_id]
        self.under_way.add(take_id)
        try:
            answer = await self.world.service.submit(take.request, take.urls, take.key)
            await self._accept(take, answer)
        finally:
            self.under_way.discard(take_id)
            self.gate.changed.set()

    async def _accept(self, take: Take, answer: Submission) -> None:
        """The answer is worth more than any other line of the ledger: it is tried until saved."""
        while True:
            try:
                self._write(take, answer)
            except (DiskFull, LibraryError) as error:
                await self.gate.no_room(take.id, error)
            else:
                self.gate.written(take.id)
                return

    def _write(self, take: Take, answer: Submission) -> None:
        cost, estimated = answer.cost, answer.estimated
        odd = self.balance_probe.odd(cost)
        try:
            self.live_takes.step(
                take.id, Pending(), task=answer.task, cost=cost, estimated=estimated
            )
        except TaskClaimed:
            self.live_takes.step(take.id, Uncertain(TAKEN))
            return
        self.balance_probe.accepted(cost)
        if odd:
            self.budget.suspect(cost.reserved)
