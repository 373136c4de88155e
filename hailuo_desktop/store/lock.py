"""One folder, one program: an operating system's lock, which dies with its owner.

The library's database is locked besides (``Database``): a lock file that a tidy-up tool deletes
lets nobody else in.
"""

import os
from pathlib import Path

from filelock import FileLock, Timeout

from hailuo_desktop.domain.errors import LibraryError

LOCK = "library.lock"
OWNER = "library.owner"  # who holds it, in words: beside the lock, which others cannot read


class Lock:
    """Held from its making to ``release``; LibraryError names the owner when it is taken.

    What a killed owner leaves is a name without a lock, and stands in nobody's way.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK, timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise taken(folder) from None

    def name(self, owner: str) -> None:
        """Tell others who holds it."""
        (self._folder / OWNER).write_text(f"{owner} (process {os.getpid()})", "utf-8")

    def release(self) -> None:
        self._lock.release()


def taken(folder: Path) -> LibraryError:
    """The sentence that names who holds the folder, as far as that is known."""
    try:
        holder = (folder / OWNER).read_text("utf-8", "replace")[:200].strip()
    except OSError:
        holder = ""
    return LibraryError(
        f"The library {folder} is open in {holder or 'another program'}: close that first, or "
        "choose another with --library."
    )
