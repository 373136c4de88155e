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


def beside(folder: Path, given: str) -> Picture:
    """A path as a batch gives it, also with the backslashes of Windows."""
    path = folder / given
    if "\\" in given and not _exists(path):
        path = folder / given.replace("\\", "/")
    return Picture(path if _exists(path) else _by_name(folder, path))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _by_name(folder: Path, path: Path) -> Path:
    """The picture of that name in the folder, also without its suffix or in another case."""
    wanted = path.name.casefold()
    try:
        names = sorted(each for each in folder.iterdir() if each.suffix.lower() in PICTURES)
    except OSError:
        return path
    found = (each for each in names if wanted in (each.name.casefold(), each.stem.casefold()))
    return next(found, path)
