"""``hailuo-desktop reconcile``: the service's task list held against the ledger."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from hailuo_desktop.domain.errors import ServiceError
from hailuo_desktop.domain.found_task import FoundTask, Suspicion
from hailuo_desktop.engine.decisions import BadDecision
from hailuo_desktop.formats import date_and_time, number
from hailuo_desktop.report import Report
from hailuo_desktop.store.library import DATABASE
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.found_takes import shot_named, take_for
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.rehearsing import rehearsing
from hailuo_desktop.studio.studio import Studio
from hailuo_desktop.translate import Marked, mark, t

from .ledger import NoLibrary
from .outcome import DONE, SOME_FAILED, SOME_WAIT
from .output import complain, put

OWNER = "hailuo-desktop reconcile"
WHY: dict[Suspicion, Marked] = {
    Suspicion.ANSWER: mark("the answer to a request of yours was lost, and this may be its film"),
    Suspicion.GIVEN_UP: mark("you gave up a request whose answer was lost: this may be its film"),
    Suspicion.LEDGER: mark("the library may have lost the take that it belongs to"),
    Suspicion.NONE: mark("no request of yours is open"),
}


@dataclass(frozen=True)
class Wish:
    """``let_be`` and ``give`` are task ids; ``shot`` names the shot that a task is given to."""

    json: bool = False
    let_be: str = ""
    give: str = ""
    shot: str = ""


def reconcile(options: Options, wish: Wish) -> int:
    """Exit code: 0 nothing is open, 1 the list could not be read, 3 tasks wait for a decision."""
    if not (options.library.expanduser() / DATABASE).is_file():
        raise NoLibrary(
            t(
                "There is no library in “{folder}”: a render or the window makes one; name yours "
                "with --library.",
                folder=options.library,
            )
        )
    service = rehearsing(options, OWNER) if options.rehearsal else nullcontext(options)
    with service as served:
        return asyncio.run(_reconciled(served, wish))


async def _reconciled(options: Options, wish: Wish) -> int:
    keys = Keys(Keychain(), options.key)
    report = Report(options.library / "logs", keys.current, complain)
    studio = Studio(options, keys, publish=lambda _: None, report=report, owner=OWNER)
    try:
        return await _settled(studio, wish)
    finally:
        await studio.aclose()
        report.close()


async def _settled(studio: Studio, wish: Wish) -> int:
    if studio.library.notice:
        complain(studio.library.notice)
    await asyncio.to_thread(studio.keys.load)
    studio.start([])
    try:
        found = await studio.queue.found.look()
    except ServiceError as error:
        complain(str(error))
        return SOME_FAILED
    if wish.let_be:
        _known(found, wish.let_be)
        studio.queue.found.let_be(wish.let_be)
    if wish.give:
        _give(studio, _known(found, wish.give), wish.shot)
    return _told(studio.queue.found.open, wish.json)


def _known(found: Sequence[FoundTask], task_id: str) -> FoundTask:
    for task in found:
        if task.id == task_id:
            return task
    raise BadDecision(
        t("No found task is called “{task}”: see `hailuo-desktop reconcile`.", task=task_id)
    )


def _give(studio: Studio, task: FoundTask, name: str) -> None:
    """The next render, or the window, fetches its film."""
    board, shot = shot_named(studio.library.boards, name)
    takes = studio.library.takes
    take = take_for(task, board, shot, takes.next_number(shot.id), studio.clock.now())
    studio.queue.found.give(task.id, take)
    put(
        t(
            "{task} is take {number} of shot {shot} now: the window, or the next render, fetches "
            "its film.",
            task=task.id,
            number=take.number,
            shot=take.name,
        )
    )


def _told(found: Sequence[FoundTask], as_json: bool) -> int:
    for task in found:
        put(_json(task) if as_json else _line(task))
    if not found and not as_json:
        put(t("Every task that EvoLink made for this library has its take."))
    return SOME_WAIT if found else DONE


def _line(task: FoundTask) -> str:
    when = "" if task.created is None else date_and_time(task.created)
    credits_ = task.cost.used or task.cost.reserved
    cost = "" if credits_ is None else t("{credits} credits", credits=number(credits_))
    parts = (task.id, task.model, when, cost, t(WHY[task.suspicion]))
    return "  ".join(part for part in parts if part)


def _json(task: FoundTask) -> str:
    credits_ = task.cost.used or task.cost.reserved
    return json.dumps(
        {
            "event": "found",
            "task_id": task.id,
            "model": task.model,
            "created": task.created,
            "credits": None if credits_ is None else float(credits_),
            "why": task.suspicion.value,
        }
    )
