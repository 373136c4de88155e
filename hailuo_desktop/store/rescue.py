"""A damaged database: kept aside, and all that is still known of it in a new one."""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hailuo_desktop.domain.errors import LibraryError
from hailuo_desktop.domain.plural import counted

from .backups import Backup, Backups, doubt_of
from .database import Damaged, Database, Row, is_foreign
from .durable import publish, sync_file, trouble
from .merging import add_missing, rows_of, salvaged

SIDES = ("-wal", "-shm")  # the files that SQLite keeps beside a database
# https://www.sqlite.org/fileformat.html: the database header
HEAD = 100  # bytes
VALID_FOR = 95  # last byte of the change counter for which the length in the head holds
_DOUBT = "the library was damaged, and it may have been sent before."


def log_of(file: Path) -> Path:
    """What was written last, until SQLite has put it into the database."""
    return file.with_name(file.name + SIDES[0])


def rescue(
    file: Path,
    backups: Backups,
    damage: Damaged,
    clock: Callable[[], datetime],
    *,
    journal: bool = False,
) -> str:
    """Put a new database in the place of a damaged one; the sentence that tells of it.

    Where the ``journal`` is there, it tells which takes have been sent since; without it, any
    that was waiting may have been.
    Until the new one is whole the damaged one stays where it is: a crash begins this anew.
    """
    try:
        aside = _copied_aside(file, clock())
        new = file.with_name(f"rescued-{file.name}")
        _remove(new)
        with closing(Database(new)) as database, database.transaction():
            add_missing(database, _salvaged(aside, new), "" if journal else _DOUBT)
            backup = _filled_up(database, backups, doubted=not journal)
            counts = [len(rows) for rows in rows_of(database).values()]
        # The log of the damaged one would be played into the new one.
        for side in SIDES:
            file.with_name(file.name + side).unlink(missing_ok=True)
        publish(new, file)
    except OSError as error:
        raise trouble(error, file, 0) from error
    return _told(damage, aside, backup, takes=counts[0], boards=counts[1])


def _copied_aside(file: Path, when: datetime) -> Path:
    aside = file.with_name(f"damaged-{when.astimezone():%Y%m%d-%H%M%S-%f}-{file.name}")
    for side in ("", *SIDES):
        old = file.with_name(file.name + side)
        if old.exists():
            copy = aside.with_name(aside.name + side)
            shutil.copyfile(old, copy)
            sync_file(copy)
    return aside


def _salvaged(aside: Path, new: Path) -> dict[str, list[Row]]:
    """What a copy of the damaged one still says, with a good head where its own is broken."""
    if not aside.exists():
        return {}
    with TemporaryDirectory(prefix="hailuo-rescue-") as folder:
        copy = Path(folder) / aside.name
        for side in ("", *SIDES):
            if (old := aside.with_name(aside.name + side)).exists():
                shutil.copyfile(old, copy.with_name(copy.name + side))
        if is_foreign(copy):
            with copy.open("rb+") as opened:
                opened.write(_head(new))
        return salvaged(copy)


def _head(new: Path) -> bytes:
    """The first bytes of a database, made so that its length is taken from the file itself."""
    head = bytearray(new.read_bytes()[:HEAD])
    head[VALID_FOR] ^= 1
    return bytes(head)


def _remove(database: Path) -> None:
    for side in ("", *SIDES):
        database.with_name(database.name + side).unlink(missing_ok=True)


def _filled_up(database: Database, backups: Backups, *, doubted: bool) -> Backup | None:
    """What the newest good backup knows beyond that; that backup."""
    for backup in backups.all():
        try:
            with backups.opened(backup) as copy:
                old = rows_of(copy)
        except LibraryError:
            continue
        add_missing(database, old, doubt_of(backup) if doubted else "")
        return backup
    return None


def _told(damage: Damaged, aside: Path, backup: Backup | None, *, takes: int, boards: int) -> str:
    there = aside.exists()
    sources = ["what can still be read of it"] * there
    if backup:
        sources.append(f"the backup of {backup.made.astimezone():%Y-%m-%d %H:%M}")
    kept = f"It is kept as {aside.name}; from" if there else "From"
    return (
        f"{damage} {kept} {' and from '.join(sources)} came {counted(boards, 'storyboard')} and "
        f"{counted(takes, 'take')} back. What was sent since may be missing: look for it on "
        "evolink.ai before you send a shot again."
    )
