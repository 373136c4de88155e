"""What takes cost and how long they last, learnt from those of this library: never from a table."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from math import ceil
from statistics import median

from hailuo_desktop.formats import number
from hailuo_desktop.translate import n, t

from .shot import Request
from .take import Completed, Failed, Take

Kind = tuple[str, str, str, int]
RECENT = 9  # the latest takes of a kind count: prices and speeds change


# How kinds compare, by quality and seconds: MiniMax's own units for Hailuo 02, as told in 2026-02
# (contract, section 8). No price can be had from them.
UNITS: Mapping[tuple[str, int], Decimal] = {
    ("512p", 6): Decimal("0.3"),
    ("512p", 10): Decimal("0.5"),
    ("768p", 6): Decimal(1),
    ("768p", 10): Decimal(2),
    ("1080p", 6): Decimal(2),
}


def units(kind: Kind) -> Decimal:
    """How much of a film it is; of what is not listed, as much as the dearest that is."""
    return UNITS.get(kind[2:], max(UNITS.values()))


def kind_of(request: Request) -> Kind:
    """What price and time depend on: model, mode, quality and length."""
    return request.model, request.mode.value, request.quality, request.duration


def stated(take: Take) -> Decimal | None:
    """What the service said that the take cost, or took in reserve; None where it said nothing."""
    if take.cost.used is not None and not isinstance(take.state, Failed):
        return take.cost.used
    return take.cost.reserved


def cost_of(takes: Iterable[Take]) -> Decimal | None:
    """The credits that were stated for all of them together; None where none were."""
    costs = [cost for cost in map(stated, takes) if cost is not None]
    return sum(costs, Decimal(0)) if costs else None


def prices(takes: Iterable[Take], kind: Kind) -> list[Decimal]:
    """What the latest takes of a kind cost, oldest first."""
    costs = [stated(take) for take in _of(takes, kind)]
    return [cost for cost in costs if cost is not None][-RECENT:]


def priced(newest_first: Iterable[Take], most: int = RECENT) -> list[Take]:
    """The latest takes that tell a cost, oldest first, and no more read than those."""
    return [*islice((take for take in newest_first if stated(take) is not None), most)][::-1]


def timed(newest_first: Iterable[Take]) -> list[Take]:
    """The latest takes that tell how long they took, likewise."""
    return [*islice((take for take in newest_first if _lasted(take) is not None), RECENT)][::-1]


def seconds(takes: Iterable[Take], kind: Kind) -> float | None:
    """How long a take of the kind is in the making, by those completed lately."""
    lasted = [_lasted(take) for take in _of(takes, kind)]
    times = [length for length in lasted if length is not None][-RECENT:]
    return median(times) if times else None


@dataclass(frozen=True)
class Estimate:
    """``credits`` for the takes whose price is known ("about"); ``unknown`` takes come on top."""

    credits: Decimal
    unknown: int

    def __str__(self) -> str:
        match self.credits, self.unknown:
            case _, 0:
                return t("about {credits} credits", credits=number(self.credits))
            case Decimal() as known, unknown if known:
                return n(
                    "about {credits} credits and {count} take of unknown cost",
                    "about {credits} credits and {count} takes of unknown cost",
                    unknown,
                    credits=number(known),
                )
            case _:
                return t("unknown")


def estimate(requests: Iterable[Request], takes: Sequence[Take]) -> Estimate:
    """What such requests will cost, judged by ``takes``: the whole ledger, oldest first."""
    total, unknown = Decimal(0), 0
    for kind, count in Counter(map(kind_of, requests)).items():
        if known := prices(takes, kind):
            total += median(known) * count
        else:
            unknown += count
    return Estimate(total, unknown)


def finish(open_takes: Sequence[Take], takes: Sequence[Take], side_by_side: int) -> float | None:
    """Seconds until a queue is through, so many takes at once; None where nothing is known."""
    kinds = [kind_of(take.request) for take in open_takes]
    lasting = {kind: seconds(takes, kind) for kind in set(kinds)}
    known = [lasting[kind] for kind in kinds]
    lengths = [length for length in known if length is not None]
    if not lengths:
        return None
    usual = median(lengths)
    each = [usual if length is None else length for length in known]
    rounds = ceil(len(open_takes) / side_by_side)
    return max(_longest(open_takes, each), sum(each) / len(open_takes) * rounds)


def _longest(takes: Sequence[Take], lengths: Sequence[float]) -> float:
    """Seconds of the longest chain, whose links are made one after the other."""
    first = {take.shot: (take, length) for take, length in zip(takes, lengths, strict=True)}
    ends: dict[str, float] = {}
    for shot in first:
        links: dict[str, float] = {}
        here = shot
        while here in first and here not in ends and here not in links:
            take, links[here] = first[here]
            here = take.first_from.shot if take.first_from else ""
        end = ends.get(here, 0.0)
        for link, length in reversed(links.items()):
            end = ends[link] = end + length
    return max((*ends.values(), *lengths))


def _lasted(take: Take) -> float | None:
    if isinstance(take.state, Completed) and take.submitted is not None:
        return take.changed - take.submitted
    return None


def _of(takes: Iterable[Take], kind: Kind) -> list[Take]:
    return [take for take in takes if kind_of(take.request) == kind]
