"""What became of a submission whose answer was lost: the service's own task list tells."""

from collections import deque
from collections.abc import Iterator
from typing import cast

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    ServiceError,
    Unauthorised,
)
from hailuo_desktop.domain.service import TaskList
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .balance_probe import BalanceProbe
from .company import Company
from .events import halt_for
from .gate import Gate
from .matches import given_up
from .matching import SIGHT, Sent, Trace, trace
from .ports import World

PAUSES = (0.0, 5.0, 15.0, 40.0)  # seconds before each look: a task may reach the list late
MORE_PAUSES = (20.0,) * 9  # seconds, where the balance fell: the task will show itself
FAULTS = 8  # answers of the list that make no sense, one after the other
DOUBTS = "engine.doubts"  # remembered: POSTs that the artist has had sent again
MOST_DOUBTS = 50


def may_adopt(take: Take) -> bool:
    """Whether a task that fits can prove that it is this take's.

    A film proves itself by the frames that were sent. Without any, length and size are all there
    is, and a stranger's film may have both: then the artist decides, and can look.
    """
    return bool(take.request.frames)


class Recovery:
    """Looks for a lost take's task: only one that can be no other take's is taken."""

    def __init__(
        self, world: World, gate: Gate, balance_probe: BalanceProbe, jitter: Jitter
    ) -> None:
        self._world = world
        self._gate = gate
        self._balance_probe = balance_probe
        self._company = Company(world)
        self._jitter = jitter

    async def find(self, take: Take) -> Trace:
        """Several reads over a minute: one alone may be too early, or show a stranger's task first.

        A task is named where two reads agree on it, or all of the minute where nothing shows yet
        that the key is ours alone. Where somebody else is known to use it, none is.
        """
        pauses, before = deque(PAUSES), Trace()
        while pauses:
            await self._world.clock.sleep(pauses.popleft())
            found = await self._look(take)
            agreed = found.task and found == before and (found.ours or not pauses)
            if agreed or not (found.none or found.task):
                return found
            if found.task:
                pauses = pauses or deque(PAUSES[-1:])
            elif before == Trace() and (await self._balance_probe.fell() or 0) > 0:
                pauses.extend(MORE_PAUSES)
            before = found
        return before

    def doubt(self, take: Take) -> None:
        """This POST is given up by the artist; its task may still turn up, as no other take's."""
        known = [*self._doubts(), (take.id, take.request.model, take.submitted)]
        self._world.memory.put(DOUBTS, known[-MOST_DOUBTS:])

    async def _look(self, take: Take) -> Trace:
        if take.submitted is None:
            return Trace()
        account = self._world.account()
        listed = await self._recent(take, take.submitted - SIGHT)
        changed = account != self._world.account()  # meanwhile: nobody knows whose list it is
        if listed is None or changed or not take.may_be_of(account):
            return Trace()
        claimed = self._world.ledger.claimed()
        sent = Sent(take.request.model, take.submitted, take.request)
        others = [*self._lost_answers(take), *self._doubted(take)]
        known = self._company.known
        found = trace(sent, listed, claimed, others, given_up(self._world), known)
        if found.company:
            self._company.met()
        return found

    def _lost_answers(self, take: Take) -> Iterator[Sent]:
        for other in self._world.ledger.unanswered():
            if other.id != take.id and other.submitted is not None:
                yield Sent(other.request.model, other.submitted, other.request)

    def _doubted(self, take: Take) -> Iterator[Sent]:
        for owner, model, at in self._doubts():
            yield Sent(model, at, take.request if owner == take.id else None)

    def _doubts(self) -> list[tuple[str, str, float]]:
        return cast(list[tuple[str, str, float]], self._world.memory.get(DOUBTS, []))

    async def _recent(self, take: Take, since: float) -> TaskList | None:
        """The list, however long the network stays away; None where it cannot be had."""
        faults = attempt = 0
        while faults < FAULTS:
            try:
                return await self._world.service.recent(take.request.model, since)
            except NotFound:
                return None
            except (Unauthorised, OutOfCredits) as error:
                self._gate.stop(halt_for(error))
                await self._gate.passed(take.id)
            except ServiceError as error:
                faults += not error.retryable or isinstance(error, OutcomeUnknown)
                await self._world.clock.sleep(delay(attempt, error.retry_after, self._jitter))
                attempt += 1
        return None
