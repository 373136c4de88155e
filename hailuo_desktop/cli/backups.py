"""``backups`` and ``restore``: the library as it was, listed and brought back."""

import json
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError, LibraryError
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.store.backups import Backup, Contents
from hailuo_desktop.store.library import Library
from hailuo_desktop.translate import n, t

from .ledger import opened
from .output import put

WHY = {"daily": "made every day", "before-restore": "made before a restore"}
OTHERWISE = "made before an update"


class NoBackup(HailuoError):
    pass


def list_backups(folder: Path, as_json: bool) -> int:
    """The newest first; one that cannot be read any more is listed as that."""
    with opened(folder, "hailuo-desktop backups") as library:
        backups = library.backups.all()
        if not backups and not as_json:
            put("There are no backups yet: the first is made when there is something to lose.")
        for backup in backups:
            put((_json if as_json else _line)(backup, *_read(library, backup)))
    return 0


def restore(folder: Path, name: str) -> int:
    """Bring the boards of a backup back; the ledger only grows."""
    with opened(folder, "hailuo-desktop restore") as library:
        backup = _chosen(library.backups.all(), name)
        held = library.backups.describe(backup)
        known = len(library.takes.all())
        before = library.restore(backup)
        back = len(library.takes.all()) - known
        put(
            f"{_boards(held)} came back from the backup of {_when(backup)}. Storyboards that it "
            "does not know stay as they are."
        )
        stayed, came = counted(known, "take"), counted(back, "take")
        put(
            t(
                "No take is forgotten: {stayed} stayed, and {came} came back.",
                stayed=stayed,
                came=came,
            )
        )
        put(f"What was there before is kept: `hailuo-desktop restore {_name(before)}`.")
    return 0


def _read(library: Library, backup: Backup) -> tuple[Contents | None, str]:
    try:
        return library.backups.describe(backup), ""
    except LibraryError as error:
        return None, str(error)


def _chosen(backups: list[Backup], name: str) -> Backup:
    """By its name as listed, the beginning of that, or its file."""
    wanted = Path(name.strip()).name.removeprefix("library-").removesuffix(".sqlite")
    fitting = [backup for backup in backups if wanted and _name(backup).startswith(wanted)]
    if not fitting:
        raise NoBackup(
            f"No backup of this library begins with “{name}”: see `hailuo-desktop backups`."
        )
    if len(fitting) > 1:
        raise NoBackup(
            n(
                "{count} backup of this library begins with “{name}”: give more of the name.",
                "{count} backups of this library begin with “{name}”: give more of the name.",
                len(fitting),
                name=name,
            )
        )
    return fitting[0]


def _name(backup: Backup) -> str:
    return backup.file.stem.removeprefix("library-")


def _when(backup: Backup) -> str:
    return date_and_time(backup.made)


def _boards(held: Contents) -> str:
    names = ", ".join(f"“{name}”" for name in held.boards)
    return f"{counted(len(held.boards), 'storyboard')}{f' ({names})' if names else ''}"


def _line(backup: Backup, held: Contents | None, error: str) -> str:
    why = WHY.get(backup.reason, OTHERWISE)
    if held is None:
        return "  ".join((_name(backup), _when(backup), why, error))
    holds = f"{_boards(held)}, {counted(held.shots, 'shot')}, {counted(held.takes, 'take')}"
    return "  ".join((_name(backup), _when(backup), why, holds))


def _json(backup: Backup, held: Contents | None, error: str) -> str:
    return json.dumps(
        {
            "backup": _name(backup),
            "made": backup.made.isoformat(),
            "reason": backup.reason,
            "file": str(backup.file),
            "boards": list(held.boards) if held else None,
            "shots": held.shots if held else None,
            "takes": held.takes if held else None,
            "error": error or None,
        }
    )
