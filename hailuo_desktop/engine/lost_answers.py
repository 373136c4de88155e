"""A POST that left and whose answer never came: found, asked for again by key, or in doubt."""

from dataclasses import dataclass

from hailuo_desktop.domain.errors import (
    Busy,
    OutOfCredits,
    ServiceError,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.take import Pending, Submitting, Uncertain

from .backoff import Jitter, delay
from .balance_probe import BalanceProbe, hint
from .events import halt_for
from .gate import Gate
from .live_takes import LiveTakes
from .ports import Clock
from .post_lock import PostLock
from .posting import Posting
from .recovery import Recovery

LOOKING = (reason("looking"),)
REPLAY_FOR = 600.0  # seconds after the POST: how long a service keeps keys is not known
IN_USE = "idempotency_conflict"
KEY_USED = reason("key_in_use")
STRANGERS = reason("strangers_tasks")


@dataclass(frozen=True)
class LostAnswers:
    live_takes: LiveTakes
    gate: Gate
    clock: Clock
    post_lock: PostLock
    recovery: Recovery
    posting: Posting
    balance_probe: BalanceProbe
    jitter: Jitter

    async def recover(self, take_id: str, why: Reasons) -> None:
        """Find the task of a take that is "submitting", or leave it to the artist."""
        async with self.post_lock.all(take_id):
            self.live_takes.change(take_id, note=LOOKING)
            found = await self.recovery.find(
                self.live_takes[take_id], self.posting.replays(take_id)
            )
            if found.task:
                self.live_takes.step(take_id, Pending(), task=found.task, unproven=True)
            elif found.none and found.current and await self._may_replay(take_id):
                await self._replay(take_id, why)
            else:
                seen = (STRANGERS,) if found.candidates else ()
                await self._doubt(take_id, (*why, *seen))

    async def found(self, take_id: str) -> bool:
        """Before a take in doubt goes out again: its task may have turned up meanwhile."""
        async with self.post_lock.all(take_id):
            take = self.live_takes[take_id]
            found = await self.recovery.find(take, self.posting.replays(take_id))
            if found.task:
                self.live_takes.step(take_id, Submitting())
                self.live_takes.step(take_id, Pending(), task=found.task, unproven=True)
                return True
            self.recovery.doubt(take)
            self.live_takes.change(take_id, submitted=None)
            return False

    def _young(self, take_id: str) -> bool:
        sent = self.live_takes[take_id].submitted
        return sent is not None and 0.0 <= self.clock.now() - sent <= REPLAY_FOR

    async def _may_replay(self, take_id: str) -> bool:
        """Also after the wait: a halt may outlast the key's memory, or bring another account."""
        if self._young(take_id) and self.posting.replays(take_id):
            await self.gate.passed(take_id)
        return self._young(take_id) and self.posting.replays(take_id)

    async def _replay(self, take_id: str, why: Reasons) -> None:
        """One more POST, since the first made nothing; what it is answered decides.

        Only what surely never left, or is proved to have made nothing, is tried again.
        """
        attempt = 0
        while await self._may_replay(take_id):
            try:
                await self.posting.again(take_id)
            except (Unauthorised, OutOfCredits) as error:
                self.gate.stop(halt_for(error))
            except (Busy, Unreachable) as error:
                await self.clock.sleep(delay(attempt, error.retry_after, self.jitter))
                attempt += 1
            except ServiceError as error:
                used = (KEY_USED,) if error.code == IN_USE else error.reasons
                await self._doubt(take_id, (*why, *used))
                return
            else:
                return
        await self._doubt(take_id, why)

    async def _doubt(self, take_id: str, why: Reasons) -> None:
        said = hint(await self.balance_probe.fell())
        self.live_takes.step(take_id, Uncertain((*why, *said)))
