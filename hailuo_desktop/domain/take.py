"""A take: one generation of a shot, and the only ways its state may change."""

from dataclasses import dataclass, field, replace

from .money import Charge, Cost
from .reason import Reasons
from .shot import Link, Request


@dataclass(frozen=True)
class Queued:
    """Not sent yet."""


@dataclass(frozen=True)
class Uploading:
    """Its frames are being made ready and uploaded; nothing was paid for."""


@dataclass(frozen=True)
class Submitting:
    """The one paid request is on its way, or was when the app was closed."""


@dataclass(frozen=True)
class Pending:
    """The service has it and has not begun."""


@dataclass(frozen=True)
class Processing:
    """``progress`` is 0–100, as the service says; it may stand still or go back."""

    progress: float = 0.0


@dataclass(frozen=True)
class Downloading:
    """Bytes on disk so far, and in all where the service says."""

    received: int = 0
    total: int | None = None


@dataclass(frozen=True)
class Completed:
    """``file`` is relative to the library's folder."""

    file: str


@dataclass(frozen=True)
class Failed:
    """``error`` says why; ``code`` as the service words it."""

    error: Reasons
    code: str = ""
    charge: Charge = Charge.NO


@dataclass(frozen=True)
class Uncertain:
    """The submission's outcome is unknown: it may have been charged."""

    why: Reasons


@dataclass(frozen=True)
class Cancelled:
    """Given up by the artist, or by the service."""


State = (
    Queued
    | Uploading
    | Submitting
    | Pending
    | Processing
    | Downloading
    | Completed
    | Failed
    | Uncertain
    | Cancelled
)
STATES: tuple[type[State], ...] = (
    Queued,
    Uploading,
    Submitting,
    Pending,
    Processing,
    Downloading,
    Completed,
    Failed,
    Uncertain,
    Cancelled,
)
UNSENT = (Queued, Uploading)
SETTLED = (Completed, Failed, Cancelled)
AT_SERVICE = (Pending, Processing, Downloading)

# A task is at the service only through Submitting or the artist's word on an uncertain one.
TRANSITIONS: dict[type[State], frozenset[type[State]]] = {
    Queued: frozenset({Uploading, Submitting, Failed, Cancelled}),
    Uploading: frozenset({Queued, Uploading, Submitting, Failed, Cancelled}),
    Submitting: frozenset({Queued, Pending, Failed, Uncertain}),
    Pending: frozenset({Pending, Processing, Downloading, Failed, Cancelled}),
    Processing: frozenset({Pending, Processing, Downloading, Failed, Cancelled}),
    Downloading: frozenset({Pending, Processing, Downloading, Completed, Failed, Cancelled}),
    Uncertain: frozenset({Queued, Pending, Cancelled}),
    Completed: frozenset(),
    Failed: frozenset(),
    Cancelled: frozenset(),
}


TASK_NOT_FOUND = "task_not_found"


class IllegalStep(ValueError):
    """A bug of ours: this state cannot follow that one."""


@dataclass(frozen=True)
class Hold:
    """Queued for later: the artist starts it, or it starts ``at`` (unix seconds), or when the
    ``network`` is there; with both, when it is there after that time."""

    at: float | None = None
    network: bool = False


@dataclass(frozen=True)
class Take:
    """``key`` is the idempotency key of the one paid POST; times are unix seconds.

    ``urls`` are the frames' addresses in that POST, so that a retry sends the same bytes.
    ``estimated`` is how many seconds the service thinks it needs, where it says so.
    ``dismissed`` takes have left the queue panel, not the ledger.
    ``followed`` is False after "stop following": the task goes on at the service and
    is charged all the same. ``note`` is what the artist should know meanwhile.
    ``place`` orders what is not sent yet, the lowest first. ``first_from`` is where the first
    frame is still to come from, and ``source`` the take that it came from.
    ``account`` marks the service and the key that it was sent with, since nobody else knows
    its task; no key can be had from it. ``hold`` keeps it from being sent before it ends, which
    is when it was ``released``. ``unproven`` takes were given a task that was found by looking:
    its film has to prove that it is theirs. ``aside`` is where in the library a film lies that
    came down and could not be read: it is paid for, and kept.
    ``brought_in`` is the name of the file that a clip made elsewhere was brought in from: it was
    never asked for, and costs nothing. ``learns_price`` takes go under a cap although nobody knows
    what they cost: the artist has said so, of this one alone.
    """

    id: str
    shot: str
    number: int
    request: Request
    key: str
    created: float
    name: str = ""
    state: State = field(default_factory=Queued)
    urls: tuple[str, ...] = ()
    task: str = ""
    changed: float = 0.0
    submitted: float | None = None
    estimated: float | None = None
    followed: bool = True
    dismissed: bool = False
    note: Reasons = ()
    cost: Cost = field(default_factory=Cost)
    place: float = 0.0
    first_from: Link | None = None
    source: str = ""
    account: str = ""
    hold: Hold | None = None
    released: float | None = None
    unproven: bool = False
    aside: str = ""
    brought_in: str = ""
    learns_price: bool = False

    @property
    def settled(self) -> bool:
        return isinstance(self.state, SETTLED)

    @property
    def unsent(self) -> bool:
        """Whether it still stands in the queue, and no POST of it is out."""
        return isinstance(self.state, UNSENT)

    @property
    def never_sent(self) -> bool:
        """Whether no POST of it has ever left, so that it can still be changed."""
        return self.unsent and self.submitted is None

    @property
    def held(self) -> bool:
        """Whether it waits for its start, and not for its turn."""
        return self.hold is not None and isinstance(self.state, Queued)

    def may_be_of(self, account: str) -> bool:
        """Whether that account can be asked about its task."""
        return self.account in ("", account)

    @property
    def reached(self) -> bool:
        """Whether a POST of it may have got to the service."""
        return self.submitted is not None or bool(self.task)

    @property
    def bought_nothing(self) -> bool:
        """Whether it ended without a film and without a charge: another may take its place.

        A failure that was or may have been charged is the artist's to decide about.
        """
        match self.state:
            case Failed(charge=charge):
                return charge is Charge.NO
            case _:
                return isinstance(self.state, Cancelled)

    @property
    def lost_sight_of(self) -> bool:
        """Whether it ended only since the service knew its task no more, which may change."""
        return isinstance(self.state, Failed) and self.state.code == TASK_NOT_FOUND

    @property
    def at_service(self) -> bool:
        return isinstance(self.state, AT_SERVICE)


def step(take: Take, state: State, at: float) -> Take:
    """The take in its next state; raises IllegalStep where the table has no such step."""
    if type(state) not in TRANSITIONS[type(take.state)] and not _taken_back(take, state):
        names = f"{type(take.state).__name__} → {type(state).__name__}"
        raise IllegalStep(f"take {take.id}: {names}")
    return replace(take, state=state, changed=at, note=())


def _taken_back(take: Take, state: State) -> bool:
    """Whether what was believed of its task turns out otherwise.

    One that was found by looking is another's; one that the service knew no more is there again.
    """
    doubted = take.unproven and take.at_service and isinstance(state, Uncertain)
    return doubted or (take.lost_sight_of and isinstance(state, Pending))
