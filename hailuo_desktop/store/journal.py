"""The journal: every step of a take that money hangs on, appended beside the database.

A tidy-up tool may delete the database's log, a backup may put yesterday's database back, a bit
may flip: what was sent is then known from here. A line is on disk before the POST leaves.

Each line is the CRC-32 of what follows, in eight hexadecimal digits, a blank, and one JSON object:

- ``{"journal": 1, "library": id}`` begins every file;
- ``{"at": unix seconds, "event": "intent" | "task" | "uncertain" | "settled" | "unsent",
  "take": id, "state": name, "outcome": JSON, "task": id}``; an intent also has ``"key"``,
  ``"account"`` and the whole ``"row"`` of the ledger, and so has any first word of a take;
- ``{"event": "forgotten", "take": id}``: it never left, and is no take any more;
- ``{"event": "closed", "generation": n}``: the library was closed in good order.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from hailuo_desktop.domain.take import AT_SERVICE, SETTLED, Queued, Submitting, Take, Uncertain

from .durable import make_folder, sync_folder, trouble
from .rows import row_of, take_of

FOLDER = "journal"
VERSION = 1
END = 200  # bytes: more than the line of a good end is long
MONTHS = 6  # files kept: a task list does not reach back further, nor does an upload's receipt
INTENT, TASK, UNCERTAIN, TAKE_SETTLED, UNSENT = "intent", "task", "uncertain", "settled", "unsent"
FORGOTTEN, CLOSED = "forgotten", "closed"
# How much a word claims: what claims more is never undone by what claims less.
RANK = {UNSENT: 0, INTENT: 1, UNCERTAIN: 2, TASK: 3, TAKE_SETTLED: 4}
FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
Row = Mapping[str, Any]


def event_of(take: Take) -> str:
    """How far the take is, as far as money is concerned."""
    match take.state:
        case Submitting():
            return INTENT
        case Uncertain():
            return UNCERTAIN
        case state if isinstance(state, SETTLED):
            return TAKE_SETTLED
        case state if isinstance(state, AT_SERVICE):
            return TASK
        case _:
            return UNSENT


@dataclass(frozen=True)
class Entry:
    """What the journal last says of a take; ``row`` is the ledger's as of its first word."""

    event: str
    row: Row
    file: str

    @property
    def rank(self) -> int:
        return RANK[self.event]

    @property
    def take(self) -> Take | None:
        """The take as it last stood; None where a newer version of the app wrote it."""
        first = take_of({**self.row, "checksum": None})
        if first is None:
            return None
        if self.event == UNSENT:
            return replace(first, state=Queued(), task="", submitted=None)
        return replace(first, task=self.row["task"] or "")


@dataclass(frozen=True)
class Reading:
    """What the files say. ``library`` is whose they are, empty where there are none.

    ``generation`` is of the last close, None where something was written since; ``last`` is the
    take that the last line is about. ``broken`` lines were left out; a torn last one, which a
    crash leaves, does not count.
    """

    library: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    generation: int | None = None
    last: str = ""
    broken: int = 0


