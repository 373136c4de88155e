"""A still that a batch names: a file beside it, or a member of a package."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hailuo_desktop.store.reading import read_whole

from .model import BatchError
from .package import BROKEN, Package

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
LARGEST = 200_000_000  # bytes: more is not even read to be refused


@dataclass(frozen=True)
class Picture:
    """``package`` is open already where many pictures come out of one."""

    file: Path
    member: str = ""
    package: Package | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        return PurePosixPath(self.member).name or self.file.name

    def read(self) -> bytes:
        """Its bytes; BatchError in one sentence when there are none to be had."""
        try:
            if self.member:
                return (self.package or Package(self.file)).read(self.member, LARGEST)
            return read_whole(self.file, LARGEST)
        except FileNotFoundError:
            raise BatchError(f"the image “{self.name}” is not there: check its path.") from None
        except OSError as error:
            why = error.strerror or error
            raise BatchError(f"the image “{self.name}” cannot be read ({why}).") from None
        except BROKEN as error:
            raise BatchError(f"the image “{self.name}” cannot be read ({error}).") from None


class Beside:
    """The pictures that a batch gives by path or by name; each folder is listed once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: dict[Path, dict[str, Path]] = {}

    def picture(self, given: str) -> Picture:
        """A path as a batch gives it, also with the backslashes of Windows."""
        path = self._folder / given
        if "\\" in given and not _exists(path):
            path = self._folder / given.replace("\\", "/")
        return Picture(path if _exists(path) else self._by_name(path))

    def _by_name(self, path: Path) -> Path:
        """The picture of that name, also without its suffix or in another case."""
        wanted = path.name.casefold()
        places = dict.fromkeys((path.parent, self._folder))
        return next((each[wanted] for each in map(self._names, places) if wanted in each), path)

    def _names(self, folder: Path) -> dict[str, Path]:
        if folder not in self._listed:
            files = _pictures(folder)
            whole = {each.name.casefold(): each for each in files}
            self._listed[folder] = {each.stem.casefold(): each for each in files} | whole
        return self._listed[folder]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _pictures(folder: Path) -> list[Path]:
    """In reverse, so that the first of several alike is the one that stays in a dict."""
    try:
        return sorted((p for p in folder.iterdir() if p.suffix.lower() in PICTURES), reverse=True)
    except (OSError, ValueError):
        return []
