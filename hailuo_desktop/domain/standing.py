"""How the takes of a shot stand: what is under way, which one is used, what has changed since."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .diff import edits
from .prices import cost_of
from .shot import Link, Shot
from .storyboard import Storyboard
from .take import Cancelled, Completed, Failed, Queued, Take, Uncertain

Find = Callable[[str], Take | None]  # a take by its id
Rejected = Callable[[str], bool]  # whether the artist has rejected the take of that id


def _none(_take_id: str) -> bool:
    """Where nobody has said anything of takes."""
    return False


@dataclass(frozen=True)
class Standing:
    """How the takes of a shot stand. ``used`` is the take that the artist would use, the kept
    one or else the newest, ``number`` is that one's, and ``source`` the take that its first frame
    came from. ``cost`` is what the service has stated for all of them, in credits; None where it
    said nothing."""

    done: int = 0
    queued: int = 0
    in_flight: int = 0
    failed: int = 0
    uncertain: int = 0
    used: str = ""
    source: str = ""
    kept: bool = False
    edited: bool = False
    number: int = 0
    cost: Decimal | None = None


Standings = Callable[[str], Standing]


def standing(
    board: Storyboard,
    shot_id: str,
    takes: Sequence[Take],
    find: Find,
    rejected: Rejected = _none,
) -> Standing:
    """``takes`` are those of the shot by number; a shot of another board has no edits here."""
    if not takes:
        return Standing()
    shot = board.find(shot_id)
    used = used_of(takes, shot.kept if shot else "", rejected)
    uncertain = sum(isinstance(take.state, Uncertain) for take in takes)
    queued = sum(isinstance(take.state, Queued) for take in takes)
    return Standing(
        done=sum(isinstance(take.state, Completed) for take in takes),
        queued=queued,
        in_flight=sum(not take.settled for take in takes) - queued - uncertain,
        failed=_failed(takes),
        uncertain=uncertain,
        used=used.id if used else "",
        source=used.source if used else "",
        kept=used is not None and shot is not None and used.id == shot.kept,
        edited=used is not None and shot is not None and bool(edits(board, used, find)),
        number=used.number if used else 0,
        cost=cost_of(takes),
    )


def used_of(takes: Sequence[Take], kept: str, rejected: Rejected = _none) -> Take | None:
    """The take that the artist would use: the kept one, or else the newest that is done and not
    ``rejected``; None where all are."""
    done = [take for take in takes if isinstance(take.state, Completed)]
    left = [take for take in done if not rejected(take.id)]
    return next((take for take in done if take.id == kept), left[-1] if left else None)


def is_stale(shot: Shot, standing: Standing, standings: Standings) -> bool:
    """Whether the take was made from another take than the one that has been kept since.

    While none is kept, any finished take will do, so none makes the film stale.
    """
    link = shot.first_from
    if link is None or not standing.source:
        return False
    source = standings(link.shot)
    return source.kept and source.used != standing.source


def outdated(board: Storyboard, take: Take, kept: Mapping[str, str], find: Find) -> Link | None:
    """Where the first frame of a take that was never sent is to come from anew, since another
    take has been ``kept`` (by shot) meanwhile; None where what it has is right."""
    source, shot = find(take.source), board.find(take.shot)
    link = shot.first_from if shot is not None and take.never_sent else None
    if source is None or link is None or link.shot != source.shot:
        return None
    now = find(kept.get(source.shot, source.id))
    other = now is not None and now != source and isinstance(now.state, Completed)
    return link if other else None


def promising(take: Take) -> bool:
    """Whether a shot that waits for its film may still get it."""
    return not isinstance(take.state, Failed | Cancelled)


def _failed(takes: Sequence[Take]) -> int:
    """None where something else has been tried since."""
    failed = sum(isinstance(take.state, Failed) for take in takes)
    return failed if isinstance(takes[-1].state, Failed) else 0
