"""What the engine tells: facts, frozen, published after they are on disk."""

from dataclasses import dataclass
from enum import Enum

from hailuo_desktop.domain.errors import HailuoError, OutOfCredits, ServiceError, Unauthorised
from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.domain.reason import Reasons
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.domain.take import Take


class Cause(Enum):
    """Why the whole queue stands still."""

    KEY = "key"
    CREDITS = "credits"
    DISK = "disk"
    CAP = "cap"
    PRICE = "price"  # the cap cannot be kept: nobody knows what the next take costs
    ANSWERS = "answers"  # several in a row say nothing of what became of the request
    LEDGER = "ledger"  # takes may be missing, and nobody can look


@dataclass(frozen=True)
class Halt:
    """``reasons`` say what happened and what to do; one action resumes the queue."""

    cause: Cause
    reasons: Reasons

    @property
    def sentence(self) -> str:
        """In the language spoken now."""
        return worded(self.reasons)


def halt_for(error: HailuoError) -> Halt:
    """The halt that an error calls for; what is neither key nor credits is the disk."""
    match error:
        case Unauthorised():
            return Halt(Cause.KEY, error.reasons)
        case OutOfCredits():
            return Halt(Cause.CREDITS, error.reasons)
        case _:
            return Halt(Cause.DISK, error.reasons)


@dataclass(frozen=True)
class TakeChanged:
    """A take as the ledger has it now."""

    take: Take


@dataclass(frozen=True)
class TakeForgotten:
    """The id of a take that was never sent and is gone from the ledger."""

    take: str


@dataclass(frozen=True)
class QueueChanged:
    """``paused`` is the artist's own pause, ``halt`` the queue's."""

    paused: bool
    halt: Halt | None


@dataclass(frozen=True)
class ServiceSeen:
    """The service answered, or why it did not; the balance where it was read.

    ``models`` are those that the key may use; empty where the service has not said.
    """

    error: ServiceError | None = None
    balance: Balance | None = None
    models: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TasksFound:
    """Tasks that the service made and no take claims, as far as the artist has to say."""

    tasks: tuple[FoundTask, ...]


Event = TakeChanged | TakeForgotten | QueueChanged | ServiceSeen | TasksFound
