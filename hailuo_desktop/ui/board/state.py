"""How far a shot has come, in a word and an icon."""

from collections.abc import Callable
from dataclasses import dataclass

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.chain import as_sent, link_problems
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.problem import Problem
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard

DRAFT, READY, PROBLEMS, WAITS = "draft", "ready", "problems", "waits"
QUEUED, IN_FLIGHT, UNCERTAIN, FAILED = "queued", "in_flight", "uncertain", "failed"
TAKES, STALE = "takes", "stale"

# What the artist may filter by, in the order of a shot's life.
KINDS: dict[str, str] = {
    DRAFT: "Draft",
    PROBLEMS: "With problems",
    READY: "Ready",
    WAITS: "Waiting for another shot",
    QUEUED: "In the queue",
    IN_FLIGHT: "In flight",
    UNCERTAIN: "May be charged",
    TAKES: "With takes",
    STALE: "Stale",
    FAILED: "Failed",
}


@dataclass(frozen=True)
class Standing:
    """How the takes of a shot stand. ``used`` is the take that the artist would use, the kept
    one or else the newest, and ``source`` the take that its first frame came from."""

    done: int = 0
    queued: int = 0
    in_flight: int = 0
    failed: int = 0
    uncertain: int = 0
    used: str = ""
    source: str = ""
    kept: bool = False
    edited: bool = False


Standings = Callable[[str], Standing]


@dataclass(frozen=True)
class CardState:
    kind: str
    words: str
    icon: str


def state_of(board: Storyboard, shot: Shot, standings: Standings) -> CardState:
    """What the artist most wants to know about the shot."""
    standing = standings(shot.id)
    if standing.uncertain:
        return CardState(UNCERTAIN, "may be charged", "uncertain")
    if standing.in_flight:
        return CardState(IN_FLIGHT, _several(standing.in_flight, "in flight"), "processing")
    if standing.queued:
        return CardState(QUEUED, _several(standing.queued, "in queue"), "queued")
    if standing.done:
        return _made(shot, standing, standings)
    return _unmade(board, shot, standing, standings)


def is_stale(shot: Shot, standing: Standing, standings: Standings) -> bool:
    """Whether the take was made from another take than the one that has been kept since.

    While none is kept, any finished take will do, so none makes the film stale.
    """
    link = shot.first_from
    if link is None or not standing.source:
        return False
    source = standings(link.shot)
    return source.kept and source.used != standing.source


def all_problems(board: Storyboard, shot: Shot) -> list[Problem]:
    """Every problem of the shot as it would be sent, its links among them."""
    model = MODELS.get(shot.model)
    own = problems(as_sent(board, shot), model) if model else []
    return [*own, *link_problems(board, shot)]


def _made(shot: Shot, standing: Standing, standings: Standings) -> CardState:
    if is_stale(shot, standing, standings):
        return CardState(STALE, "stale", "stale")
    count = counted(standing.done, "take")
    return CardState(TAKES, f"{count}, kept" if standing.kept else count, "completed")


def _unmade(board: Storyboard, shot: Shot, standing: Standing, standings: Standings) -> CardState:
    if _is_empty(shot):
        return CardState(DRAFT, "draft", "draft")
    broken = sum(problem.blocks for problem in all_problems(board, shot))
    if broken:
        return CardState(PROBLEMS, counted(broken, "problem"), "warning")
    if standing.failed:
        return CardState(FAILED, "failed", "failed")
    link = shot.first_from
    if link is not None and not _gives(link.wait, standings(link.shot)):
        return CardState(WAITS, f"waits for {board.code(link.shot)}", "link")
    return CardState(READY, "ready", "check")


def _gives(kept_only: bool, source: Standing) -> bool:
    return source.kept if kept_only else bool(source.used)


def _is_empty(shot: Shot) -> bool:
    frames = (shot.first, shot.last, shot.first_link, shot.last_link)
    return not shot.prompt.strip() and not any(frames)


def _several(count: int, words: str) -> str:
    return words if count == 1 else f"{count} {words}"
