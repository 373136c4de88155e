"""One library, one program: an operating system's lock, which dies with its owner."""

import os
from pathlib import Path
from typing import BinaryIO

from hailuo_desktop.domain.errors import LibraryError

if os.name == "nt":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(1 << 20)  # beyond the text: a locked part of a file cannot be read there
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from its making to ``release``; LibraryError names the owner when it is taken."""

    def __init__(self, folder: Path, owner: str) -> None:
        self._file = (folder / "library.lock").open("a+b")
        try:
            _lock(self._file)
        except OSError:
            self._file.seek(0)
            holder = self._file.read(200).decode("utf-8", "replace").strip() or "another program"
            self._file.close()
            raise LibraryError(
                f"The library {folder} is open in {holder}: close that first, or choose another "
                "with --library."
            ) from None
        self._file.truncate(0)
        self._file.write(f"{owner} (process {os.getpid()})".encode())
        self._file.flush()

    def release(self) -> None:
        self._file.close()
