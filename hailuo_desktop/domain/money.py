"""Credits as the service states them: recorded, never guessed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


def digits(number: Decimal) -> str:
    """As a value travels: “20”, never “2E+1”."""
    return f"{number.normalize():f}"


class Charge(Enum):
    """What is known of a take's price having been taken."""

    NO = "not charged"
    YES = "charged"
    UNKNOWN = "may be charged"


@dataclass(frozen=True)
class Cost:
    """Credits as stated for one take; None where the service said nothing."""

    reserved: Decimal | None = None
    used: Decimal | None = None

    def updated(self, later: "Cost") -> "Cost":
        """What a later answer adds; what it leaves out stays known."""
        return Cost(
            self.reserved if later.reserved is None else later.reserved,
            self.used if later.used is None else later.used,
        )


@dataclass(frozen=True)
class Balance:
    """What is left, in credits: of the account, and of this key (None: no own limit)."""

    account: Decimal
    key: Decimal | None = None

    @property
    def available(self) -> Decimal:
        return self.account if self.key is None else min(self.account, self.key)
