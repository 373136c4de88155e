"""A batch before it is sent: what goes, what is wrong, what one click mends, what it may cost."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from hailuo_desktop.domain.chain import as_sent, link_problems
from hailuo_desktop.domain.fixes import mended
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.prices import Estimate, estimate
from hailuo_desktop.domain.problem import Problem
from hailuo_desktop.domain.review import review
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Take
from hailuo_desktop.domain.words import lint_sentence, sentence

from .picture_check import reasons


class Verdict(Enum):
    """READY goes as it is, WARN goes too, FIX is mended by one click, BLOCK needs the artist."""

    READY = "ready"
    WARN = "warn"
    FIX = "fix"
    BLOCK = "block"


@dataclass(frozen=True)
class Check:
    """One shot; ``blocks``: it cannot be sent as it is. ``mended`` is what the click makes."""

    shot: Shot
    code: str
    verdict: Verdict
    blocks: bool
    sentences: tuple[str, ...]
    mended: Shot | None = None


@dataclass(frozen=True)
class Sums:
    """What the chosen shots come to; ``uploads`` and ``there`` count pictures, each once."""

    shots: int
    takes: int
    uploads: int
    there: int
    cost: Estimate


def check(
    board: Storyboard, shots: Iterable[Shot], broken: Mapping[str, str] | None = None
) -> list[Check]:
    """Every shot under every rule, as if all that it hangs on were there.

    ``broken`` says of pictures that cannot be sent, by their keys, why that is so.
    """
    return [_check(board, shot, broken or {}) for shot in shots]


def linked(
    board: Storyboard, checks: Sequence[Check], takes: Sequence[Take], left_out: Collection[str]
) -> list[Check]:
    """The same with what each has to wait for, while those ``left_out`` are not sent.

    ``takes`` are those of this board's shots.
    """
    made = {take.shot for take in takes if _promising(take)}
    done = {take.id for take in takes if isinstance(take.state, Completed)}
    going = {each.shot.id for each in checks if not each.blocks} - {*left_out}
    waiting = Waiting(board, made | going, done)
    waiting.follow([each.shot for each in checks if each.shot.id in going - made])
    return [_linked(each, waiting.words(each.shot)) for each in checks]


def sums(
    board: Storyboard,
    checks: Iterable[Check],
    takes: Sequence[Take],
    uploaded: Callable[[Frame], bool],
) -> Sums:
    """What the sendable ones of the checks come to; ``takes`` is the whole ledger."""
    going = [as_sent(board, each.shot) for each in checks if not each.blocks]
    requests = [request_of(shot) for shot in going for _ in range(shot.takes)]
    frames = {frame.key: frame for request in requests for frame in request.frames}
    there = sum(uploaded(frame) for frame in frames.values())
    return Sums(
        len(going), len(requests), len(frames) - there, there, estimate(requests, list(takes))
    )


def _check(board: Storyboard, shot: Shot, broken: Mapping[str, str]) -> Check:
    found, words = _told(board, shot)
    unsendable = reasons(board, shot, broken)
    if unsendable:
        words = [*unsendable, *words]
        code = board.code(shot.id)
        return Check(shot, code, Verdict.BLOCK, blocks=True, sentences=tuple(words))
    better = mended(shot)
    fixed = better if better != shot and _worth(board, better, found, words) else None
    blocks = any(problem.blocks for problem in found)
    verdict = Verdict.FIX if fixed else Verdict.BLOCK if blocks else Verdict.WARN if words else None
    return Check(shot, board.code(shot.id), verdict or Verdict.READY, blocks, tuple(words), fixed)


def _linked(found: Check, words: str) -> Check:
    if not words:
        return found
    verdict = Verdict.WARN if found.verdict is Verdict.READY else found.verdict
    return replace(found, verdict=verdict, sentences=(*found.sentences, words))


def _told(board: Storyboard, shot: Shot) -> tuple[list[Problem], list[str]]:
    found = review(board, shot)
    words = [sentence(problem) for problem in found]
    return found, words + [lint_sentence(each) for each in lint(shot.prompt)]


def _worth(board: Storyboard, better: Shot, found: list[Problem], words: list[str]) -> bool:
    """A click must mend all that blocks, and leave fewer things to say."""
    left, left_words = _told(board, better)
    blocked = any(problem.blocks for problem in left)
    return len(left_words) < len(words) and not (blocked and any(p.blocks for p in found))


@dataclass(frozen=True)
class Waiting:
    """``coming`` are the shots that have a take or are sent, ``done`` the takes that are there;
    ``stuck`` those that come and wait for what does not."""

    board: Storyboard
    coming: Collection[str]
    done: Collection[str]
    stuck: set[str] = field(default_factory=set[str])

    def follow(self, shots: Sequence[Shot]) -> None:
        """Along every chain of what is sent, to its end."""
        before = -1
        while before < len(self.stuck):
            before = len(self.stuck)
            self.stuck.update(shot.id for shot in shots if self.words(shot))

    def words(self, shot: Shot) -> str:
        """What it waits for that this batch alone does not bring; empty where nothing."""
        link = shot.first_from
        if link is None or link_problems(self.board, shot):
            return ""
        source = self.board.code(link.shot)
        if link.shot not in self.coming:
            return f"It waits for shot {source}, which has no take and is not sent with this batch."
        if link.shot in self.stuck:
            return f"It waits for shot {source}, which has to wait itself."
        if link.wait and self.board.shot(link.shot).kept not in self.done:
            return f"It waits until a take of shot {source} is kept."
        return ""


def _promising(take: Take) -> bool:
    return not isinstance(take.state, Failed | Cancelled)
