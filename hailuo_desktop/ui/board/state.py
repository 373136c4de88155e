"""How far a shot has come, in a word and an icon."""

from collections.abc import Mapping
from dataclasses import dataclass

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.review import blocking
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing, Standings, is_stale
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.translate import Marked, mark, n, t

DRAFT, READY, PROBLEMS, WAITS = "draft", "ready", "problems", "waits"
QUEUED, IN_FLIGHT, UNCERTAIN, FAILED = "queued", "in_flight", "uncertain", "failed"
TAKES, STALE = "takes", "stale"

# What the artist may filter by, in the order of a shot's life.
KINDS: Mapping[str, Marked] = {
    DRAFT: mark("Draft"),
    PROBLEMS: mark("With problems"),
    READY: mark("Ready"),
    WAITS: mark("Waiting for another shot"),
    QUEUED: mark("In the queue"),
    IN_FLIGHT: mark("In flight"),
    UNCERTAIN: mark("May be charged"),
    TAKES: mark("With takes"),
    STALE: mark("Stale"),
    FAILED: mark("Failed"),
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
        return CardState(UNCERTAIN, t("may be charged"), "uncertain")
    if standing.in_flight:
        words = n("in flight", "{count} in flight", standing.in_flight)
        return CardState(IN_FLIGHT, words, "processing")
    if standing.queued:
        words = n("in queue", "{count} in queue", standing.queued)
        return CardState(QUEUED, words, "queued")
    if standing.done:
        return _made(shot, standing, standings)
    return _unmade(board, shot, standing, standings)


def _made(shot: Shot, standing: Standing, standings: Standings) -> CardState:
    if is_stale(shot, standing, standings):
        return CardState(STALE, t("stale"), "stale")
    if standing.edited:
        words = t("edited since take {number}", number=standing.number)
        return CardState(TAKES, words, "draft")
    words = counted(standing.done, "take")
    if standing.kept:
        words = n("{count} take, kept", "{count} takes, kept", standing.done)
    return CardState(TAKES, words, "completed")


def _unmade(board: Storyboard, shot: Shot, standing: Standing, standings: Standings) -> CardState:
    if _is_empty(shot):
        return CardState(DRAFT, t("draft"), "draft")
    broken = len(blocking(board, shot))
    if broken:
        return CardState(PROBLEMS, counted(broken, "problem"), "warning")
    if standing.failed:
        return CardState(FAILED, t("failed"), "failed")
    link = shot.first_from
    if link is not None and not _gives(link.wait, standings(link.shot)):
        return CardState(WAITS, t("waits for {shot}", shot=board.code(link.shot)), "link")
    return CardState(READY, t("ready"), "check")


def _gives(kept_only: bool, source: Standing) -> bool:
    return source.kept if kept_only else bool(source.used)


def _is_empty(shot: Shot) -> bool:
    frames = (shot.first, shot.last, shot.first_link, shot.last_link)
    return not shot.prompt.strip() and not any(frames)
