"""A batch before it is sent: what goes, what is wrong, what one click mends, what it may cost."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from hailuo_desktop.domain.chain import link_problems
from hailuo_desktop.domain.fixes import mended
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.lint import lint
from hailuo_desktop.domain.prices import Estimate, estimate
from hailuo_desktop.domain.problem import Problem
from hailuo_desktop.domain.reason import Reasons
from hailuo_desktop.domain.review import frozen, review
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import promising
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.domain.words import lint_sentence, sentence
from hailuo_desktop.translate import n, t

from .made import Made
from .picture_check import reasons


class Verdict(Enum):
    """READY goes as it is, WARN goes too, FIX is mended by one click, BLOCK needs the artist."""

    READY = "ready"
    WARN = "warn"
    FIX = "fix"
    BLOCK = "block"


@dataclass(frozen=True)
class Check:
    """One shot; ``blocks``: it cannot be sent as it is. ``mended`` is what the click makes.

    ``made`` takes are there from the very request that it would make, and ``waiting`` ones are
    under way: another is only sent if the artist says so.
    """

    shot: Shot
    code: str
    verdict: Verdict
    blocks: bool
    sentences: tuple[str, ...]
    mended: Shot | None = None
    made: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Sums:
    """What the chosen shots come to; ``uploads`` and ``there`` count pictures, each once."""

    shots: int
    takes: int
    uploads: int
    there: int
    cost: Estimate


def check(
    board: Storyboard,
    shots: Iterable[Shot],
    made: Made | None = None,
    broken: Mapping[str, Reasons] | None = None,
) -> list[Check]:
    """Every shot under every rule, as if all that it hangs on were there.

    ``made`` knows what the library has from the same requests; ``broken`` says of pictures that
    cannot be sent, by their keys, why that is so.
    """
    found = [_check(board, shot, broken or {}) for shot in shots]
    return found if made is None else [_compared(each, made.of(each.shot)) for each in found]


def linked(
    board: Storyboard, checks: Sequence[Check], takes: Sequence[Take], left_out: Collection[str]
) -> list[Check]:
    """The same with what each has to wait for, while those ``left_out`` are not sent.

    ``takes`` are those of this board's shots.
    """
    made = {take.shot for take in takes if promising(take)}
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
    going = [each.shot for each in checks if not each.blocks]
    requests = [frozen(board, shot) for shot in going for _ in range(shot.takes)]
    frames = {frame.key: frame for request in requests for frame in request.frames}
    there = sum(uploaded(frame) for frame in frames.values())
    return Sums(
        len(going), len(requests), len(frames) - there, there, estimate(requests, list(takes))
    )


def _check(board: Storyboard, shot: Shot, broken: Mapping[str, Reasons]) -> Check:
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


def _compared(found: Check, same: Sequence[Take]) -> Check:
    made = sum(isinstance(take.state, Completed) for take in same)
    waiting = sum(not take.settled for take in same)
    if not made and not waiting:
        return found
    verdict = Verdict.WARN if found.verdict is Verdict.READY else found.verdict
    words = (*found.sentences, *_same(made, waiting))
    return replace(found, verdict=verdict, sentences=words, made=made, waiting=waiting)


def _same(made: int, waiting: int) -> Iterator[str]:
    if made:
        yield n(
            "It has {count} take from this very request: tick it to pay for another.",
            "It has {count} takes from this very request: tick it to pay for more.",
            made,
        )
    if waiting:
        yield n(
            "{count} take from this very request waits or is under way: tick it to pay for "
            "another.",
            "{count} takes from this very request wait or are under way: tick it to pay for more.",
            waiting,
        )


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
            return t(
                "It waits for shot {shot}, which has no take and is not sent with this batch.",
                shot=source,
            )
        if link.shot in self.stuck:
            return t("It waits for shot {shot}, which has to wait itself.", shot=source)
        if link.wait and self.board.shot(link.shot).kept not in self.done:
            return t("It waits until a take of shot {shot} is kept.", shot=source)
        return ""
