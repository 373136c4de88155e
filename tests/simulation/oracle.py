"""What has to hold, asked at the service: what was bought, what it became, what was told of it."""

from collections import Counter
from collections.abc import Iterator

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Take, Uncertain

from .artist import Artist, intent
from .service import LINKS_LIVE, RECORDS_LIVE, Service, Task
from .wire import owned_by


def violations(artist: Artist, service: Service) -> Iterator[str]:
    """Every promise that was broken to this artist, in one line each."""
    computer = artist.computer
    tasks = owned_by(service.tasks, computer.name)
    takes = computer.takes()
    made = Counter(intent(task.prompt) for task in tasks)
    for prompt, count in made.items():
        if count > artist.allowed[prompt]:
            yield f"paid twice: {count} tasks of {artist.allowed[prompt]} for “{prompt}”"
    yield from _lost(artist, service, tasks, takes)
    for take in takes:
        yield from _wrong(artist, service, take)
    if computer.cap is not None:
        yield from _overspent(tasks, int(computer.cap), artist.learning)
    for bug in {repr(bug)[:200]: bug for bug in computer.bugs}:
        yield f"bug: {bug}"


def _overspent(tasks: list[Task], cap: int, learning: set[str]) -> Iterator[str]:
    """What the artist let go to learn a price may go beyond the cap, and nothing else may."""
    spent = 0
    for number, task in enumerate(sorted(tasks, key=lambda task: task.created)):
        if intent(task.prompt) in learning:
            pass
        elif not number:
            yield f"“{task.prompt}” went at a price that nobody knew, under a cap of {cap}"
        elif spent + task.price > cap and not task.refunded:
            yield f"spent {spent} and {task.price} under a cap of {cap}"
        spent += 0 if task.refunded else task.price


def _lost(artist: Artist, service: Service, tasks: list[Task], takes: list[Take]) -> Iterator[str]:
    """A task that is no take's is explained by a doubt that was told, or given up by hand."""
    by_task = {take.task: take for take in takes if take.task}
    told = Counter(intent(take.request.prompt) for take in takes if _tells_doubt(take))
    told.update(artist.given_up)
    shown = {found.id for found in artist.queue.found.open}
    for task in tasks:
        take = by_task.get(task.id)
        if take is None and task.id in shown:
            continue
        if take is None:
            told[intent(task.prompt)] -= 1
            if told[intent(task.prompt)] < 0:
                yield f"lost: nobody knows of task {task.id} for “{task.prompt}”"
        elif not _ended_well(take, task, service):
            yield f"lost: task {task.id} ({task.end}) is told as {take.state}"


def _tells_doubt(take: Take) -> bool:
    """Whether the artist is told that something may have been made, and of no task."""
    if take.task:
        return False
    unsure = isinstance(take.state, Failed) and take.state.charge is not Charge.NO
    return unsure or isinstance(take.state, Uncertain)


def _ended_well(take: Take, task: Task, service: Service) -> bool:
    gone = service.now() > task.ends + LINKS_LIVE
    match take.state:
        case Completed():
            return True  # whose film it is, is asked apart
        case Failed(code="link_expired" | "task_not_found"):
            return gone or service.now() > task.created + RECORDS_LIVE
        case Failed() | Cancelled():
            return task.end != "completed"
        case _:
            return not take.followed


def _wrong(artist: Artist, service: Service, take: Take) -> Iterator[str]:
    """A film on a shot that it was not made for; a claim of no charge where there was one."""
    if isinstance(take.state, Completed):
        told = artist.computer.film(take.state.file)
        task = service.tasks[told["task"]]
        if (task.sender, task.prompt) != (artist.computer.name, take.request.prompt):
            yield f"wrong film: “{task.prompt}” of {task.sender!r} on “{take.request.prompt}”"
        return
    other = service.tasks.get(take.task)
    if other and (other.sender, other.prompt) != (artist.computer.name, take.request.prompt):
        yield f"wrong task: “{other.prompt}” of {other.sender!r} on “{take.request.prompt}”"
