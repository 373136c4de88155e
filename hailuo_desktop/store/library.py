"""Everything on this computer: one database and a media folder, open in one program at a time."""

from datetime import datetime
from pathlib import Path

from hailuo_desktop.domain.errors import LibraryError

from .boards import Boards
from .database import Damaged, Database
from .frames import Frames
from .lock import Lock
from .settings import Settings
from .takes import Takes
from .uploads import Uploads
from .videos import Videos

DATABASE = "library.sqlite"


class Library:
    """``notice`` is a sentence for the artist when opening it needed a repair."""

    def __init__(self, folder: Path, lock: Lock, database: Database, notice: str) -> None:
        self.folder = folder
        self.notice = notice
        self._lock = lock
        self._database = database
        self.takes = Takes(database)
        self.boards = Boards(database)
        self.settings = Settings(database)
        self.frames = Frames(folder / "media" / "frames")
        self.videos = Videos(folder)

    @classmethod
    def open(cls, folder: Path, owner: str) -> "Library":
        """Open or make it; LibraryError says who holds it or why it cannot be used."""
        folder = folder.expanduser().absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = Lock(folder, owner)
        except OSError as error:
            raise LibraryError(
                f"The library {folder} cannot be opened ({error.strerror}): check that the folder "
                "may be written, or choose another with --library."
            ) from error
        try:
            database, notice = _database(folder / DATABASE)
        except BaseException:
            lock.release()
            raise
        return cls(folder, lock, database, notice)

    def uploads_for(self, service: str) -> Uploads:
        return Uploads(self._database, service)

    def close(self) -> None:
        self._database.close()
        self._lock.release()


def _database(file: Path) -> tuple[Database, str]:
    """A damaged database is kept aside, never deleted; a new one takes its place."""
    try:
        return Database(file), ""
    except Damaged as error:
        aside = file.with_name(f"damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}-{file.name}")
        for suffix in ("", "-wal", "-shm"):
            old = file.with_name(file.name + suffix)
            if old.exists():
                old.rename(aside.with_name(aside.name + suffix))
        sentence = (
            f"{error} It is kept as {aside.name}, and a new one was begun; videos and frames are "
            f"still in {file.parent / 'media'}."
        )
        return Database(file), sentence
