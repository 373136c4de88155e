"""A POST that left and whose answer never came: found, or in doubt.

It never leaves again by itself, not even under the same key. That would need proof that the first
made nothing, and none can be had: how long a key is kept is not documented, nor whether it is kept
at all; of the list its vendor says that an empty page proves no absence; a balance that is the same
may hide a charge behind a refund or a top-up of the same amount, and nobody says whether it moves
when a task is accepted or when it ends. Taken together they prove no more: a list that forgets and
a refund that comes back just then made two films of one take (a guard of its own in the mutants of
the simulation). What they say is told as a hint. Only the artist has it sent again.
"""

from dataclasses import dataclass

from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.take import Pending, Submitting, Uncertain

from .balance_probe import BalanceProbe, hint
from .live_takes import LiveTakes
from .post_lock import PostLock
from .recovery import Recovery, may_adopt

LOOKING = (reason("looking"),)
STRANGERS = reason("strangers_tasks")


@dataclass(frozen=True)
class LostAnswers:
    live_takes: LiveTakes
    post_lock: PostLock
    recovery: Recovery
    balance_probe: BalanceProbe

    async def recover(self, take_id: str, why: Reasons) -> None:
        """Find the task of a take that is "submitting", or leave it to the artist."""
        async with self.post_lock.all(take_id):
            self.live_takes.change(take_id, note=LOOKING)
            take = self.live_takes[take_id]
            found = await self.recovery.find(take)
            if found.task and may_adopt(take):
                self.live_takes.step(take_id, Pending(), task=found.task, unproven=True)
            else:
                seen = (STRANGERS,) if found.candidates or found.task else ()
                await self._doubt(take_id, (*why, *seen))

    async def found(self, take_id: str) -> bool:
        """Before a take in doubt goes out again: its task may have turned up meanwhile."""
        async with self.post_lock.all(take_id):
            take = self.live_takes[take_id]
            found = await self.recovery.find(take)
            if found.task and may_adopt(take):
                self.live_takes.step(take_id, Submitting())
                self.live_takes.step(take_id, Pending(), task=found.task, unproven=True)
                return True
            self.recovery.doubt(take)
            self.live_takes.change(take_id, submitted=None)
            return False

    async def _doubt(self, take_id: str, why: Reasons) -> None:
        said = hint(await self.balance_probe.fell())
        self.live_takes.step(take_id, Uncertain((*why, *said)))
