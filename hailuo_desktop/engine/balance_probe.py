"""The balance around a POST: a hint of what became of it, and never a proof."""

from decimal import Decimal

from hailuo_desktop.domain.errors import ServiceError
from hailuo_desktop.domain.money import Balance, Cost, digits
from hailuo_desktop.domain.reason import Reasons, reason

from .ports import Clock, Service

FRESH = 60.0  # seconds that a reading serves


class BalanceProbe:
    """Remembers what was there before, and what accepted takes have taken since."""

    def __init__(self, service: Service, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._before: Balance | None = None
        self._at = 0.0
        self._taken: Decimal | None = Decimal(0)

    @property
    def account(self) -> Decimal | None:
        """What the account held at the last look, where that is known."""
        return None if self._before is None else self._before.account

    async def probe(self, fresh: float = FRESH) -> None:
        """Read the balance before a POST, unless it was read so lately (seconds)."""
        if self._before is None or not 0.0 <= self._clock.ticks() - self._at < fresh:
            self._before = await self._read()
            self._at = self._clock.ticks()
            self._taken = Decimal(0)

    def accepted(self, cost: Cost) -> None:
        """A take went through: what it took is no trace of one that was lost."""
        known = self._taken is not None and cost.reserved is not None
        self._taken = self._taken + cost.reserved if known else None  # type: ignore[operator]

    def odd(self, cost: Cost) -> bool:
        """Whether a take is said to cost more than there was: then the unit is another."""
        return (
            self._before is not None
            and cost.reserved is not None
            and cost.reserved > self._before.available
        )

    async def fell(self) -> Decimal | None:
        """By how much more the balance fell than accepted takes explain; None: not known."""
        now = await self._read()
        if now is None or self._before is None or self._taken is None:
            return None
        return self._before.account - now.account - self._taken

    async def _read(self) -> Balance | None:
        try:
            return await self._service.credits()
        except ServiceError:
            return None


def hint(fell: Decimal | None) -> Reasons:
    """What the balance says of a lost answer; empty where it says nothing."""
    if fell is None or fell < 0:
        return ()
    return (reason("balance_fell", fell=digits(fell)) if fell else reason("balance_same"),)
