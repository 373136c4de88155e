"""The artist's own settings, in one file that a person can read: each by its name, as JSON."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from . import durable

MOST = 1_000_000  # bytes: more than that was not written by us


class Preferences:
    """Whole on disk at any time. What another window has put there meanwhile stays."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._values = self._read()

    def get(self, name: str, default: object) -> object:
        return self._values.get(name, default)

    def put(self, name: str, value: object) -> None:
        """DiskFull or LibraryError where it cannot be kept: then it is not changed either."""
        self._set_aside()
        values = {**self._read(), name: value}
        text = json.dumps(values, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        # Half a character is written as JSON writes it: a folder's name may hold one.
        durable.write(self.file, text.encode("utf-8", "backslashreplace"))
        self._values = values

    @property
    def aside_name(self) -> str:
        """What a file is called that could not be read, once another one is written."""
        return f"{self.file.stem}.unread{self.file.suffix}"

    @property
    def unreadable(self) -> bool:
        """There is a file, and it is none of ours."""
        return self.file.is_file() and self._parsed() is None

    def _read(self) -> dict[str, object]:
        return self._parsed() or {}

    def _parsed(self) -> dict[str, object] | None:
        try:
            with self.file.open("rb") as file:
                found = json.loads(file.read(MOST))
        except (OSError, ValueError, RecursionError):
            return None
        return cast(dict[str, Any], found) if isinstance(found, dict) else None

    def _set_aside(self) -> None:
        """What somebody wrote by hand is not lost for a missing comma."""
        if self.unreadable:
            with suppress(OSError):
                self.file.replace(self.file.with_name(self.aside_name))
