"""One library, one program: an operating system's lock, which dies with its owner."""

import os
from pathlib import Path
from typing import BinaryIO

from hailuo_desktop.domain.errors import LibraryError

LOCK = "library.lock"

if os.name == "nt":
    import msvcrt

    TAKEN = (PermissionError,)

    def _lock(file: BinaryIO) -> None:
        file.seek(1 << 20)  # beyond the text: a locked part of a file cannot be read there
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    TAKEN = (BlockingIOError, PermissionError)

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from its making to ``release``; LibraryError names the owner when it is taken.

    What a killed owner leaves is a name without a lock, and stands in nobody's way.
    """

    def __init__(self, folder: Path, owner: str) -> None:
        self._file = (folder / LOCK).open("a+b")
        try:
            self._take(folder)
            self._file.truncate(0)
            self._file.write(f"{owner} (process {os.getpid()})".encode())
            self._file.flush()
        except BaseException:
            self._file.close()
            raise

    def release(self) -> None:
        self._file.close()

    def _take(self, folder: Path) -> None:
        try:
            _lock(self._file)
        except TAKEN:
            self._file.seek(0)
            holder = self._file.read(200).decode("utf-8", "replace").strip() or "another program"
            raise LibraryError(
                f"The library {folder} is open in {holder}: close that first, or choose another "
                "with --library."
            ) from None
