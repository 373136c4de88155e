"""What takes have cost: what EvoLink has stated, what is estimated, and what nobody knows.

The three are never added up. ``stated`` is what the service said that a take cost, or took in
reserve for it. Of a take that was made and about which it said nothing, the price is ``estimated``:
the median of what the latest takes of its kind were stated to cost (domain.prices). Where there is
no such take, and wherever it is open whether anything was charged at all, it is ``unknown``. A take
that never reached the service is not counted, nor is a clip that was brought in; one that is proved
to have cost nothing is counted as ``free``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from enum import Enum
from statistics import median

from hailuo_desktop.translate import Marked, mark

from .money import Charge
from .prices import RECENT, Kind, kind_of, stated
from .take import Cancelled, Completed, Failed, Take, Uncertain

NOTHING = Decimal(0)


class By(Enum):
    """What the takes are put together by."""

    BOARD = "board"
    SHOT = "shot"
    DAY = "day"
    KIND = "kind"


BY_WORDS: Mapping[By, Marked] = {
    By.BOARD: mark("By storyboard"),
    By.SHOT: mark("By shot"),
    By.DAY: mark("By day"),
    By.KIND: mark("By kind"),
}


@dataclass(frozen=True)
class Spent:
    """Credits, and of how many takes; ``kept_seconds`` are those of kept films, as asked for."""

    stated: Decimal = NOTHING
    stated_takes: int = 0
    estimated: Decimal = NOTHING
    estimated_takes: int = 0
    unknown_takes: int = 0
    free_takes: int = 0
    kept_seconds: int = 0

    @property
    def takes(self) -> int:
        counted = self.stated_takes + self.estimated_takes
        return counted + self.unknown_takes + self.free_takes

    @property
    def per_kept_second(self) -> Decimal | None:
        """What was stated, rejected takes and all, for each second that is kept; None without."""
        return self.stated / self.kept_seconds if self.kept_seconds else None


@dataclass(frozen=True)
class Where:
    """Whose a take is: the ids and names of its board and its shot, empty where they are gone."""

    board: str = ""
    board_name: str = ""
    shot: str = ""
    shot_name: str = ""
    kept: bool = False


Place = Callable[[Take], Where]


@dataclass(frozen=True)
class Line:
    """One row of the report; what it is not put together by is left empty.

    ``day`` is an ISO date by the report's time zone, of when the take was sent.
    """

    spent: Spent
    board: str = ""
    shot: str = ""
    day: str = ""
    mode: str = ""
    quality: str = ""
    seconds: int = 0


def lines(takes: Iterable[Take], by: By, place: Place, zone: tzinfo | None = None) -> list[Line]:
    """The report, in order; ``zone`` is whose days they are, None for this computer's."""
    found: dict[tuple[object, ...], Line] = {}
    known = list(takes)
    prices = _prices(known)
    for take in filter(_counts, known):
        where = place(take)
        key, line = _line(take, by, where, zone)
        line = found.get(key, line)
        found[key] = replace(line, spent=_with(line.spent, take, where.kept, prices))
    return sorted(found.values(), key=_order)


def total(takes: Iterable[Take], place: Place) -> Spent:
    """All of it."""
    known, spent = list(takes), Spent()
    prices = _prices(known)
    for take in filter(_counts, known):
        spent = _with(spent, take, place(take).kept, prices)
    return spent


def _counts(take: Take) -> bool:
    return take.reached and not take.brought_in


def _line(take: Take, by: By, where: Where, zone: tzinfo | None) -> tuple[tuple[object, ...], Line]:
    request = take.request
    match by:
        case By.BOARD:
            return (where.board,), Line(Spent(), board=where.board_name)
        case By.SHOT:
            line = Line(Spent(), board=where.board_name, shot=where.shot_name)
            return (where.board, where.shot), line
        case By.DAY:
            day = _day(take, zone)
            return (day,), Line(Spent(), day=day)
        case By.KIND:
            key = request.mode.value, request.quality, request.duration
            mode, quality, seconds = key
            return key, Line(Spent(), mode=mode, quality=quality, seconds=seconds)


def _day(take: Take, zone: tzinfo | None) -> str:
    sent = take.created if take.submitted is None else take.submitted
    return datetime.fromtimestamp(sent, UTC).astimezone(zone).date().isoformat()


def _with(spent: Spent, take: Take, kept: bool, prices: Mapping[Kind, Decimal]) -> Spent:
    if kept and isinstance(take.state, Completed):
        spent = replace(spent, kept_seconds=spent.kept_seconds + take.request.duration)
    if _is_free(take):
        return replace(spent, free_takes=spent.free_takes + 1)
    if _is_open(take):
        return replace(spent, unknown_takes=spent.unknown_takes + 1)
    if (cost := stated(take)) is not None:
        takes = spent.stated_takes + 1
        return replace(spent, stated=spent.stated + cost, stated_takes=takes)
    if (price := prices.get(kind_of(take.request))) is not None:
        takes = spent.estimated_takes + 1
        return replace(spent, estimated=spent.estimated + price, estimated_takes=takes)
    return replace(spent, unknown_takes=spent.unknown_takes + 1)


def _is_free(take: Take) -> bool:
    """It ended with proof that nothing was charged."""
    if isinstance(take.state, Failed):
        return take.state.charge is Charge.NO
    return isinstance(take.state, Cancelled) and bool(take.task)


def _is_open(take: Take) -> bool:
    """Nobody knows whether anything was charged."""
    if isinstance(take.state, Failed):
        return take.state.charge is Charge.UNKNOWN
    return isinstance(take.state, Uncertain | Cancelled)


def _prices(takes: Iterable[Take]) -> dict[Kind, Decimal]:
    """What the latest takes of each kind were stated to cost."""
    costs: dict[Kind, list[Decimal]] = {}
    for take in sorted(takes, key=lambda take: take.created):
        if (cost := stated(take)) is not None:
            costs.setdefault(kind_of(take.request), []).append(cost)
    return {kind: median(known[-RECENT:]) for kind, known in costs.items()}


def _order(line: Line) -> tuple[object, ...]:
    named = not line.board, line.board.casefold(), line.board
    return *named, line.shot, line.day, line.mode, line.quality, line.seconds
