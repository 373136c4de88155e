"""Videos in the library: each take has one place, and only a whole file gets its name."""

from filecmp import cmp
from itertools import count
from pathlib import Path

from hailuo_desktop.domain.film_files import FILM, FILMS
from hailuo_desktop.domain.take import Completed, Take

from .durable import make_folder, publish, trouble

TAKES = "media/takes"
ASIDE = "media/set aside"  # what came down and is no take's film


class Videos:
    """The films of takes below the library's folder."""

    def __init__(self, library: Path) -> None:
        self._library = library

    def part(self, take: Take) -> Path:
        """Where the unfinished download of this take lies."""
        part = self._library / f"{_name(take)}.part"
        try:
            make_folder(part.parent)
        except OSError as error:
            raise trouble(error, part, 0) from error
        return part

    def kept(self, take: Take) -> str | None:
        """The path in the library where the take's video lies already, or None."""
        return _place(take) if self.home(take).is_file() else None

    def keep(self, take: Take, part: Path) -> str:
        """Make a checked part the take's video; gives its path relative to the library."""
        target = self._library / _name(take)
        try:
            publish(part, target)
        except OSError as error:
            raise trouble(error, target, 0) from error
        return _name(take)

    def keep_clip(self, take: Take, part: Path, suffix: str) -> str:
        """Make a part the take's video under a suffix of its own; gives its path likewise."""
        name = f"{_stem(take)}{suffix}"
        try:
            publish(part, self._library / name)
        except OSError as error:
            raise trouble(error, self._library / name, 0) from error
        return name

    def set_aside(self, take: Take, part: Path) -> str:
        """Keep a download that cannot be read or is not the take's, with other such ones of it.

        The same bytes are kept once: a film that is broken at the service comes again and again.
        """
        folder = self._library / ASIDE
        try:
            places = (folder / f"{take.id}-{number}.mp4" for number in count(1))
            target = next(p for p in places if not p.exists() or cmp(part, p, shallow=False))
            publish(part, target)
        except OSError as error:
            raise trouble(error, folder, 0) from error
        return target.relative_to(self._library).as_posix()

    def home(self, take: Take) -> Path:
        """Where the whole video of this take lies, if it does."""
        return self._library / _place(take)

    def all(self) -> list[str]:
        """The path in the library of every video, whether or not a take knows of it."""
        files = (self._library / TAKES).glob("*/*")
        found = (file for file in files if file.suffix in FILMS)
        return sorted(file.relative_to(self._library).as_posix() for file in found)

    def path(self, file: str) -> Path:
        return self._library / file


def _stem(take: Take) -> str:
    return f"{TAKES}/{take.id[:2]}/{take.id}"


def _name(take: Take) -> str:
    return f"{_stem(take)}{FILM}"


def _place(take: Take) -> str:
    """A clip that was brought in may be no MP4."""
    named = take.state.file if isinstance(take.state, Completed) else ""
    return named if take.brought_in and named else _name(take)
