"""What a render has to do: counted from the batch and the ledger, before anything is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.prices import Estimate, estimate
from hailuo_desktop.domain.review import frozen
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take, Uncertain
from hailuo_desktop.formats import number
from hailuo_desktop.studio.sending import Covered
from hailuo_desktop.translate import n


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
    board: Storyboard,
    shots: Iterable[Shot],
    covered: Mapping[str, Covered],
    known: Sequence[Take],
) -> Plan:
    """``covered`` tells what there is of each shot, by its id; ``known`` are all takes that
    teach prices."""
    chosen = list(shots)
    takes = [take for shot in chosen for take in covered[shot.id].takes]
    done = sum(isinstance(take.state, Completed) for take in takes)
    uncertain = sum(isinstance(take.state, Uncertain) for take in takes)
    going = sum(not take.settled for take in takes) - uncertain
    missing = [shot for shot in chosen for _ in range(covered[shot.id].lacking)]
    cost = estimate((frozen(board, shot) for shot in missing), known)
    return Plan(len(chosen), done, going, uncertain, len(missing), cost)


def told(covered: Mapping[str, Covered], retries: bool) -> list[str]:
    """What is not sent since it is there already, or was tried already; with ``retries``, what
    was tried is paid for again."""
    over = sum(len(each.over) for each in covered.values())
    ended = sum(each.ended for each in covered.values())
    anew = sum(each.retried for each in covered.values())
    return [*_over(over), *_ended(ended), *(_anew(anew) if retries else ())]


def _over(count: int) -> list[str]:
    if not count:
        return []
    return [
        n(
            "The library has {count} take from the very same request under another name: it is "
            "taken over, and not sent. To pay for a new one, say --again.",
            "The library has {count} takes from the very same requests under other names: they "
            "are taken over, and not sent. To pay for new ones, say --again.",
            count,
        )
    ]


def _ended(count: int) -> list[str]:
    if not count:
        return []
    return [
        n(
            "{count} take failed or was given up, and is not sent again. To pay for it again, "
            "say --retry-failed.",
            "{count} takes failed or were given up, and are not sent again. To pay for them "
            "again, say --retry-failed.",
            count,
        )
    ]


def _anew(count: int) -> list[str]:
    if not count:
        return []
    return [
        n(
            "{count} take that failed or was given up is sent and paid for again.",
            "{count} takes that failed or were given up are sent and paid for again.",
            count,
        )
    ]
