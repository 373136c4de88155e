"""Which takes of the whole ledger the artist wants to see."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.prices import stated
from hailuo_desktop.ui.queue.take_table_model import Kind, kind_of

from .entry import Entry

Test = Callable[[Entry], bool]


@dataclass(frozen=True)
class TakeFilter:
    """What is None, or empty, lets everything through.

    ``board`` is a board's id, or "" for takes of no board. ``stars``: at least so many. ``since``
    and ``until`` are unix seconds, the second one left out. ``stated``: whether the service has
    said what it costs; ``least`` and ``most`` are credits, and pass only what was stated.
    """

    text: str = ""
    board: str | None = None
    kind: Kind = Kind.ALL
    missing: bool = False
    brought_in: bool = False
    verdict: Verdict | None = None
    stars: int = 0
    mode: str = ""
    quality: str = ""
    since: float | None = None
    until: float | None = None
    stated: bool | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    def passed(self, entries: Iterable[Entry], found: AbstractSet[str] | None) -> list[Entry]:
        """In the same order; ``found`` are the ids of takes that hold the text, None for all."""
        tests = [*self._tests()]
        if found is not None:
            entries = (entry for entry in entries if entry.take.id in found)
        if not tests:
            return list(entries)
        return [entry for entry in entries if all(test(entry) for test in tests)]

    def _tests(self) -> Iterable[Test]:
        yield from self._of_place()
        yield from self._of_marks()
        yield from self._of_request()
        yield from self._of_cost()

    def _of_place(self) -> Iterable[Test]:
        if self.board is not None:
            yield lambda entry: entry.board == self.board
        if self.kind is not Kind.ALL:
            yield lambda entry: kind_of(entry.take) is self.kind
        if self.missing:
            yield lambda entry: entry.missing
        if self.brought_in:
            yield lambda entry: bool(entry.take.brought_in)

    def _of_marks(self) -> Iterable[Test]:
        if self.verdict is not None:
            yield lambda entry: entry.verdict is self.verdict
        if self.stars:
            yield lambda entry: entry.marks.stars >= self.stars

    def _of_request(self) -> Iterable[Test]:
        since, until = self.since, self.until
        if self.mode:
            yield lambda entry: entry.take.request.mode.value == self.mode
            yield lambda entry: not entry.take.brought_in  # nobody asked for it in any mode
        if self.quality:
            yield lambda entry: entry.take.request.quality == self.quality
        if since is not None:
            yield lambda entry: entry.take.created >= since
        if until is not None:
            yield lambda entry: entry.take.created < until

    def _of_cost(self) -> Iterable[Test]:
        least, most = self.least, self.most
        if self.stated is not None:
            yield lambda entry: (stated(entry.take) is not None) is self.stated
        if least is not None:
            yield lambda entry: (known := stated(entry.take)) is not None and known >= least
        if most is not None:
            yield lambda entry: (known := stated(entry.take)) is not None and known <= most
