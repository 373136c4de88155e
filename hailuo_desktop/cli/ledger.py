"""``takes`` and ``settle``: the ledger in words, and decisions about uncertain takes."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.state_words import described, word
from hailuo_desktop.domain.take import Cancelled, Pending, Queued, State, Take, Uncertain, step
from hailuo_desktop.store.library import Library
from hailuo_desktop.studio.clock import SystemClock


class BadDecision(HailuoError):
    pass


def list_takes(folder: Path, as_json: bool) -> int:
    with closing(Library.open(folder, "hailuo-desktop takes")) as library:
        for take in library.takes.all():
            print(_json(take) if as_json else _line(take))
    return 0


def settle(folder: Path, take_id: str, resubmit: bool, task: str | None) -> int:
    """Write the decision down; a render or the window carries it out."""
    with closing(Library.open(folder, "hailuo-desktop settle")) as library:
        take = _chosen(library.takes.all(), take_id)
        state, task_id = _decided(resubmit, task)
        decided = step(take, state, SystemClock().now())
        library.takes.save(replace(decided, task=task_id))
        print(_line(replace(decided, task=task_id)))
    return 0


def _decided(resubmit: bool, task: str | None) -> tuple[State, str]:
    if task:
        return Pending(), task
    return (Queued() if resubmit else Cancelled()), ""


def _chosen(takes: list[Take], start: str) -> Take:
    fitting = [take for take in takes if start and take.id.startswith(start)]
    if len(fitting) != 1:
        count = "No take" if not fitting else f"{len(fitting)} takes"
        raise BadDecision(f"{count} of this library begin with “{start}”: see `takes` for the ids.")
    if not isinstance(fitting[0].state, Uncertain):
        raise BadDecision(
            f"Take {fitting[0].id} is {word(fitting[0])}: only an uncertain take needs a decision."
        )
    return fitting[0]


def _line(take: Take) -> str:
    parts = (take.id, take.name or take.shot[:8], f"t{take.number}", word(take), take.task)
    return "  ".join((*filter(None, parts), described(take))).rstrip()


def _json(take: Take) -> str:
    return json.dumps(
        {
            "take_id": take.id,
            "shot": take.name or take.shot,
            "take": take.number,
            "state": type(take.state).__name__.lower(),
            "task_id": take.task or None,
            "prompt": take.request.prompt,
            "quality": take.request.quality,
            "duration": take.request.duration,
            "created": take.created,
            "credits_reserved": _number(take.cost.reserved),
            "credits_used": _number(take.cost.used),
        }
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
