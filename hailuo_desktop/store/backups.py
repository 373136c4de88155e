"""Dated copies of the database: when they are made, how long they are kept, what each holds."""

import shutil
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.domain.reason import Reasons, reason
from hailuo_desktop.translate import t

from .boards import Boards
from .database import Database
from .durable import make_folder, trouble
from .merging import add_missing, put_boards, rows_of

DAILY = "daily"
BEFORE_RESTORE = "before-restore"
BEFORE_UPDATE = "before-update"
DAYS = 7
WEEKS = 8
OTHERS = 5  # that were not made for the day
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True)
class Backup:
    """``made`` is in UTC; ``reason`` is one of the words above."""

    file: Path
    made: datetime
    reason: str


@dataclass(frozen=True)
class Contents:
    """What a backup would bring back: its boards' names, and how much there is."""

    boards: tuple[str, ...]
    shots: int
    takes: int


def now() -> datetime:
    return datetime.now(UTC)


class Backups:
    def __init__(self, folder: Path, clock: Callable[[], datetime] = now) -> None:
        self._folder = folder
        self._clock = clock

    def all(self) -> list[Backup]:
        """Every backup, the newest first."""
        found = [backup for file in self._folder.glob("*.sqlite") if (backup := _backup(file))]
        return sorted(found, key=lambda backup: backup.made, reverse=True)

    def make(self, database: Database, reason: str) -> Backup:
        """A copy of what is in the database now; LibraryError or DiskFull where it cannot be."""
        made = self._clock().astimezone(UTC)
        file = self._folder / f"library-{made.strftime(_STAMP)}-{reason}.sqlite"
        try:
            make_folder(self._folder)
        except OSError as error:
            raise trouble(error, file, 0) from error
        database.copy(file)
        return Backup(file, made, reason)

    def daily(self, database: Database) -> None:
        """The first call of a day makes a copy, and lets go of those that have had their time."""
        today = self._clock().astimezone(UTC).date()
        made = {backup.made.date() for backup in self.all() if backup.reason == DAILY}
        if today in made or _is_empty(database):
            return
        self.make(database, DAILY)
        unfinished = self._folder.glob("*.part*")
        for file in (*unfinished, *(backup.file for backup in outlived(self.all()))):
            with suppress(OSError):
                file.unlink()

    def describe(self, backup: Backup) -> Contents:
        """What it holds; LibraryError where it cannot be read any more."""
        with self.opened(backup) as copy:
            boards = Boards(copy).all()
            takes: int = copy.rows("SELECT count(*) FROM take")[0][0]
        names = tuple(board.name for board in boards)
        return Contents(names, sum(len(board.shots) for board in boards), takes)

    def restore(self, backup: Backup, database: Database) -> Backup:
        """Bring the backup's boards back; gives the copy of what was there before.

        The ledger only grows: takes that the backup does not know stay, and where both know
        a take the present one is right. Boards that the backup does not know stay as well.
        """
        with self.opened(backup) as copy:
            old = rows_of(copy)
        before = self.make(database, BEFORE_RESTORE)
        with database.transaction():
            put_boards(database, old["board"])
            add_missing(database, old, doubt_of(backup))
        return before

    @contextmanager
    def opened(self, backup: Backup) -> Generator[Database]:
        """A copy of it, brought up to this version: a backup itself is never changed."""
        try:
            place = TemporaryDirectory(prefix="hailuo-backup-")
        except OSError as error:
            raise trouble(error, backup.file, 0) from error
        with place as folder, closing(_copied(backup, Path(folder) / backup.file.name)) as copy:
            yield copy


def doubt_of(backup: Backup) -> Reasons:
    """Why a take in it may have been sent since."""
    return (reason("from_backup", made=int(backup.made.timestamp())),)


def outlived(backups: Iterable[Backup]) -> list[Backup]:
    """Those that are kept no longer: each of the last days has one, then each of the last weeks.

    Days and weeks without a backup do not count, so a long absence costs nothing.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made, reverse=True)
    dailies = [backup for backup in newest_first if backup.reason == DAILY]
    others = [backup for backup in newest_first if backup.reason != DAILY]
    days = _first_of_each(dailies, lambda made: made.date(), DAYS)
    older = [backup for backup in dailies if backup.made.date() < days[-1].made.date()]
    weeks = _first_of_each(older, lambda made: made.isocalendar()[:2], WEEKS)
    kept = {*days, *weeks, *others[:OTHERS]}
    return [backup for backup in newest_first if backup not in kept]


def _first_of_each(
    backups: list[Backup], period: Callable[[datetime], object], most: int
) -> list[Backup]:
    found: dict[object, Backup] = {}
    for backup in backups:
        found.setdefault(period(backup.made), backup)
    return list(found.values())[:most]


def _backup(file: Path) -> Backup | None:
    """What a file's name says of it; None where it is none of ours."""
    start, *stamp, reason = [*file.stem.split("-", 4), ""][:5]
    try:
        made = datetime.strptime("-".join(stamp), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(file, made, reason) if start == "library" and reason else None


def _copied(backup: Backup, copy: Path) -> Database:
    try:
        shutil.copyfile(backup.file, copy)
        return Database(copy)
    except OSError as error:
        raise trouble(error, copy, 0) from error
    except LibraryError as error:
        raise LibraryError(
            t(
                "The backup “{name}” cannot be used ({why}): choose another.",
                name=backup.file.name,
                why=error,
            )
        ) from error


def _is_empty(database: Database) -> bool:
    sql = "SELECT EXISTS (SELECT 1 FROM take) OR EXISTS (SELECT 1 FROM board)"
    return not database.rows(sql)[0][0]
