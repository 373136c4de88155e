"""How far the balance has fallen since a batch was begun: for what the service never priced."""

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from .ports import Memory

SET_BACK = 24 * 3600.0  # seconds by which a clock may be set back amid a batch
FALL = "engine.balance_fall@"  # remembered, by account: when, the last reading, and what it fell by
Fall = tuple[float, str, str, str, int]  # begun at, last, fallen, largest fall, rises not counted
NONE: Fall = (-1.0, "0", "0", "0", 0)


class BalanceDrop:
    """Others may spend from the same account: it falls by at least what we took.

    A top-up (or a refund) hides what was taken since the last reading: for each rise, the largest
    fall seen counts once more.
    """

    def __init__(self, memory: Memory, account: Callable[[], str]) -> None:
        self._memory = memory
        self._account = account
        self.fallen = Decimal(0)
        self.unsure = False  # it rose before anything showed what a take costs

    def see(self, balance: Decimal, now: float, since: float) -> None:
        """A reading; the first one after ``since`` begins anew, what follows is kept for later."""
        name = FALL + self._account()
        at, last, fallen, largest, rises = cast(Fall, self._memory.get(name, NONE))
        if not since <= at <= now + SET_BACK:
            at, last, fallen, largest, rises = now, str(balance), "0", "0", 0
        fell = Decimal(last) - balance
        most = max(Decimal(largest), fell)
        rises += fell < 0
        self.fallen = Decimal(fallen) + max(fell, Decimal(0))
        if most > 0:
            self.fallen, rises = self.fallen + most * rises, 0
        self.unsure = rises > 0
        self._memory.put(name, (at, str(balance), str(self.fallen), str(max(most, 0)), rises))
