"""Files that are whole or not there at all, also after a power cut."""

import errno
import os
from pathlib import Path

from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.formats import MEGABYTE

FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


def write(target: Path, data: bytes) -> None:
    """Put a new file in its place; DiskFull or LibraryError where that cannot be."""
    part = target.with_name(target.name + ".part")
    try:
        make_folder(target.parent)
        part.write_bytes(data)
        publish(part, target)
    except OSError as error:
        raise trouble(error, target, len(data)) from error


def publish(part: Path, target: Path) -> None:
    """Give a finished part its name, with file and folder on disk when this returns."""
    make_folder(target.parent)
    sync_file(part)
    part.replace(target)
    sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """A folder whose own name is on disk too: else a power cut takes it with all it holds."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_file(file: Path) -> None:
    """Return once what was written survives a power cut; OSError where it cannot."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Return once the names in it survive a power cut; OSError where they cannot."""
    if os.name == "nt":  # Windows cannot open folders; its file systems journal names
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def trouble(error: OSError, target: Path, size: int) -> DiskFull | LibraryError:
    """What a failed write of ``size`` bytes means: no room, or a library that cannot be used."""
    if error.errno in FULL:
        return DiskFull(
            reason(
                "disk_full_file",
                name=target.name,
                megabytes=max(1, size // MEGABYTE),
                folder=str(target.parent),
            )
        )
    return LibraryError(reason("file_unwritable", file=str(target), why=str(error.strerror)))
