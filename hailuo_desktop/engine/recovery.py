"""What became of a submission whose answer was lost: the service's own task list tells."""

from collections.abc import Iterator, Sequence
from typing import cast

from hailuo_desktop.domain.errors import (
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    ServiceError,
    Unauthorised,
)
from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .balance_probe import BalanceProbe
from .events import halt_for
from .gate import Gate
from .matching import Sent, Trace, trace
from .ports import World

LOOKS = 3  # a task may reach the list a little after it was accepted
LOOKS_WHEN_CHARGED = 12  # the balance fell: the task will show itself
BETWEEN_LOOKS = 5.0  # seconds
FAULTS = 8  # answers of the list that make no sense, one after the other
DOUBTS = "engine.doubts"  # remembered: POSTs that the artist has had sent again
MOST_DOUBTS = 50


class Recovery:
    """Looks for a lost take's task: only one that can be no other take's is taken."""

    def __init__(
        self, world: World, gate: Gate, balance_probe: BalanceProbe, jitter: Jitter
    ) -> None:
        self._world = world
        self._gate = gate
        self._balance_probe = balance_probe
        self._jitter = jitter

    async def find(self, take: Take, exact: bool) -> Trace:
        """``exact``: the service can be asked by key which task is whose."""
        looks, found = LOOKS, Trace()
        look = 0
        while look < looks:
            if look:
                await self._world.clock.sleep(BETWEEN_LOOKS)
            found = await self._look(take, exact)
            if found.task or not found.none:
                return found
            if look == 0 and (await self._balance_probe.fell() or 0) > 0:
                looks = LOOKS_WHEN_CHARGED
            look += 1
        return found

    def doubt(self, take: Take) -> None:
        """This POST is given up by the artist; its task may still turn up, as no other take's."""
        known = [*self._doubts(), (take.id, take.request.model, take.submitted)]
        self._world.memory.put(DOUBTS, known[-MOST_DOUBTS:])

    async def _look(self, take: Take, exact: bool) -> Trace:
        tasks = await self._recent(take)
        mine = take.may_be_of(self._world.account())  # asked now: the key may have changed
        if tasks is None or take.submitted is None or not mine:
            return Trace()
        claimed = self._world.ledger.claimed()
        sent = Sent(take.request.model, take.submitted, take.request)
        return trace(sent, tasks, claimed, [*self._lost_answers(take), *self._doubted(take)], exact)

    def _lost_answers(self, take: Take) -> Iterator[Sent]:
        for other in self._world.ledger.unanswered():
            if other.id != take.id and other.submitted is not None:
                yield Sent(other.request.model, other.submitted, other.request)

    def _doubted(self, take: Take) -> Iterator[Sent]:
        for owner, model, at in self._doubts():
            yield Sent(model, at, take.request if owner == take.id else None)

    def _doubts(self) -> list[tuple[str, str, float]]:
        return cast(list[tuple[str, str, float]], self._world.memory.get(DOUBTS, []))

    async def _recent(self, take: Take) -> Sequence[TaskReport] | None:
        """The list, however long the network stays away; None where it cannot be had."""
        faults = attempt = 0
        while faults < FAULTS:
            try:
                return await self._world.service.recent(take.request.model)
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
