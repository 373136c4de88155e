"""Stills in the library, by the SHA-256 of their bytes: moving the original breaks nothing."""

from hashlib import sha256
from pathlib import Path

from hailuo_desktop.domain.frame import Frame, ImageFacts

from .durable import write


class Frames:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes, name: str, facts: ImageFacts) -> Frame:
        """Copy a still into the library; the same bytes are kept once."""
        frame = Frame(sha256(data).hexdigest(), name, facts)
        target = self.path(frame.digest)
        if not target.is_file() or target.stat().st_size != len(data):
            write(target, data)
        return frame

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest
