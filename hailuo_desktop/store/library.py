"""Everything on this computer: one database and a media folder, open in one program at a time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import cast
from uuid import uuid4

from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.translate import n, t

from .backups import BEFORE_UPDATE, Backup, Backups, now
from .boards import Boards
from .catching_up import caught_up, filled_up
from .database import Damaged, Database, Held
from .durable import trouble
from .fingerprints import Fingerprints
from .found_tasks import FoundTasks
from .frames import Frames
from .journal import FOLDER, Journal, Reading, old_months, read_end, read_journal
from .lock import Lock, taken
from .marks import TakeMarks
from .rescue import log_of, rescue
from .settings import Settings
from .takes import Takes
from .uploads import Uploads
from .videos import Videos

DATABASE = "library.sqlite"
BACKUPS = "backups"
MEDIA = "media"
ID = "library.id"  # of the settings: whose journal it is
GENERATION = "library.generation"  # how often it was closed in good order
BROKEN = "journal.broken"  # lines that could not be read, as far as they were told of


class Library:
    """``notice`` is for the artist, where opening it needed a repair; empty otherwise.

    ``unclean``: the last run did not end in good order, or this is not the database that it
    left. What was sent last may be missing, so the service is asked before anything is sent.
    ``brought_back`` are the ids of takes that only the journal knew.
    """

    def __init__(
        self,
        folder: Path,
        lock: Lock,
        database: Database,
        backups: Backups,
        notice: str,
        clock: Callable[[], datetime] = now,
        *,
        bereft: bool = False,
    ) -> None:
        self._bereft = bereft
        self.folder = folder
        self.notice = notice
        self.backups = backups
        self._lock = lock
        self._database = database
        self.settings = Settings(database)
        self._closed = False
        self._journal, reading = self._own_journal(clock)
        self.takes = Takes(database, self._journal)
        self.brought_back: frozenset[str] = frozenset()
        self._catch_up(reading, clock().timestamp())
        self.takes.search.look_after(thorough=self.unclean)
        self.unreadable_takes = self.takes.unreadable()  # reads them all: once is enough
        self.boards = Boards(database)
        self.found = FoundTasks(database)
        self.marks = TakeMarks(database)
        self.fingerprints = Fingerprints(database)
        self.frames = Frames(folder / MEDIA / "frames")
        self.videos = Videos(folder)
        self._look_after()

    @classmethod
    def open(cls, folder: Path, owner: str, clock: Callable[[], datetime] = now) -> "Library":
        """Open or make it; LibraryError says who holds it or why it cannot be used."""
        folder = folder.expanduser().absolute()
        lock = _locked(folder)
        try:
            backups = Backups(folder / BACKUPS, clock)
            bereft = _is_bereft(folder)
            database, notice = _database(folder / DATABASE, backups, clock)
        except Held:
            lock.release()
            raise taken(folder) from None
        except BaseException:
            lock.release()
            raise
        try:
            lock.name(owner)
            return cls(folder, lock, database, backups, notice, clock, bereft=bereft)
        except BaseException:
            database.close()
            lock.release()
            raise

    def uploads_for(self, service: str) -> Uploads:
        return Uploads(self._database, service)

    def restore(self, backup: Backup) -> Backup:
        """Bring a backup's boards back, and forget no take; gives the copy of what was there."""
        before = self.backups.restore(backup, self._database)
        self.boards = Boards(self._database)
        self.takes.search.look_after()
        return before

    def close(self) -> None:
        """In good order: the next start need not ask what became of this run."""
        if self._closed:
            return
        self._closed = True
        try:
            generation = self._generation() + 1
            self.settings.put(GENERATION, generation)
            self._journal.close(generation)
        except (LibraryError, DiskFull):
            self._journal.release()  # then the next start asks
        self._database.close()
        self._lock.release()

    def notify(self, sentence: str) -> None:
        """One more thing to notice."""
        self.notice = f"{self.notice} {sentence}".strip()

    def _own_journal(self, clock: Callable[[], datetime]) -> tuple[Journal, Reading]:
        """The journal to go on with, and what it says that the ledger may not know."""
        place, owner = self.folder / FOLDER, str(self.settings.get(ID, ""))
        end = read_end(place)
        if owner and end.library not in ("", owner):
            self._put_aside(place, end.library, clock())
            end = Reading()
        if owner and not end.library:
            self.notify(t("The library's journal was gone: a new one is begun."))
        ended_well = end.generation is not None and end.generation == self._generation()
        rescued = bool(self.notice) or self._bereft
        self.unclean = rescued or (bool(owner or end.library) and not ended_well)
        library = owner or end.library or uuid4().hex
        # After a good end both know the same, and years of it need not be read.
        reading = read_journal(place) if self.unclean or old_months(place) else end
        journal = Journal(place, library, clock, reading)
        if not end.library:
            journal.begin()  # before the library has a name: a named one has had a journal
        if not owner:
            self.settings.put(ID, library)
            self._database.settle()  # without a name, what is left would pass for a new library
        return journal, reading

    def _put_aside(self, journal: Path, owner: str, when: datetime) -> None:
        aside = journal.with_name(f"{FOLDER}-of-{owner[:8]}-{when:%Y%m%d-%H%M%S}")
        journal.rename(aside)
        self.notify(
            t(
                "The journal in {folder} was another library's: it is kept as {name}, and a new "
                "one is begun.",
                folder=self.folder,
                name=aside.name,
            )
        )

    def _generation(self) -> int:
        kept = self.settings.get(GENERATION, 0)
        return kept if isinstance(kept, int) else 0

    def _catch_up(self, reading: Reading, now: float) -> None:
        """Ledger and journal know the same afterwards."""
        if self.unclean:
            self._database.check()
        if self._database.mended:
            self.notify(t("An index of the library's database was damaged, and is made anew."))
        damaged = bool(self.takes.damaged())
        if damaged and not reading.entries:
            reading = read_journal(self.folder / FOLDER)
        if self.unclean or damaged or not reading.library:
            self._bring_back(reading)
            filled_up(self._journal, self.takes, now)
        self._journal.prune(reading)
        if reading.broken > cast(int, self.settings.get(BROKEN, 0)):
            self.settings.put(BROKEN, reading.broken)
            self.notify(
                n(
                    "{count} line of the library's journal cannot be read.",
                    "{count} lines of the library's journal cannot be read.",
                    reading.broken,
                )
            )

    def _bring_back(self, reading: Reading) -> None:
        back = caught_up(self.takes, reading)
        self.brought_back = frozenset(back)
        if back not in ([], [reading.last]):  # a kill between the two leaves the last step out
            self.notify(
                n(
                    "The library had lost what became of {count} take: the journal brought it "
                    "back.",
                    "The library had lost what became of {count} takes: the journal brought it "
                    "back.",
                    len(back),
                )
            )

    def _look_after(self) -> None:
        """The day's backup, and a word on what cannot be read."""
        takes, boards = len(self.unreadable_takes), len(self.boards.unreadable())
        if takes or boards:
            self.notify(
                t(
                    "{takes} and {boards} of the library {folder} cannot be read and are not "
                    "shown: they stay in it, and a newer Hailuo Desktop or a backup may bring "
                    "them back.",
                    takes=counted(takes, "take"),
                    boards=counted(boards, "storyboard"),
                    folder=self.folder,
                )
            )
        try:
            self.back_up_today()
        except (LibraryError, DiskFull) as error:
            self.notify(t("Today's backup could not be made: {why}", why=error))

    def back_up_today(self) -> None:
        """Unless today has one, or there is nothing yet; LibraryError or DiskFull."""
        self.backups.daily(self._database)


def _is_bereft(folder: Path) -> bool:
    """Whether something of an older library lies there, and its database does not."""
    left = any((folder / name).exists() for name in (FOLDER, MEDIA, BACKUPS))
    return left and _is_empty(folder / DATABASE)


def _locked(folder: Path) -> Lock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Lock(folder)
    except OSError as error:
        if isinstance(error, FileExistsError) and error.filename == str(folder):
            raise LibraryError(
                t(
                    "The library {folder} is a file: choose a folder for it with --library.",
                    folder=folder,
                )
            ) from error
        why = trouble(error, folder, 0)
        if isinstance(why, DiskFull):
            raise why from error
        raise LibraryError(
            t(
                "The library {folder} cannot be opened ({why}): check that the folder may be "
                "written, or choose another with --library.",
                folder=folder,
                why=error.strerror,
            )
        ) from error


def _check(file: Path, backups: Backups) -> None:
    """A new library has nothing beside its database that tells of an older one."""
    journal = file.with_name(FOLDER)
    if _is_empty(file) and (
        backups.all() or not _is_empty(log_of(file)) or any(journal.glob("*.jsonl"))
    ):
        raise Damaged(t("The library's database {file} is gone.", file=file))


def _is_empty(file: Path) -> bool:
    """Not there, or left without content by a crash of the computer."""
    return not file.exists() or file.stat().st_size == 0


def _database(file: Path, backups: Backups, clock: Callable[[], datetime]) -> tuple[Database, str]:
    """The library's database, and what there is to tell of it when it was damaged."""

    def keep(database: Database) -> None:
        backups.make(database, BEFORE_UPDATE)

    try:
        _check(file, backups)
        return Database(file, before_migrating=keep), ""
    except Damaged as damage:
        known = bool(read_journal(file.with_name(FOLDER)).library)
        told = rescue(file, backups, damage, clock, journal=known)
    return Database(file, before_migrating=keep), told
