"""How far a shot has come, in a word and an icon."""

from dataclasses import dataclass

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.review import blocking
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing, Standings, is_stale
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


def _made(shot: Shot, standing: Standing, standings: Standings) -> CardState:
    if is_stale(shot, standing, standings):
        return CardState(STALE, "stale", "stale")
    count = counted(standing.done, "take")
    return CardState(TAKES, f"{count}, kept" if standing.kept else count, "completed")


def _unmade(board: Storyboard, shot: Shot, standing: Standing, standings: Standings) -> CardState:
    if _is_empty(shot):
        return CardState(DRAFT, "draft", "draft")
    broken = len(blocking(board, shot))
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
