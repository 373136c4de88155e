"""What this library's takes have taught about prices and times."""

from collections.abc import Iterable
from decimal import Decimal

from hailuo_desktop.domain.prices import Kind, finish, kind_of, stated
from hailuo_desktop.domain.take import Take

from .book import Book
from .ports import Ledger


class History:
    """The whole ledger counts, not just the queue's own takes; it is read once, when needed."""

    def __init__(self, ledger: Ledger, book: Book) -> None:
        self._ledger = ledger
        self._book = book
        self._earlier: list[Take] | None = None
        self._priced: dict[Kind, Take] | None = None  # the latest of the earlier ones

    def price(self, kind: Kind) -> Decimal | None:
        """What the latest take of the kind cost, as the service stated it."""
        known = [take for take in (self._in_hand(kind), self._before(kind)) if take is not None]
        return stated(max(known, key=lambda take: take.created)) if known else None

    def finish(self, open_takes: list[Take], side_by_side: int) -> float | None:
        """Seconds until these takes are through, or None."""
        return finish(open_takes, list(self._takes()), side_by_side)

    def _in_hand(self, kind: Kind) -> Take | None:
        """From the end: it is asked for before each POST, and a book may be long."""
        takes = reversed(self._book.takes())
        return next((t for t in takes if _tells(t) and kind_of(t.request) == kind), None)

    def _before(self, kind: Kind) -> Take | None:
        if self._priced is None:
            self._priced = {kind_of(t.request): t for t in self._settled() if _tells(t)}
        return self._priced.get(kind)

    def _settled(self) -> list[Take]:
        if self._earlier is None:
            self._earlier = list(self._ledger.settled())
        return self._earlier

    def _takes(self) -> Iterable[Take]:
        known = {take.id: take for take in self._settled()}
        return (known | {take.id: take for take in self._book.takes()}).values()


def _tells(take: Take) -> bool:
    return stated(take) is not None
