"""What one press of Send puts in the queue."""

from dataclasses import replace
from uuid import uuid4

from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Link, Request, Shot
from hailuo_desktop.domain.take import Queued, Take


def takes_of(shot: Shot, code: str, first_number: int, now: float) -> list[Take]:
    """As many takes as the shot asks for; ValueError when the shot is not ready."""
    request = request_of(shot)
    return [
        _take(shot.id, code, request, first_number + n, now, shot.first_from)
        for n in range(shot.takes)
    ]


def another(take: Take, number: int, now: float) -> Take:
    """The same request once more, as a take of its own, paid for on its own."""
    return replace(
        _take(take.shot, take.name, take.request, number, now, take.first_from), source=take.source
    )


def new_id() -> str:
    """The id of a new take."""
    return uuid4().hex


def new_key() -> str:
    """An idempotency key: 16–96 of ``[A-Za-z0-9._-]``, as the vendor's client demands."""
    return f"hailuo-desktop-{uuid4().hex}"


def _take(
    shot: str, name: str, request: Request, number: int, now: float, first_from: Link | None = None
) -> Take:
    return Take(
        id=new_id(),
        shot=shot,
        number=number,
        request=request,
        key=new_key(),
        created=now,
        name=name,
        state=Queued(),
        changed=now,
        first_from=first_from,
    )
