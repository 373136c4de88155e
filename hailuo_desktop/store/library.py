"""Everything on this computer: one database and a media folder, open in one program at a time."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.domain.plural import counted

from .backups import BEFORE_UPDATE, Backup, Backups, now
from .boards import Boards
from .database import Damaged, Database
from .durable import trouble
from .frames import Frames
from .lock import Lock
from .rescue import log_of, rescue
from .settings import Settings
from .takes import Takes
from .uploads import Uploads
from .videos import Videos

DATABASE = "library.sqlite"
BACKUPS = "backups"


class Library:
    """``notice`` is for the artist, where opening it needed a repair; empty otherwise."""

    def __init__(
        self, folder: Path, lock: Lock, database: Database, backups: Backups, notice: str
    ) -> None:
        self.folder = folder
        self.notice = notice
        self.backups = backups
        self._lock = lock
        self._database = database
        self.takes = Takes(database)
        self.unreadable_takes = self.takes.unreadable()  # reads them all: once is enough
        self.boards = Boards(database)
        self.settings = Settings(database)
        self.frames = Frames(folder / "media" / "frames")
        self.videos = Videos(folder)
        self._look_after()

    @classmethod
    def open(cls, folder: Path, owner: str, clock: Callable[[], datetime] = now) -> "Library":
        """Open or make it; LibraryError says who holds it or why it cannot be used."""
        folder = folder.expanduser().absolute()
        lock = _locked(folder, owner)
        try:
            backups = Backups(folder / BACKUPS, clock)
            database, notice = _database(folder / DATABASE, backups, clock)
        except BaseException:
            lock.release()
            raise
        try:
            return cls(folder, lock, database, backups, notice)
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
        return before

    def close(self) -> None:
        self._database.close()
        self._lock.release()

    def tell(self, sentence: str) -> None:
        """One more thing to notice."""
        self.notice = f"{self.notice} {sentence}".strip()

    def _look_after(self) -> None:
        """The day's backup, and a word on what cannot be read."""
        takes, boards = len(self.unreadable_takes), len(self.boards.unreadable())
        if takes or boards:
            self.tell(
                f"{counted(takes, 'take')} and {counted(boards, 'storyboard')} of the library "
                f"{self.folder} cannot be read and are not shown: they stay in it, and a newer "
                "Hailuo Desktop or a backup may bring them back."
            )
        try:
            self.backups.daily(self._database)
        except (LibraryError, DiskFull) as error:
            self.tell(f"Today's backup could not be made: {error}")


def _locked(folder: Path, owner: str) -> Lock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Lock(folder, owner)
    except OSError as error:
        if isinstance(error, FileExistsError) and error.filename == str(folder):
            raise LibraryError(
                f"The library {folder} is a file: choose a folder for it with --library."
            ) from error
        why = trouble(error, folder, 0)
        if isinstance(why, DiskFull):
            raise why from error
        raise LibraryError(
            f"The library {folder} cannot be opened ({error.strerror}): check that the folder "
            "may be written, or choose another with --library."
        ) from error


def _check(file: Path, backups: Backups) -> None:
    """A new library has nothing beside its database that tells of an older one."""
    if _is_empty(file) and (backups.all() or not _is_empty(log_of(file))):
        raise Damaged(f"The library's database {file} is gone.")


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
        told = rescue(file, backups, damage, clock)
    return Database(file, before_migrating=keep), told