class Journal:
    """Append-only; ``note`` raises DiskFull or LibraryError where a line cannot be written."""

    def __init__(
        self, folder: Path, library: str, clock: Callable[[], datetime], reading: Reading
    ) -> None:
        """Go on with what was read, so that nothing is said twice."""
        self._folder = folder
        self._library = library
        self._clock = clock
        self._month = ""
        self._handle: int | None = None
        takes = {take_id: entry.take for take_id, entry in reading.entries.items()}
        self._known = {take_id: _said(take) for take_id, take in takes.items() if take}

    def begin(self) -> None:
        """Lie there from now on, whatever is put down: one that is missing later was lost."""
        file = self._file(self._now())
        try:
            self._opened(file)
        except OSError as error:
            self.release()
            raise trouble(error, file, 0) from error

    def note(self, take: Take) -> None:
        """Put down where the take stands, where that is news that money hangs on."""
        self.note_all([take])

    def note_all(self, takes: Iterable[Take]) -> None:
        """The same for many, written at once."""
        news = [(take, line) for take in takes if (line := self._news(take))]
        self._append(*(line for _, line in news))
        for take, _ in news:
            self._known[take.id] = _said(take)

    def forget(self, take_id: str) -> None:
        """The take never reached the service, and has left the ledger."""
        if take_id in self._known:
            self._append({"event": FORGOTTEN, "take": take_id})
            del self._known[take_id]

    def close(self, generation: int) -> None:
        """The last word of a run that ended in good order."""
        try:
            self._append({"event": CLOSED, "generation": generation})
        finally:
            self.release()

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def prune(self, reading: Reading) -> None:
        """Files of past months of which no take is open any more, the last ``MONTHS`` left out."""
        files = _files(self._folder)[:-MONTHS]
        needed = {entry.file for entry in reading.entries.values() if entry.event != TAKE_SETTLED}
        for file in files:
            if file.name in needed:
                return  # its later lines mean nothing without the earlier ones
            file.unlink(missing_ok=True)

    def _news(self, take: Take) -> dict[str, Any] | None:
        known = self._known.get(take.id)
        never_left = not take.task and take.submitted is None and event_of(take) != INTENT
        if _said(take) == known or (known is None and never_left):
            return None
        event, row = event_of(take), row_of(take)
        line: dict[str, Any] = {"event": event, "take": take.id}
        line |= {name: row[name] for name in ("state", "outcome", "task")}
        if event in (INTENT, TASK) or known is None:
            line |= {"key": take.key, "account": take.account, "row": row}
        return line

    def _append(self, *lines: dict[str, Any]) -> None:
        if not lines:
            return
        now = self._now()
        data = b"".join(_packed({"at": now.timestamp(), **line}) for line in lines)
        file = self._file(now)
        try:
            handle = self._opened(file)
            end = os.lseek(handle, 0, os.SEEK_END)
            try:
                _write(handle, data)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, end)  # half a line would hide the next one
                raise
        except OSError as error:
            self.release()
            raise trouble(error, file, len(data)) from error

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _file(self, now: datetime) -> Path:
        return self._folder / f"{now:%Y-%m}.jsonl"

    def _opened(self, file: Path) -> int:
        if self._handle is not None and self._month == file.stem:
            return self._handle
        self.release()
        make_folder(file.parent)
        handle = os.open(
            file, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644
        )
        self._handle, self._month = handle, file.stem
        # The torn line that a crash leaves was never relied on, and would spoil the next one.
        os.ftruncate(handle, file.read_bytes().rfind(b"\n") + 1)
        if not os.fstat(handle).st_size:
            _write(handle, _packed({"journal": VERSION, "library": self._library}))
            os.fsync(handle)
            sync_folder(file.parent)
        return handle


def read_journal(folder: Path) -> Reading:
    """All that the files say; what cannot be read is counted and left out."""
    library, last, broken = "", "", 0
    generation: int | None = None
    entries: dict[str, Entry] = {}
    for file in _files(folder):
        *whole, _ = file.read_bytes().split(b"\n")  # behind the last line end is a torn line
        for line in map(_unpacked, whole):
            if line is None:
                broken += 1
            elif "journal" in line:
                library = str(line.get("library", ""))
            else:
                generation = line["generation"] if line["event"] == CLOSED else None
                last = str(line.get("take", ""))
                _take_in(entries, line, file.name)
    return Reading(library, entries, generation, last, broken)


def read_end(folder: Path) -> Reading:
    """Whose journal it is and whether its last word is a good end: without reading the rest."""
    if not (files := _files(folder)):
        return Reading()
    with files[-1].open("rb") as file:
        file.seek(max(0, files[-1].stat().st_size - END))
        last = _unpacked(file.read().rstrip(b"\n").rpartition(b"\n")[2]) or {}
    generation = last.get("generation") if last.get("event") == CLOSED else None
    # A crash may leave the newest month without its first line.
    owners = (owner for file in reversed(files) if (owner := _owner(file)))
    return Reading(next(owners, ""), generation=generation)


def _owner(file: Path) -> str:
    with file.open("rb") as lines:
        head = _unpacked(lines.readline().rstrip(b"\n")) or {}
    return str(head.get("library", ""))


def old_months(folder: Path) -> int:
    """How many files there are beyond those that are kept in any case."""
    return max(0, len(_files(folder)) - MONTHS)


def _take_in(entries: dict[str, Entry], line: Mapping[str, Any], file: str) -> None:
    event, take = line["event"], str(line.get("take", ""))
    if event == FORGOTTEN:
        entries.pop(take, None)
    elif event in RANK:
        before = entries.get(take)
        row: Row | None = line.get("row") or (before.row if before else None)
        if row is None:
            return  # its first word is lost: the ledger or the service's list knows more
        new = {name: line.get(name) for name in ("state", "outcome", "task")}
        entries[take] = Entry(event, {**row, **new}, before.file if before else file)


def _said(take: Take) -> tuple[object, ...]:
    """What makes a word news; progress alone does not."""
    return event_of(take), take.task, take.submitted


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("????-??.jsonl")) if folder.is_dir() else []


def _packed(line: Mapping[str, Any]) -> bytes:
    text = json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode()
    return b"%08x %s\n" % (crc32(text), text)


def _unpacked(data: bytes) -> Mapping[str, Any] | None:
    check, _, text = data.partition(b" ")
    try:
        if check != b"%08x" % crc32(text):
            return None
        line = json.loads(text)
    except (ValueError, RecursionError):
        return None
    known = isinstance(line, dict) and ("journal" in line or "event" in line)
    return cast(Mapping[str, Any], line) if known else None


def _write(handle: int, data: bytes) -> None:
    """All of it: a short write is an error of the disk, and says so the second time."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
