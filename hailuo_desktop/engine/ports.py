"""What the engine needs of the world; the roots plug evolink, store and media in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.domain.prices import Kind
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.service import Submission, TaskList, TaskReport, Upload
from hailuo_desktop.domain.shot import Link, Request
from hailuo_desktop.domain.take import Take

Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all where known


class Service(Protocol):
    """EvoLink. Every call raises ServiceError; ``fetch`` also LinkExpired, DiskFull, BadVideo."""

    async def submit(self, request: Request, urls: Sequence[str], key: str) -> Submission:
        """The paid POST, sent once: OutcomeUnknown when it may have been accepted."""
        ...

    async def task(self, task_id: str) -> TaskReport: ...

    async def tasks(self, task_ids: Sequence[str]) -> list[TaskReport] | None:
        """Read up to 50 in one request; unknown ids are absent. None: it has no such call."""
        ...

    async def recent(self, model: str, since: float) -> TaskList:
        """The account's tasks of a model, newest first, without result links.

        Read page by page until they go back beyond ``since`` (unix seconds); NotFound where there
        is no list.
        """
        ...

    async def listed(self, since: float) -> list[TaskReport]:
        """Every video task of the account from then on (unix seconds), newest first.

        Read page by page until a page goes back beyond ``since``; NotFound where there is no list.
        """
        ...

    async def upload(self, file: Path, name: str) -> Upload: ...

    async def fetch(self, url: str, part: Path, progress: Progress) -> None:
        """Stream a result to ``part``, going on from what it holds where that is possible."""
        ...

    async def credits(self) -> Balance: ...
    async def models(self) -> frozenset[str]:
        """What the key may use, as far as the service says."""
        ...


class Ledger(Protocol):
    """Takes on disk. ``save`` returns only when the take would survive a power cut."""

    def save(self, take: Take) -> None:
        """TaskClaimed where the take's task is another take's already."""
        ...

    def forget(self, take_id: str) -> None: ...
    def claimed(self) -> Mapping[str, float | None]:
        """Every task id that belongs to a take, with when that was sent (unix seconds)."""
        ...

    def unanswered(self) -> Sequence[Take]:
        """Takes that were sent and have no task: in doubt, or given up in doubt."""
        ...

    def alike(self, kind: Kind) -> Iterable[Take]:
        """Takes of a kind, newest first, read as far as they are asked for."""
        ...


class Frames(Protocol):
    def path(self, digest: str) -> Path:
        """Where the frame lies, whether or not it is there."""
        ...


class Videos(Protocol):
    def part(self, take: Take) -> Path:
        """Where the unfinished download of this take lies."""
        ...

    def kept(self, take: Take) -> str | None:
        """The path in the library where the take's video lies already, or None."""
        ...

    def home(self, take: Take) -> Path:
        """Where the whole video of this take lies, if it does."""
        ...

    def set_aside(self, take: Take, part: Path) -> str:
        """Keep a download that cannot be read; gives its path in the library. What is there
        already with the same bytes is not kept twice."""
        ...

    def keep(self, take: Take, part: Path) -> str:
        """Make a checked part the take's video: fsync, rename; gives the path in the library."""
        ...


class Uploads(Protocol):
    """Frames at the files service, by content hash, so that each is sent once."""

    def find(self, digest: str) -> Upload | None: ...
    def save(self, digest: str, upload: Upload) -> None: ...
    def forget(self, digest: str) -> None: ...


class Films(Protocol):
    """What can be known of a film by looking at it."""

    def check(self, file: Path) -> None:
        """Raise BadVideo unless the file is a whole video."""
        ...

    def proves(self, file: Path, request: Request, frames: Sequence[Path]) -> bool:
        """Whether a film is what was asked for: length, size, and first and last frame as sent.

        ``frames`` are the files that were sent, first then last.
        """
        ...

    def sign(self, part: Path, take: Take, board: str) -> Path:
        """A copy beside it that says how it was made; ``part`` itself where that fails."""
        ...


class Memory(Protocol):
    """Small facts about the service that outlive a run."""

    def get(self, name: str, default: object) -> object: ...
    def put(self, name: str, value: object) -> None: ...


class Found(Protocol):
    """Tasks of the service that no take claims, on disk."""

    def save(self, task: FoundTask) -> None: ...
    def find(self, task_id: str) -> FoundTask | None: ...
    def open(self) -> Sequence[FoundTask]:
        """Those that wait for the artist's word."""
        ...


class Clock(Protocol):
    """Time as the engine knows it; a simulation has one of its own."""

    def now(self) -> float:
        """Unix seconds: for what is written down, and for times that others tell."""
        ...

    def ticks(self) -> float:
        """Seconds from anywhere that only go on: for waiting, however the clock is set."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class Stills(Protocol):
    """How a frame is made fit to send; the file may be another than the one kept."""

    def ready(self, frame: Frame, file: Path) -> Path: ...


class ChainBroken(HailuoError):
    """The film that a take was to begin with will not come: all takes of that shot failed."""


class FilmMissing(HailuoError):
    """The film of a completed take is not whole on disk; the service may have it still."""

    def __init__(self, take: Take) -> None:
        super().__init__(reason("film_damaged", take=take.number))
        self.take = take


@dataclass(frozen=True)
class Opening:
    """The first frame of a chained take, and the id of the take whose film it ends."""

    frame: Frame
    take: str


class Chain(Protocol):
    async def frame(self, link: Link) -> Opening | None:
        """The last picture of the linked shot's film; None while there is none yet.

        ChainBroken when none will come of the takes that there are; FilmMissing when that film
        has to be fetched again first.
        """
        ...


@dataclass(frozen=True)
class World:
    """Every port in one value; ``address`` is the service's, since none is like another.

    ``account`` gives the mark of the service and the key in use; ``board`` the name of the
    board that a shot is on, or nothing.
    """

    service: Service
    ledger: Ledger
    frames: Frames
    videos: Videos
    uploads: Uploads
    films: Films
    stills: Stills
    memory: Memory
    clock: Clock
    chain: Chain
    found: Found
    address: str = ""
    account: Callable[[], str] = str
    board: Callable[[str], str] = lambda _: ""
