"""Shots on their way into the queue: numbered takes of what may go, and why the rest may not.

The window and a render ask here alike, so that both leave out the same and count alike.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.problem import Problem
from hailuo_desktop.domain.review import blocking
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Hold, Take
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.engine.batch import another, takes_of
from hailuo_desktop.engine.ports import Clock
from hailuo_desktop.store.takes import Takes
from hailuo_desktop.translate import n, t

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


class Sending:
    def __init__(self, ledger: Takes, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def outgoing(
        self, board: Storyboard, shots: Iterable[Shot], hold: Hold | None = None
    ) -> Outgoing:
        """As many takes of each shot as it asks for, numbered on from the ledger's last."""
        takes: list[Take] = []
        left_out: list[LeftOut] = []
        for shot in shots:
            if problems := blocking(board, shot):
                left_out.append(LeftOut(shot.id, _code(board, shot), problems[0]))
            else:
                takes += (replace(take, hold=hold) for take in self._numbered(board, shot))
        return Outgoing(tuple(takes), tuple(left_out))

    def lacking(self, shot: Shot) -> int:
        """How many takes the shot still needs in a render."""
        return lacking(shot, self._ledger.of_shot(shot.id), self._ledger.unknown(shot.id))

    def again(self, take: Take) -> Take:
        """The same request as a new take, with a key of its own: it is paid for anew."""
        return another(take, self._ledger.next_number(take.shot), self._clock.now())

    def _numbered(self, board: Storyboard, shot: Shot) -> list[Take]:
        first = self._ledger.next_number(shot.id)
        return takes_of(as_sent(board, shot), _code(board, shot), first, self._clock.now())


def lacking(shot: Shot, takes: Iterable[Take], unknown: int = 0) -> int:
    """How many takes the shot still needs: those that bought nothing do not count.

    Takes that cannot be read may have been paid for: none is made in the place of ``unknown``.
    """
    return max(0, shot.takes - unknown - sum(not take.bought_nothing for take in takes))


def without_takes(board: Storyboard, takes: TakesOf) -> Iterator[Shot]:
    """The shots of the board that have no take, nor one on its way."""
    for shot in board.shots:
        if all(take.bought_nothing for take in takes(shot.id)):
            yield shot


def _code(board: Storyboard, shot: Shot) -> str:
    return board.code(shot.id) if shot.id in board.rows else shot.name
