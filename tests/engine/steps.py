"""What several tests of the engine begin with."""

from collections import deque
from dataclasses import replace

from hailuo_desktop.domain.catalog import HAILUO_02
from hailuo_desktop.domain.errors import (
    OutcomeUnknown,
)
from hailuo_desktop.domain.found_task import Ruling
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.domain.take import (
    Hold,
    Pending,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.queue import Queue
from tests.fakes.world import Bench

LOST = OutcomeUnknown("The service did not answer.")


def report(status: TaskStatus, **more: object) -> TaskReport:
    return TaskReport("", status, **more)  # type: ignore[arg-type]


DONE = report(TaskStatus.COMPLETED, progress=100.0, results=("https://result/1.mp4",))


def script(bench: Bench, *reports: TaskReport) -> None:
    """Put a take at the service whose task answers so, the last for ever."""
    task = bench.service._make("MiniMax-Hailuo-02", "key")
    task.reports = deque(replace(report, id=task.id) for report in reports)
    take = replace(bench.take(), state=Pending(), task=task.id, submitted=bench.clock.now())
    bench.ledger.save(take)
    bench.queue.start([take])


def queue(bench: Bench, *names: str, hold: Hold | None = None) -> None:
    takes = [replace(bench.take(n), id=name, hold=hold) for n, name in enumerate(names, start=1)]
    bench.queue.add(replace(t, request=replace(t.request, prompt=t.id)) for t in takes)


def sent(bench: Bench) -> list[str]:
    """The prompts in the order in which they went out."""
    return [body[0].prompt for body in bench.service.bodies]


async def stop_amid_the_post(bench: Bench) -> None:
    bench.queue.add([bench.take()])
    await bench.until(lambda: bench.service.open_posts == 1)
    bench.queue.stop_following("take-1")


async def learnt(queue: Queue) -> None:
    """Quiet, and where that is for a price that nobody knows, the artist has let one go first."""
    await queue.quiet()
    while queue.learning.send_one(anew=False):
        await queue.quiet()


def in_doubt(bench: Bench, number: int = 1) -> Take:
    """A take whose answer was lost, a moment ago."""
    take = replace(bench.take(number), state=Uncertain(plain("lost")), submitted=bench.clock.now())
    bench.ledger.save(take)
    return take


async def doubted(bench: Bench) -> None:
    """take-1, whose task the service has made and does not show yet."""
    bench.service.lag, bench.service.lost, bench.service.price = 1000.0, 1, None
    bench.queue.add([bench.take(1)])
    await bench.queue.quiet()
    assert isinstance(bench.now("take-1").state, Uncertain)


def stranger(bench: Bench, model: str = HAILUO_02.id) -> str:
    """A task of another computer on the same key, made now."""
    return bench.service._make(model, f"strange-{len(bench.service.tasks_made)}").id


def rulings(bench: Bench) -> dict[str, Ruling]:
    return {task.id: task.ruling for task in bench.found.tasks.values()}
