"""What the service tells us, in our words; every field it may leave out is optional."""

from dataclasses import dataclass, field
from enum import Enum

from .money import Charge, Cost
from .reason import Reasons

UPLOAD_MARGIN = 2 * 3600.0  # seconds that an upload must still live to be used again


class TaskStatus(Enum):
    """The service's own words; UNKNOWN is any other, which settles nothing."""

    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TaskReport:
    """One reading of a task; ``created`` is unix seconds, ``progress`` 0–100."""

    id: str
    status: TaskStatus
    progress: float = 0.0
    results: tuple[str, ...] = ()
    error: Reasons = ()
    code: str = ""
    charge: Charge = Charge.UNKNOWN
    model: str = ""
    created: float | None = None
    cost: Cost = field(default_factory=Cost)


@dataclass(frozen=True)
class TaskList:
    """``whole``: it goes back as far as was asked for, as far as anybody can tell."""

    tasks: tuple[TaskReport, ...] = ()
    whole: bool = True


@dataclass(frozen=True)
class Submission:
    """The service took the request; ``estimated`` is seconds, where it says."""

    task: str
    estimated: float | None = None
    cost: Cost = field(default_factory=Cost)
    replayed: bool = False


@dataclass(frozen=True)
class Upload:
    """A frame at the files service; ``expires`` is unix seconds."""

    url: str
    expires: float
    file_id: str = ""

    def lasts(self, now: float, margin: float = UPLOAD_MARGIN) -> bool:
        """Whether a take that is sent now may use it again."""
        return self.expires - now > margin


@dataclass(frozen=True)
class FileQuota:
    """Numbers of uploaded files, as the service counts them."""

    used: int
    limit: int
    left: int
