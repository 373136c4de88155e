"""What the artist may decide about a take, as values: for the queue and the shell."""

import re
from collections.abc import Container
from dataclasses import replace

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.shot import Link, Request
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.take import Cancelled, Pending, Queued, Take, Uncertain, step
from hailuo_desktop.translate import t

from .batch import new_key

FRAMES = {Mode.T2V: 0, Mode.I2V: 1, Mode.FLF: 2}
_TASK = re.compile(r"task-unified-[A-Za-z0-9._-]{1,110}")


class BadDecision(HailuoError):
    """The sentence says what cannot be, and why."""


def resent(take: Take, now: float) -> Take:
    """It was never charged, the artist says: it goes out again, after one more look.

    ``submitted`` stays, so that the look knows when the lost POST left.
    """
    return replace(step(_uncertain(take), Queued(), now), followed=True)


def abandoned(take: Take, now: float) -> Take:
    """The take as given up at ``now`` (Unix seconds); IllegalStep where it is not uncertain."""
    return step(_uncertain(take), Cancelled(), now)


def adopted(take: Take, task: str, claimed: Container[str], now: float) -> Take:
    """The artist has found its task; BadDecision where that cannot be it.

    Also of one whose task the service knew no more: perhaps it was another one.
    """
    task = task.strip()
    if not _TASK.fullmatch(task):
        raise BadDecision(reason("no_task_id", task=task[:60]))
    if task in claimed:
        raise BadDecision(reason("task_elsewhere", task=task))
    known = take if take.lost_sight_of else _uncertain(take)
    return replace(step(known, Pending(), now), task=task, followed=True)


def amended(take: Take, request: Request, first_from: Link | None = None) -> Take:
    """The take with another request and a key of its own, since it is another body.

    A first frame that the request lacks comes from where ``first_from`` says, or else from
    where it was to come from anyway.
    """
    if not take.never_sent:
        raise BadDecision(
            t(
                "The take is {state}: only what has never been sent can still be changed.",
                state=word(take),
            )
        )
    whole = len(request.frames) == FRAMES[request.mode]
    return replace(
        take,
        state=Queued(),
        request=request,
        key=new_key(),
        urls=(),
        note=(),
        first_from=None if whole else first_from or take.first_from,
        source=take.source if whole and request.frames[:1] == take.request.frames[:1] else "",
        learns_price=False,
    )


def _uncertain(take: Take) -> Take:
    if not isinstance(take.state, Uncertain):
        raise BadDecision(
            t("The take is {state}: only an uncertain one needs a decision.", state=word(take))
        )
    return take
