"""How far the balance has fallen since a batch was begun: for what the service never priced."""

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from .ports import Memory

SET_BACK = 24 * 3600.0  # seconds by which a clock may be set back amid a batch
FIRST = "engine.balance@"  # remembered, by account: when a batch's first reading was, and what of


class BalanceDrop:
    """Others may spend from the same account: it falls by at least what we took."""

    def __init__(self, memory: Memory, account: Callable[[], str]) -> None:
        self._memory = memory
        self._account = account
        self.fallen = Decimal(0)

    def see(self, balance: Decimal, now: float, since: float) -> None:
        """A reading; the first one after ``since`` is kept, also for the next run."""
        name = FIRST + self._account()
        at, first = cast(tuple[float, str], self._memory.get(name, (-1.0, "0")))
        if not since <= at <= now + SET_BACK:
            first = str(balance)
            self._memory.put(name, (now, first))
        self.fallen = max(Decimal(0), Decimal(first) - balance)
