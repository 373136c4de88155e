"""A task of the service's list that no take of the library claims."""

from dataclasses import dataclass, field
from enum import Enum

from .money import Cost


class Ruling(Enum):
    """What is known of a found task, or was said of it."""

    OPEN = "open"  # it may be ours, and the artist has not said
    NOT_OURS = "not_ours"  # nothing of ours could have made it: another computer, another tool
    LET_BE = "let_be"  # the artist wants nothing of it
    TAKEN = "taken"  # it belongs to a take now


class Suspicion(Enum):
    """Why it may be ours."""

    NONE = "none"
    ANSWER = "answer"  # the answer to a request of ours is open, and this may be what it made
    GIVEN_UP = "given_up"  # the artist gave up a request whose answer was open: it may be its film
    LEDGER = "ledger"  # the library may have lost the take that it belongs to


@dataclass(frozen=True)
class FoundTask:
    """``created`` is unix seconds on the service's clock, None where the list does not say.

    ``account`` marks the service and the key that it was seen with.
    """

    id: str
    account: str = ""
    model: str = ""
    created: float | None = None
    cost: Cost = field(default_factory=Cost)
    ruling: Ruling = Ruling.OPEN
    suspicion: Suspicion = Suspicion.NONE

    def holds_back(self, model: str) -> bool:
        """Whether a request of that model waits, since it may be what made this task."""
        holds = self.suspicion in (Suspicion.ANSWER, Suspicion.LEDGER)
        return self.ruling is Ruling.OPEN and holds and self.model in ("", model)
