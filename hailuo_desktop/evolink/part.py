"""An unfinished download on disk, and what is known of where it came from."""

import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hailuo_desktop.domain.errors import DiskFull, Unreachable
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.formats import MEGABYTE

NO_SPACE = (28, 122)  # ENOSPC, EDQUOT
BUFFER = 1 << 20  # bytes


class Part:
    """Every step raises DiskFull where the disk refuses it, Unreachable where it has gone."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._tag = file.with_name(file.name + ".etag")

    @property
    def size(self) -> int:
        try:
            return self._file.stat().st_size
        except OSError:  # gone, perhaps with its folder and at this very moment
            return 0

    @property
    def tag(self) -> str:
        """The ETag of the film that the part is of; empty where it cannot be gone on with."""
        try:
            return self._tag.read_text("ascii") if self.size else ""
        except (OSError, ValueError):
            return ""

    def begin(self, tag: str) -> None:
        """Hold nothing any more, and keep a strong ETag; without one, a break means anew.

        In this order: killed in between, the bytes of one film never get the tag of another.
        """
        with self._disk():
            self._file.write_bytes(b"")
            if tag.startswith('"') and tag.isascii() and tag.isprintable():
                self._tag.write_text(tag, "ascii")
            else:
                self._tag.unlink(missing_ok=True)

    def drop(self) -> None:
        """Begin anew next time."""
        with self._disk():
            self._file.unlink(missing_ok=True)
            self._tag.unlink(missing_ok=True)

    def finish(self) -> None:
        with self._disk():
            self._tag.unlink(missing_ok=True)

    @contextmanager
    def writing(self, start: int, total: int | None) -> Generator[Callable[[bytes], int]]:
        """Give what writes one piece; all of them are on disk at the end."""
        with self._disk(total), self._open(start) as file:
            self._expect_room(total)
            yield file.write

    def _expect_room(self, total: int | None) -> None:
        """Before the disk is filled to its brim, where the ledger has to write too."""
        missing = 0 if total is None else total - self.size
        free = shutil.disk_usage(self._file.parent).free
        if missing > free:
            raise self._full(missing - free)

    def _open(self, start: int) -> BinaryIO:
        return self._file.open("ab" if start else "wb", BUFFER)

    @contextmanager
    def _disk(self, total: int | None = None) -> Generator[None]:
        try:
            yield
        except OSError as error:
            raise self._trouble(error, total) from error

    def _trouble(self, error: OSError, total: int | None) -> DiskFull | Unreachable:
        folder = str(self._file.parent)
        if isinstance(error, FileNotFoundError):  # it is made anew along with the download
            return Unreachable(reason("part_folder_gone", folder=folder))
        if error.errno not in NO_SPACE:
            why = str(error.strerror)
            return DiskFull(reason("video_unwritable", folder=folder, why=why))
        if total is None:
            return DiskFull(reason("disk_full_video", folder=folder))
        return self._full(total - self.size)

    def _full(self, missing: int) -> DiskFull:
        more = max(1, -(-missing // MEGABYTE))  # rounded up: less would not be enough
        return DiskFull(reason("disk_full_more", megabytes=more, folder=str(self._file.parent)))
