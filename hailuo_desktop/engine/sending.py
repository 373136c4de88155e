"""The one paid POST of a take: written down before it leaves, never blindly sent twice."""

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
from hailuo_desktop.domain.service import Submission
from hailuo_desktop.domain.take import (
    Failed,
    Pending,
    Queued,
    Submitting,
    Take,
    Uncertain,
)
from hailuo_desktop.domain.take import Uploading as UploadingState

from .backoff import Jitter, delay
from .book import Book
from .budget import Budget, Verdict
from .events import Cause, Halt
from .gate import Gate
from .ports import World
from .recovery import Recovery
from .turns import Turns
from .uploading import Uploading

REPLAYS = "service.replays_keys"  # remembered: this service answers a used key with the first task
LOOKING = "The answer of the service was lost: looking for the take in its task list."
LEARNING = "Under a cap, the first take of a kind goes alone, to learn its price."
LEARNING_PAUSE = 1.0  # seconds between two looks at whether the price is known
CAPPED = (
    "The cap of {cap} credits holds the rest back: {spent} are spent or reserved. "
    "Raise the cap to send them."
)
CUT_SHORT = "The app was closed before the service answered."


@dataclass(frozen=True)
class Sending:
    """Brings a queued take to the service; one for all takes of a queue."""

    world: World
    book: Book
    gate: Gate
    turns: Turns
    uploading: Uploading
    recovery: Recovery
    budget: Budget
    jitter: Jitter

    async def send(self, take_id: str) -> None:
        """Until the take is at the service, has failed, or is uncertain."""
        attempt = 0
        while isinstance(self.book[take_id].state, Queued | UploadingState):
            await self.gate.passed(take_id)
            try:
                urls = await self._upload(take_id)
                await self._submit(take_id, urls)
            except HailuoError as error:
                self._hold_back(take_id, error, attempt)
            attempt += 1

    async def recover(self, take_id: str, why: str) -> None:
        """The POST has left and its answer is lost: find its task, or ask the artist."""
        self.book.change(take_id, note=LOOKING)
        async with self.turns.all():
            task = await self.recovery.find(self.book[take_id])
            if task is not None:
                self.book.step(take_id, Pending(), task=task)
            elif self.world.memory.get(REPLAYS, False):
                await self._replay(take_id, why)
            else:
                self.book.step(take_id, Uncertain(why))

    async def _upload(self, take_id: str) -> tuple[str, ...]:
        take = self.book[take_id]
        if not take.request.frames:
            return ()
        self.book.step(take_id, UploadingState())
        return await self.uploading.urls(take)

    async def _submit(self, take_id: str, urls: tuple[str, ...]) -> None:
        lost = ""
        async with self.turns.one():
            if not self.gate.open or not self._affordable(take_id):
                self._back(take_id, self.book[take_id].note)  # come again
                return
            now = self.world.clock.now()
            take = self.book.step(take_id, Submitting(), urls=urls, submitted=now)
            try:
                self._accept(take_id, await self._post(take))
            except OutcomeUnknown as error:
                lost = str(error)
        if lost:
            await self.recover(take_id, lost)

    def _affordable(self, take_id: str) -> bool:
        match self.budget.verdict(self.book[take_id]):
            case Verdict.GO:
                return True
            case Verdict.WAIT:
                self.book.change(take_id, note=LEARNING)
                self.gate.slow_down(LEARNING_PAUSE)
            case Verdict.FULL:
                sentence = CAPPED.format(cap=self.budget.cap, spent=self.budget.spent())
                self.gate.stop(Halt(Cause.CAP, sentence))
        return False

    async def _post(self, take: Take) -> Submission:
        return await self.world.service.submit(take.request, take.urls, take.key)

    async def _replay(self, take_id: str, why: str) -> None:
        """The same key and the same bytes: this service gives the first task back."""
        try:
            self._accept(take_id, await self._post(self.book[take_id]))
        except ServiceError:
            self.book.step(take_id, Uncertain(why))

    def _accept(self, take_id: str, submission: Submission) -> None:
        self.book.step(
            take_id,
            Pending(),
            task=submission.task,
            cost=submission.cost,
            estimated=submission.estimated,
        )
        if submission.replayed:
            self.world.memory.put(REPLAYS, True)

    def _hold_back(self, take_id: str, error: HailuoError, attempt: int) -> None:
        """Nothing was charged: wait, halt or fail, as the error says."""
        if isinstance(error, Busy | Unreachable | OutcomeUnknown):
            self.gate.slow_down(delay(attempt, error.retry_after, self.jitter))
            self._back(take_id, str(error))
        elif isinstance(error, Unauthorised | OutOfCredits):
            cause = Cause.KEY if isinstance(error, Unauthorised) else Cause.CREDITS
            self.gate.stop(Halt(cause, str(error)))
            self._back(take_id, "")
        else:
            code = error.code if isinstance(error, ServiceError) else ""
            self.book.step(take_id, Failed(str(error), code))

    def _back(self, take_id: str, note: str) -> None:
        if not isinstance(self.book[take_id].state, Queued):
            self.book.step(take_id, Queued())
        self.book.change(take_id, note=note)
