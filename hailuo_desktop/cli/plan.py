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
from hailuo_desktop.formats import listed, number
from hailuo_desktop.studio.sending import Covered
from hailuo_desktop.translate import n, t


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
        done, going, open_ = self.done, self.going, self.uncertain
        facts = (
            n("{count} already done", "{count} already done", done) if done else "",
            n("{count} under way", "{count} under way", going) if going else "",
            n("{count} waiting for your decision", "{count} waiting for your decision", open_)
            if open_
            else "",
            self._to_send(cap),
        )
        return t(
            "“{board}” is ready: {shots}; {facts}.",
            board=board,
            shots=counted(self.shots, "shot"),
            facts=listed(filter(None, facts)),
        )

    def _to_send(self, cap: Decimal | None) -> str:
        takes = counted(self.to_send, "take")
        if self.cost.unknown == self.to_send > 0:
            if cap is not None:
                return t(
                    "{takes} to send, at a cost that is not known yet: under the cap of {cap} "
                    "none goes without --learn-price, and then one alone, to learn it",
                    takes=takes,
                    cap=number(cap),
                )
            return t("{takes} to send, at a cost that is not known yet", takes=takes)
        if cap is None or self.cost.credits <= cap:
            return t("{takes} to send, for {cost}", takes=takes, cost=self.cost)
        return t(
            "{takes} to send, for {cost}, beyond the cap of {cap}",
            takes=takes,
            cost=self.cost,
            cap=number(cap),
        )


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
