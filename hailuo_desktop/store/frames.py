"""Stills in the library, by the SHA-256 of their bytes: moving the original breaks nothing."""

from pathlib import Path
from threading import Lock

from hailuo_desktop.domain.frame import Frame, ImageFacts, digest_of

from .durable import write


class Frames:
    """``keep`` may be called from several threads; they wait for each other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = Lock()

    def keep(self, data: bytes, name: str, facts: ImageFacts) -> Frame:
        """Copy a still into the library; the same bytes are kept once, a broken copy is mended."""
        # A file's name may hold bytes that are no text; nobody could write them on.
        frame = Frame(digest_of(data), name.encode(errors="replace").decode(), facts)
        target = self.path(frame.digest)
        with self._turn:
            if not _holds(target, data):
                write(target, data)
        return frame

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False
