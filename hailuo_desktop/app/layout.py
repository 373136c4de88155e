"""Where the window stood, in a file of its own: it is wanted before the database is open."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

MOST = 100_000  # bytes: more than that was not written by a window


class Layout:
    """It is no loss when it cannot be read or written: the window then opens as the first time."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> dict[str, str]:
        try:
            with self._file.open("rb") as file:
                return _texts(json.loads(file.read(MOST)))
        except (OSError, ValueError, RecursionError):
            return {}

    def keep(self, state: Mapping[str, str]) -> None:
        with suppress(OSError):
            part = self._file.with_name(self._file.name + ".part")
            part.write_text(json.dumps(dict(state)), encoding="utf-8")
            part.replace(self._file)


def _texts(value: object) -> dict[str, str]:
    """A remembered layout, or nothing where it is none."""
    if not isinstance(value, dict):
        return {}
    pairs = cast(dict[Any, Any], value)
    return {str(name): str(text) for name, text in pairs.items()}
