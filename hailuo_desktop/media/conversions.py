"""Conversions that are kept for a while: made to look what could be done, used when it is."""

from hashlib import sha256
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QTemporaryDir

from .convert import converted


class Conversions:
    """Asked from any thread; one picture at a time, for each may take a gigabyte. What it keeps
    goes with it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._turn = Lock()

    def of(self, data: bytes) -> bytes:
        """As ``converted``, and once for each picture."""
        with self._turn:
            file = self._file(data)
            if file.is_file():
                return file.read_bytes()
            made = converted(data)
            file.write_bytes(made)
            return made

    def forget(self, data: bytes) -> None:
        with self._turn:
            self._file(data).unlink(missing_ok=True)

    def _file(self, data: bytes) -> Path:
        return Path(self._folder.path()) / sha256(data).hexdigest()
