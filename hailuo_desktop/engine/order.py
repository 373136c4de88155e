"""Who goes next of those not yet sent: the artist's order, and what the cap allows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hailuo_desktop.domain.take import Take

from .book import Book
from .budget import Budget, Verdict
from .events import Cause, Halt
from .gate import Gate

LEARNING = "Under a cap, the first take of a kind goes alone, to learn its price."


@dataclass(frozen=True)
class Order:
    book: Book
    gate: Gate
    budget: Budget

    def choose(self, waiting: Collection[str]) -> str | None:
        """The first that may go; None while nobody may."""
        for take in in_order(self.book[take_id] for take_id in waiting):
            if not self.gate.open:
                return None
            match self.budget.verdict(take):
                case Verdict.GO:
                    return take.id
                case Verdict.WAIT:
                    self.book.change(take.id, note=LEARNING)
                case Verdict.FULL:
                    self.gate.stop(Halt(Cause.CAP, self.budget.sentence(take)))
        return None


def in_order(takes: Iterable[Take]) -> list[Take]:
    return sorted(takes, key=lambda take: (take.place, take.created, take.number, take.id))
