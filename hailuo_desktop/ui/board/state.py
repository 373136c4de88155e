"""How far a shot has come, in a word and an icon."""

from dataclasses import dataclass

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.rules import problems
from hailuo_desktop.domain.shot import Shot


@dataclass(frozen=True)
class Counts:
    done: int = 0
    in_flight: int = 0
    failed: int = 0


@dataclass(frozen=True)
class CardState:
    words: str
    icon: str


def state_of(shot: Shot, counts: Counts) -> CardState:
    """What the artist most wants to know about the shot."""
    if counts.in_flight:
        return CardState("in flight", "processing")
    if counts.done:
        return CardState("1 take" if counts.done == 1 else f"{counts.done} takes", "completed")
    if not shot.prompt.strip() and shot.first is None and shot.last is None:
        return CardState("draft", "queued")
    broken = sum(problem.blocks for problem in problems(shot, MODELS[shot.model]))
    if broken:
        return CardState("1 problem" if broken == 1 else f"{broken} problems", "warning")
    return CardState("failed", "failed") if counts.failed else CardState("ready", "check")
