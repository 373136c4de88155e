"""What became of a submission whose answer was lost."""

from hailuo_desktop.domain.errors import ServiceError
from hailuo_desktop.domain.service import TaskReport
from hailuo_desktop.domain.take import Take

from .backoff import Jitter, delay
from .ports import World

SKEW = 120.0  # seconds that the service's clock and ours may be apart
LONGEST_POST = 120.0  # seconds from writing "submitting" to the last moment of the POST
LOOKS = 3  # a task may reach the list a little after it was accepted
BETWEEN_LOOKS = 5.0  # seconds


class Recovery:
    """Looks for the task in the service's own list: only one that fits alone is taken."""

    def __init__(self, world: World, jitter: Jitter) -> None:
        self._world = world
        self._jitter = jitter

    async def find(self, take: Take) -> str | None:
        """The id of the one task that this take must have made, or None."""
        for look in range(LOOKS):
            if look:
                await self._world.clock.sleep(BETWEEN_LOOKS)
            fitting = self._fitting(take, await self._recent(take.request.model))
            if fitting:
                return fitting[0].id if len(fitting) == 1 else None
        return None

    async def _recent(self, model: str) -> list[TaskReport]:
        attempt = 0
        while True:
            try:
                return await self._world.service.recent(model)
            except ServiceError as error:
                if not error.retryable:
                    return []
                await self._world.clock.sleep(delay(attempt, error.retry_after, self._jitter))
                attempt += 1

    def _fitting(self, take: Take, tasks: list[TaskReport]) -> list[TaskReport]:
        claimed = set(self._world.ledger.claimed())
        return [t for t in tasks if t.id not in claimed and _fits(take, t)]


def _fits(take: Take, task: TaskReport) -> bool:
    if take.submitted is None or task.created is None:
        return False
    if task.model and task.model != take.request.model:
        return False
    return -SKEW <= task.created - take.submitted <= LONGEST_POST + SKEW
