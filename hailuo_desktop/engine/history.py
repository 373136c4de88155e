"""What this library's takes have taught about prices and times."""

from collections.abc import Iterable
from decimal import Decimal

from hailuo_desktop.domain.prices import Kind, finish, prices
from hailuo_desktop.domain.take import Take

from .book import Book
from .ports import Ledger


class History:
    """The whole ledger counts, not just the queue's own takes; it is read once, when needed."""

    def __init__(self, ledger: Ledger, book: Book) -> None:
        self._ledger = ledger
        self._book = book
        self._earlier: list[Take] | None = None

    def price(self, kind: Kind) -> Decimal | None:
        """What the latest take of the kind cost, as the service stated it."""
        known = prices(self._takes(), kind)
        return known[-1] if known else None

    def finish(self, open_takes: list[Take], side_by_side: int) -> float | None:
        """Seconds until these takes are through, or None."""
        return finish(open_takes, list(self._takes()), side_by_side)

    def _takes(self) -> Iterable[Take]:
        if self._earlier is None:
            self._earlier = list(self._ledger.settled())
        known = {take.id: take for take in self._earlier}
        return (known | {take.id: take for take in self._book.takes()}).values()
