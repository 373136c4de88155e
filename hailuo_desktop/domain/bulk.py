"""One edit of many shots: what is None or empty stays as it is in each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from .catalog import MODELS
from .chain import as_sent, link_problems
from .problem import Problem
from .rules import problems
from .shot import Shot
from .storyboard import Storyboard, with_shots

T = TypeVar("T")


@dataclass(frozen=True)
class Bulk:
    """``find`` is replaced with ``put``; ``before`` and ``after`` are added to the prompt."""

    model: str | None = None
    quality: str | None = None
    duration: int | None = None
    takes: int | None = None
    prompt_optimizer: bool | None = None
    before: str = ""
    after: str = ""
    find: str = ""
    put: str = ""

    def apply(self, shot: Shot) -> Shot:
        return replace(
            shot,
            prompt=self._reworded(shot.prompt),
            model=_chosen(self.model, shot.model),
            quality=_chosen(self.quality, shot.quality),
            duration=_chosen(self.duration, shot.duration),
            takes=_chosen(self.takes, shot.takes),
            prompt_optimizer=_chosen(self.prompt_optimizer, shot.prompt_optimizer),
        )

    def _reworded(self, prompt: str) -> str:
        replaced = prompt.replace(self.find, self.put) if self.find else prompt
        return f"{self.before}{replaced}{self.after}"


def _chosen(new: T | None, old: T) -> T:
    return old if new is None else new


@dataclass(frozen=True)
class Outcome:
    """What an edit would do: how many shots it changes, and what each newly breaks."""

    changed: int
    broken: tuple[tuple[str, Problem], ...]  # the shot's code and the rule


def outcome(board: Storyboard, ids: Iterable[str], bulk: Bulk) -> Outcome:
    """What an edit of these shots would do; ``board`` itself stays as it is."""
    before = [board.shot(shot_id) for shot_id in ids]
    after = [bulk.apply(shot) for shot in before]
    then = with_shots(board, after)
    broken = [
        (board.code(new.id), problem)
        for old, new in zip(before, after, strict=True)
        if old != new
        for problem in _new(blocking(board, old), blocking(then, new))
    ]
    changed = sum(old != new for old, new in zip(before, after, strict=True))
    return Outcome(changed, tuple(broken))


def blocking(board: Storyboard, shot: Shot) -> list[Problem]:
    model = MODELS.get(shot.model)
    found = problems(as_sent(board, shot), model) if model else []
    return [each for each in (*found, *link_problems(board, shot)) if each.blocks]


def _new(before: list[Problem], after: list[Problem]) -> list[Problem]:
    """What was not wrong already in the same way."""
    return [each for each in after if each not in before]
