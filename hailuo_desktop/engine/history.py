"""What this library's takes have taught about prices and times."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.prices import Kind, finish, kind_of, priced, stated, timed, units
from hailuo_desktop.domain.take import Take

from .live_takes import LiveTakes
from .ports import Ledger


class History:
    """The whole ledger counts, not just the queue's own takes; each kind is read once."""

    def __init__(self, ledger: Ledger, live_takes: LiveTakes) -> None:
        self._ledger = ledger
        self._live_takes = live_takes
        self._priced: dict[Kind, list[Take]] = {}  # the earlier ones, oldest first
        self._timed: dict[Kind, list[Take]] = {}

    def price(self, kind: Kind) -> Decimal | None:
        """What the latest take of the kind cost, as the service stated it."""
        known = [*self._in_hand(kind), *self._before(kind)]
        return stated(max(known, key=lambda take: take.created)) if known else None

    def dearest(self, model: str) -> Decimal | None:
        """The most that a unit of the model's films has cost, whatever their kind."""
        rates = [
            price / units(kind) for kind in _kinds(model) if (price := self.price(kind)) is not None
        ]
        return max(rates, default=None)

    def finish(self, open_takes: list[Take], side_by_side: int) -> float | None:
        """Seconds until these takes are through, or None."""
        kinds = {kind_of(take.request) for take in open_takes}
        return finish(open_takes, list(self._takes(kinds)), side_by_side)

    def _in_hand(self, kind: Kind) -> list[Take]:
        """From the end: it is asked for before each POST, and a book may be long."""
        takes = reversed(self._live_takes.takes())
        told = (t for t in takes if stated(t) is not None and kind_of(t.request) == kind)
        return [*islice(told, 1)]

    def _before(self, kind: Kind) -> list[Take]:
        if kind not in self._priced:
            settled = (take for take in self._ledger.alike(kind) if take.settled)
            self._priced[kind] = priced(settled, 1)
        return self._priced[kind]

    def _takes(self, kinds: Iterable[Kind]) -> Iterable[Take]:
        for kind in kinds:
            if kind not in self._timed:
                self._timed[kind] = timed(self._ledger.alike(kind))
        known = {take.id: take for kind in kinds for take in self._timed[kind]}
        return (known | {take.id: take for take in self._live_takes.takes()}).values()


def _kinds(model: str) -> Iterable[Kind]:
    row = MODELS.get(model)
    for mode, lengths in row.combinations.items() if row else ():
        for quality, durations in lengths.items():
            for duration in durations:
                yield model, mode.value, quality, duration
