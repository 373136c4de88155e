"""What a render has to do: counted from the batch and the ledger, before anything is done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.prices import Estimate, estimate
from hailuo_desktop.domain.rules import request_of
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.take import Completed, Take, Uncertain
from hailuo_desktop.formats import number


@dataclass(frozen=True)
class Plan:
    """Takes by what becomes of them; ``cost`` of those to send, as far as it is known."""

    shots: int
    done: int
    going: int
    uncertain: int
    to_send: int
    cost: Estimate

    def sentence(self, board: str, cap: Decimal | None) -> str:
        known = (
            (self.done, "already done"),
            (self.going, "under way"),
            (self.uncertain, "waiting for your decision"),
        )
        parts = [f"{count} {what}" for count, what in known if count]
        parts.append(f"{counted(self.to_send, 'take')} to send, {self._cost(cap)}")
        return f"“{board}” is ready: {counted(self.shots, 'shot')}; {', '.join(parts)}."

    def _cost(self, cap: Decimal | None) -> str:
        if self.cost.unknown == self.to_send > 0:
            return "at a cost that is not known yet"
        beyond = (
            "" if cap is None or self.cost.credits <= cap else f", beyond the cap of {number(cap)}"
        )
        return f"for {self.cost}{beyond}"


def plan(
    shots: Iterable[Shot],
    ledger: Mapping[str, list[Take]],
    known: Sequence[Take],
    unknown: Callable[[str], int] = lambda _: 0,
) -> Plan:
    """``ledger`` holds the takes of each shot, by its id; ``known`` all that teach prices.

    ``unknown`` counts the takes of a shot that cannot be read.
    """
    chosen = list(shots)
    takes = [take for shot in chosen for take in ledger[shot.id]]
    done = sum(isinstance(take.state, Completed) for take in takes)
    uncertain = sum(isinstance(take.state, Uncertain) for take in takes)
    going = sum(not take.settled for take in takes) - uncertain
    wanted = [(shot, lacking(shot, ledger[shot.id], unknown(shot.id))) for shot in chosen]
    missing = [shot for shot, count in wanted for _ in range(count)]
    cost = estimate(map(request_of, missing), known)
    return Plan(len(chosen), done, going, uncertain, len(missing), cost)


def lacking(shot: Shot, takes: Iterable[Take], unknown: int = 0) -> int:
    """How many takes the shot still needs: those that bought nothing do not count.

    Takes that cannot be read may have been paid for: none is made in the place of ``unknown``.
    """
    return max(0, shot.takes - unknown - sum(not take.bought_nothing for take in takes))
