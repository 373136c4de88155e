"""Speaking names for single files that leave the library by hand.

Another program goes on reading such a file from where it was dropped from, so that it lies in the
library for good: a second name of the same bytes, which takes no room.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import copyfile, rmtree

from hailuo_desktop.domain.frame import Frame
from hailuo_desktop.domain.take import Take
from hailuo_desktop.store.names import path_for, safe_name
from hailuo_desktop.studio.exporting import Place, naming

FOLDER = "named"  # in the library
TEMPLATE = "{board} {code} t{take}"
_SUFFIXES = {"jpeg": ".jpg"}  # others are called by their formats


class NamedFiles:
    """``link`` gives a file a second name, as ``os.link`` does."""

    def __init__(self, library: Path, link: Callable[[Path, Path], None] = os.link) -> None:
        self._folder = library / FOLDER
        self._link = link

    def film(self, take: Take, place: Place, file: Path) -> Path:
        """The film under its board, code and number; as it is called in the library, where the
        file system knows no second names."""
        name = path_for(TEMPLATE, naming(take, place)).name
        return self._named(file, take.id, name) or file

    def still(self, frame: Frame, file: Path) -> Path:
        """The still under the name that it came with; OSError where it is gone."""
        kind = frame.facts.format
        suffix = _SUFFIXES.get(kind, f".{kind}")
        name = f"{safe_name(Path(frame.name).stem) or 'still'}{suffix}"
        named = self._named(file, frame.digest, name)
        if named is None:
            named = self._folder / frame.digest[:16] / name
            copyfile(file, named)  # some megabytes, and a file without a suffix is of no use
        return named

    def forget(self, take_id: str) -> None:
        """The film went to the system's bin: no second name may keep its bytes."""
        with suppress(OSError):
            rmtree(self._folder / take_id[:16])

    def _named(self, file: Path, of: str, name: str) -> Path | None:
        target = self._folder / of[:16] / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() and not target.samefile(file):
                target.unlink()  # the film was fetched again since
            if not target.exists():
                self._link(file, target)
        except OSError:
            return None
        return target
