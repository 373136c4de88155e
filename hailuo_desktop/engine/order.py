"""Who goes next of those not yet sent: the artist's order, and what the cap allows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.take import Take

from .budget import Budget, Verdict
from .gate import Gate
from .live_takes import LiveTakes
from .reconciliation import Reconciliation

LEARNING = (reason("learning_price"),)


@dataclass(frozen=True)
class Order:
    live_takes: LiveTakes
    gate: Gate
    budget: Budget
    reconciliation: Reconciliation

    def choose(self, waiting: Collection[str]) -> str | None:
        """The first that may go; None while nobody may."""
        for take in in_order(self.live_takes[take_id] for take_id in waiting):
            if not self.gate.open:
                return None
            if take.held or self.reconciliation.holds_back(take):
                continue
            match self.budget.verdict(take):
                case Verdict.GO:
                    return take.id
                case Verdict.WAIT:
                    self.live_takes.change(take.id, note=LEARNING)
                case Verdict.FULL:
                    self.gate.stop(self.budget.halt(take))
        return None


def in_order(takes: Iterable[Take]) -> list[Take]:
    return sorted(takes, key=lambda take: (take.place, take.created, take.number, take.id))


def unsent(takes: Iterable[Take]) -> list[Take]:
    """The takes whose order still means something, the next one first."""
    return in_order(take for take in takes if take.unsent)


def moved(takes: Iterable[Take], ids: Collection[str], before: str | None) -> list[Take]:
    """The unsent takes whose place changes when ``ids`` go before another, or to the end (None).

    Those that move keep the order among themselves.
    """
    line = unsent(takes)
    moving = [take for take in line if take.id in ids]
    rest = [take for take in line if take.id not in ids]
    at = next((n for n, take in enumerate(rest) if take.id == before), len(rest))
    return _placed(rest[:at], moving, rest[at:])


def _placed(ahead: Sequence[Take], moving: Sequence[Take], after: Sequence[Take]) -> list[Take]:
    """Room is made between the neighbours; without any, everybody gets a new place."""
    low = ahead[-1].place if ahead else (after[0].place - len(moving) - 1 if after else 0.0)
    high = after[0].place if after else low + len(moving) + 1
    places = [low + (high - low) * n / (len(moving) + 1) for n in range(1, len(moving) + 1)]
    if _distinct([low, *places, high]):
        return [replace(take, place=place) for take, place in zip(moving, places, strict=True)]
    everybody = [*ahead, *moving, *after]
    return [replace(take, place=float(n)) for n, take in enumerate(everybody, start=1)]


def _distinct(places: Sequence[float]) -> bool:
    return all(a < b for a, b in pairwise(places))
