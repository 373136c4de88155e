"""Shots on their way into the queue: numbered takes of what may go, and why the rest may not.

The window and a render ask here alike, so that both leave out the same and count alike.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.problem import Problem
from hailuo_desktop.domain.review import blocking
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Hold, Take
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.engine.batch import another, takes_of
from hailuo_desktop.engine.ports import Clock
from hailuo_desktop.store.takes import Takes
from hailuo_desktop.translate import n, t

from .made import Made

TakesOf = Callable[[str], Iterable[Take]]  # those of a shot, by its id
SHOWN = 2  # of the shots that are left out, each with its reason: the pre-flight shows them all


@dataclass(frozen=True)
class LeftOut:
    """A shot that may not be sent as it is; ``problem`` is the first that says why."""

    shot: str
    code: str
    problem: Problem


@dataclass(frozen=True)
class Outgoing:
    takes: tuple[Take, ...]
    left_out: tuple[LeftOut, ...]

    def sentence(self) -> str:
        """What is left out, and why; empty where nothing is."""
        told = [
            t("Shot {code} is not sent: {why}", code=each.code, why=sentence(each.problem))
            for each in self.left_out[:SHOWN]
        ]
        if more := len(self.left_out[SHOWN:]):
            told.append(
                n(
                    "{count} more shot is not sent either: the pre-flight of a batch says why.",
                    "{count} more shots are not sent either: the pre-flight of a batch says why.",
                    more,
                )
            )
        return " ".join(told)


@dataclass(frozen=True)
class Covered:
    """What the library has for a shot of a render: its ``own`` takes, as far as they are under
    way or from the request that the shot makes now, and those taken ``over`` from elsewhere,
    since they are from the very same request. ``lacking`` are still to be made. ``ended`` of
    them came to nothing and are not tried again, ``retried`` are.
    """

    own: tuple[Take, ...]
    over: tuple[Take, ...]
    ended: int
    retried: int
    lacking: int

    @property
    def takes(self) -> tuple[Take, ...]:
        return (*self.own, *self.over)


@dataclass(frozen=True)
class Again:
    """The artist's word for paying again: for ``everything`` that is there already, or for what
    has ``failed`` or was given up."""

    everything: bool = False
    failed: bool = False


class Sending:
    """Turns shots into numbered takes; window and command line send by this alone."""

    def __init__(self, ledger: Takes, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def outgoing(
        self, board: Storyboard, shots: Iterable[Shot], hold: Hold | None = None
    ) -> Outgoing:
        """As many takes of each shot as it asks for, numbered on from the ledger's last."""
        takes: list[Take] = []
        left_out: list[LeftOut] = []
        now = self._clock.now()  # of all: what is sent together is a batch by that
        for shot in shots:
            if problems := blocking(board, shot):
                left_out.append(LeftOut(shot.id, _code(board, shot), problems[0]))
            else:
                takes += (
                    replace(take, hold=hold, created=now) for take in self._numbered(board, shot)
                )
        return Outgoing(tuple(takes), tuple(left_out))

    def covered(
        self, board: Storyboard, shots: Iterable[Shot], again: Again | None = None
    ) -> dict[str, Covered]:
        """By shot, what there is of it and what a render still has to make.

        Each take of another board stands for one shot; those of this board stay with their own.
        """
        made, again = Made(self._ledger, board), again or Again()
        taken: set[str] = set()
        found: dict[str, Covered] = {}
        for shot in shots:
            found[shot.id] = self._covered(board, shot, made, again, taken)
            taken.update(take.id for take in found[shot.id].over)
        return found

    def again(self, take: Take) -> Take:
        """The same request as a new take, with a key of its own: it is paid for anew."""
        return another(take, self._ledger.next_number(take.shot), self._clock.now())

    def _covered(
        self, board: Storyboard, shot: Shot, made: Made, again: Again, taken: Collection[str]
    ) -> Covered:
        own, same = self._ledger.of_shot(shot.id), made.of(shot)
        alike = {take.id for take in same}
        own = [take for take in own if take.id in alike or not take.settled]
        standing = [take for take in own if _stands(take, take.id in alike, again)]
        others = (take for take in same if take.shot not in board.rows and take.id not in taken)
        foreign = [] if again.everything else [t for t in others if _stands(t, True, again)]
        room = max(0, shot.takes - self._ledger.unknown(shot.id) - len(standing))
        over = sorted(foreign, key=_best_first)[:room]
        lacking = room - len(over)
        ended = sum(_ended(take) for take in (*standing, *over))
        tried = sum(_ended(take) and take.reached for take in same) if again.failed else 0
        return Covered(tuple(own), tuple(over), ended, min(tried, lacking), lacking)

    def _numbered(self, board: Storyboard, shot: Shot) -> list[Take]:
        first = self._ledger.next_number(shot.id)
        return takes_of(as_sent(board, shot), _code(board, shot), first, self._clock.now())


def _stands(take: Take, alike: bool, again: Again) -> bool:
    """Whether no other is made in its place.

    One under way may be paid for whatever it asks for; one that is settled stands for its own
    request alone. What has never reached the service is no take.
    """
    if not take.settled:
        return True
    if not alike or again.everything:
        return False
    return not _ended(take) or (take.reached and not again.failed)


def _ended(take: Take) -> bool:
    return isinstance(take.state, Failed | Cancelled)


def _best_first(take: Take) -> tuple[bool, bool, float]:
    return not isinstance(take.state, Completed), take.settled, take.created


def without_takes(board: Storyboard, takes: TakesOf) -> Iterator[Shot]:
    """The shots of the board that have no take, nor one on its way."""
    for shot in board.shots:
        if all(take.bought_nothing for take in takes(shot.id)):
            yield shot


def _code(board: Storyboard, shot: Shot) -> str:
    return board.code(shot.id) if shot.id in board.rows else shot.name
