"""A price that nobody knows yet: under a cap, the artist lets one take go, to learn it."""

from dataclasses import dataclass

from hailuo_desktop.domain.take import Take

from .admission import Admission
from .budget import Budget
from .events import Cause
from .gate import Gate
from .live_takes import LiveTakes
from .order import in_order
from .reconciliation import Reconciliation


@dataclass(frozen=True)
class Learning:
    """The artist's word is written down with the one take that it is for: it is good for no other,
    and a restart neither forgets it nor takes it for another word.
    """

    live_takes: LiveTakes
    gate: Gate
    admission: Admission
    budget: Budget
    reconciliation: Reconciliation

    def send_one(self, *, anew: bool = True) -> bool:
        """Whether one goes: the first that is held for its price; the rest wait for what it costs.

        ``anew``: also where one has gone before, and nothing has told what it cost.
        """
        take = self._first()
        if take is not None and (anew or not self.budget.untold(take)):
            self.live_takes.change(take.id, learns_price=True)
        elif take is not None:
            return False
        self.gate.release_if(Cause.PRICE)
        self.admission.wake()
        return take is not None

    def _first(self) -> Take | None:
        waiting = [self.live_takes[take_id] for take_id in self.admission.waiting]
        return next(filter(self._is_held, in_order(waiting)), None)

    def _is_held(self, take: Take) -> bool:
        return not take.held and not self.reconciliation.holds_back(take) and self.budget.asks(take)
