"""How a queued take reaches the service: its turn, its frames, its one POST."""

from dataclasses import dataclass

from hailuo_desktop.domain.errors import (
    Busy,
    HailuoError,
    OutcomeUnknown,
    OutOfCredits,
    ServiceError,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.domain.take import Cancelled, Failed, Queued, Uncertain
from hailuo_desktop.domain.take import Uploading as UploadingState

from .admission import Admission
from .backoff import Jitter, delay
from .balance_probe import FRESH, BalanceProbe
from .budget import Budget, Verdict
from .doubts import Doubts
from .events import halt_for
from .gate import Gate
from .live_takes import LiveTakes
from .lost_answers import LostAnswers
from .ports import World
from .post_backoff import PostBackoff
from .post_lock import PostLock
from .posting import Posting
from .uploading import Uploading

CUT_SHORT = (reason("cut_short"),)
UPLOADS_AT_MOST = 8  # tries of a frame that the files service answers with a fault of its own


@dataclass(frozen=True)
class Sending:
    """Brings a queued take to the service; one for all takes of a queue."""

    world: World
    live_takes: LiveTakes
    gate: Gate
    admission: Admission
    post_backoff: PostBackoff
    post_lock: PostLock
    uploading: Uploading
    posting: Posting
    lost: LostAnswers
    doubts: Doubts
    budget: Budget
    balance_probe: BalanceProbe
    jitter: Jitter

    async def send(self, take_id: str) -> None:
        """Until the take is at the service, has failed, or is uncertain."""
        faults = 0
        if self.live_takes[take_id].submitted is not None and await self.lost.found(take_id):
            return
        while self._wanted(take_id):
            await self.admission.enter(take_id)
            try:
                await self._try(take_id, faults)
            except _NoUpload:
                faults += 1
        self.admission.sent(take_id)

    def _wanted(self, take_id: str) -> bool:
        """Stopped while its POST was out, which then came to nothing, it ends here."""
        take = self.live_takes[take_id]
        waits = take.unsent
        if waits and not take.followed:
            self.live_takes.step(take_id, Cancelled())
        return waits and take.followed

    async def recover(self, take_id: str) -> None:
        await self.lost.recover(take_id, CUT_SHORT)

    async def _try(self, take_id: str, faults: int) -> None:
        urls = await self._upload(take_id, faults)
        try:
            lost = await self._submit(take_id, urls)
        except ServiceError as error:
            self._hold_back(take_id, error)
        else:
            if lost:
                await self._look_for(take_id, lost)

    async def _look_for(self, take_id: str, lost: Reasons) -> None:
        await self.lost.recover(take_id, lost)
        if isinstance(self.live_takes[take_id].state, Uncertain):
            self.doubts.doubted()

    async def _upload(self, take_id: str, faults: int) -> tuple[str, ...]:
        take = self.live_takes[take_id]
        if not take.request.frames:
            return ()
        self.live_takes.step(take_id, UploadingState())
        try:
            return await self.uploading.urls(take)
        except ServiceError as error:
            if not error.retryable or (
                isinstance(error, OutcomeUnknown) and faults >= UPLOADS_AT_MOST
            ):
                self._hold_back(take_id, error)
                raise _NoUpload from error
            self._back(take_id, error.reasons)
            self.admission.leave(take_id)
            await self.world.clock.sleep(delay(faults, error.retry_after, self.jitter))
            raise _NoUpload from error

    async def _submit(self, take_id: str, urls: tuple[str, ...]) -> Reasons:
        """Empty when the answer came; otherwise how it was lost."""
        since = self.world.clock.ticks()
        async with self.post_lock.one(take_id):
            await self.post_backoff.wait()
            await self._look(take_id)
            dead = bool(urls) and not self.uploading.lasts(since)
            if dead or not self._may_go(take_id):
                self._back(take_id, self.live_takes[take_id].note)  # come again
                return ()
            try:
                await self.posting.post(take_id, urls)
            except OutcomeUnknown as error:
                return error.reasons
            self.post_backoff.fine()
            self.doubts.answered()
            return ()

    async def _look(self, take_id: str) -> None:
        """At the balance: under a cap, it alone tells what takes without a stated cost took."""
        blind = self.budget.blind(self.live_takes[take_id])
        await self.balance_probe.probe(0.0 if blind else FRESH)
        if blind:
            self.budget.see(self.balance_probe.account)

    def _may_go(self, take_id: str) -> bool:
        return self.gate.open and self.budget.verdict(self.live_takes[take_id]) is Verdict.GO

    def _hold_back(self, take_id: str, error: ServiceError) -> None:
        """Nothing was charged: wait, halt or fail, as the error says."""
        match error:
            case Busy() | Unreachable():
                self.post_backoff.slow_down(error)
                self._back(take_id, error.reasons)
            case Unauthorised() | OutOfCredits():
                self.gate.stop(halt_for(error))
                self._back(take_id, ())
            case _:
                self.live_takes.step(take_id, Failed(error.reasons, error.code))

    def _back(self, take_id: str, note: Reasons) -> None:
        """It was not sent, or surely not taken."""
        if not isinstance(self.live_takes[take_id].state, Queued):
            self.live_takes.step(take_id, Queued(), submitted=None, note=note)
        self.live_takes.change(take_id, note=note)


class _NoUpload(HailuoError):
    """The frames did not get there; what comes of it is written down already."""
