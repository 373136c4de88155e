"""Videos in the library: each take has one place, and only a whole file gets its name."""

from pathlib import Path

from hailuo_desktop.domain.take import Take

from .durable import publish, trouble


class Videos:
    def __init__(self, library: Path) -> None:
        self._library = library

    def part(self, take: Take) -> Path:
        """Where the unfinished download of this take lies."""
        part = self._library / f"{_name(take)}.part"
        part.parent.mkdir(parents=True, exist_ok=True)
        return part

    def keep(self, take: Take, part: Path) -> str:
        """Make a checked part the take's video; gives its path relative to the library."""
        target = self._library / _name(take)
        try:
            publish(part, target)
        except OSError as error:
            raise trouble(error, target, 0) from error
        return _name(take)

    def path(self, file: str) -> Path:
        return self._library / file


def _name(take: Take) -> str:
    return f"media/takes/{take.id[:2]}/{take.id}.mp4"
