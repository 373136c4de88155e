"""What a render has to do: counted from the batch and the ledger, before anything is done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Take, Uncertain

Price = Callable[[Shot], Decimal | None]
NOT_BOUGHT = (Failed, Cancelled)


@dataclass(frozen=True)
class Plan:
    """Takes by what becomes of them; ``credits`` for those to send, None where unknown."""

    shots: int
    done: int
    going: int
    uncertain: int
    to_send: int
    credits: Decimal | None

    def sentence(self, board: str, cap: Decimal | None) -> str:
        known = (
            (self.done, "already done"),
            (self.going, "under way"),
            (self.uncertain, "waiting for your decision"),
        )
        parts = [f"{count} {what}" for count, what in known if count]
        parts.append(f"{_count(self.to_send, 'take')} to send, {self._cost(cap)}")
        return f"“{board}” is ready: {_count(self.shots, 'shot')}; {', '.join(parts)}."

    def _cost(self, cap: Decimal | None) -> str:
        if self.credits is None:
            return "at a cost that is not known yet"
        beyond = "" if cap is None or self.credits <= cap else f", beyond the cap of {cap:f}"
        return f"for about {self.credits.normalize():f} credits{beyond}"


def plan(shots: Iterable[Shot], ledger: Mapping[str, list[Take]], price: Price) -> Plan:
    """``ledger`` holds the takes of each shot, by the shot's id."""
    chosen = list(shots)
    takes = [take for shot in chosen for take in ledger[shot.id]]
    done = sum(isinstance(take.state, Completed) for take in takes)
    uncertain = sum(isinstance(take.state, Uncertain) for take in takes)
    going = sum(not take.settled for take in takes) - uncertain
    missing = [(shot, lacking(shot, ledger[shot.id])) for shot in chosen]
    costs = [_times(price(shot), count) for shot, count in missing if count]
    total = None if None in costs else sum((cost for cost in costs if cost), Decimal(0))
    to_send = sum(count for _, count in missing)
    return Plan(len(chosen), done, going, uncertain, to_send, total)


def lacking(shot: Shot, takes: Iterable[Take]) -> int:
    """How many takes the shot still needs: failed and cancelled ones bought nothing."""
    return max(0, shot.takes - sum(not isinstance(take.state, NOT_BOUGHT) for take in takes))


def learnt(takes: Iterable[Take]) -> Price:
    """Prices from what the service stated for this library's own takes, the latest of each kind."""
    known: dict[tuple[str, str, str, int], Decimal] = {}
    for take in takes:
        stated = take.cost.used if isinstance(take.state, Completed) else None
        stated = take.cost.reserved if stated is None else stated
        request = take.request
        if stated is not None:
            kind = (request.model, request.mode.value, request.quality, request.duration)
            known[kind] = stated
    return lambda shot: known.get((shot.model, shot.mode.value, shot.quality, shot.duration))


def _times(price: Decimal | None, count: int) -> Decimal | None:
    return None if price is None else price * count


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
