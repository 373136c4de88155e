"""The cap on credits: asked before each POST, never after."""

from decimal import Decimal
from enum import Enum

from hailuo_desktop.domain.money import Charge
from hailuo_desktop.domain.take import Cancelled, Failed, Queued, Take, Uploading

from .book import Book

Kind = tuple[str, str, str, int]
FREE = (Queued, Uploading)


class Verdict(Enum):
    GO = "go"
    WAIT = "wait"  # one take of this kind is out to learn the price
    FULL = "full"


def kind_of(take: Take) -> Kind:
    """What the price depends on: model, mode, quality and length."""
    request = take.request
    return request.model, request.mode.value, request.quality, request.duration


class Budget:
    """Counts what was sent since ``since`` (unix seconds), and what is in flight from before."""

    def __init__(self, book: Book, cap: Decimal | None, since: float) -> None:
        self._book = book
        self.cap = cap
        self._since = since

    def verdict(self, take: Take) -> Verdict:
        if self.cap is None:
            return Verdict.GO
        price = self.price(kind_of(take))
        if price is None and self._learning(kind_of(take)):
            return Verdict.WAIT
        spent = self.spent()
        fits = spent < self.cap and spent + (price or Decimal(0)) <= self.cap
        return Verdict.GO if fits else Verdict.FULL

    def price(self, kind: Kind) -> Decimal | None:
        """What the latest take of the kind cost, as the service stated it."""
        stated = [_stated(t) for t in self._book.takes() if kind_of(t) == kind]
        return next((cost for cost in reversed(stated) if cost is not None), None)

    def spent(self) -> Decimal:
        return sum((self._cost(t) for t in self._book.takes() if self._counts(t)), Decimal(0))

    def _learning(self, kind: Kind) -> bool:
        return any(
            kind_of(t) == kind and not t.settled and not isinstance(t.state, FREE)
            for t in self._book.takes()
        )

    def _counts(self, take: Take) -> bool:
        if isinstance(take.state, FREE) or take.submitted is None:
            return False
        return not take.settled or take.submitted >= self._since

    def _cost(self, take: Take) -> Decimal:
        if isinstance(take.state, Cancelled):
            return Decimal(0)
        if isinstance(take.state, Failed) and take.state.charge is Charge.NO:
            return Decimal(0)
        stated = _stated(take)
        return stated if stated is not None else self.price(kind_of(take)) or Decimal(0)


def _stated(take: Take) -> Decimal | None:
    if take.cost.used is not None and not isinstance(take.state, Failed):
        return take.cost.used
    return take.cost.reserved
