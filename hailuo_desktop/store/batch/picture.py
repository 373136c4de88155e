"""A still that a batch names: a file beside it, or a member of a package."""

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .model import BatchError

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
LARGEST = 200_000_000  # bytes: more is not even read to be refused


@dataclass(frozen=True)
class Picture:
    file: Path
    member: str = ""

    @property
    def name(self) -> str:
        return PurePosixPath(self.member).name or self.file.name

    def read(self) -> bytes:
        """Its bytes; BatchError in one sentence when there are none to be had."""
        try:
            return self._read()
        except FileNotFoundError:
            raise BatchError(f"the image “{self.name}” is not there: check its path.") from None
        except (OSError, zipfile.BadZipFile, RuntimeError, KeyError) as error:
            raise BatchError(f"the image “{self.name}” cannot be read ({error}).") from None

    def _read(self) -> bytes:
        if not self.member:
            if self.file.stat().st_size > LARGEST:
                raise BatchError(f"the image “{self.name}” is far too large for a frame.")
            return self.file.read_bytes()
        with zipfile.ZipFile(self.file) as package, package.open(self.member) as member:
            data = member.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise BatchError(f"the image “{self.name}” is far too large for a frame.")
        return data


def beside(folder: Path, given: str) -> Picture:
    """A path as a batch gives it, also with the backslashes of Windows."""
    path = folder / given
    if "\\" in given and not path.exists():
        path = folder / given.replace("\\", "/")
    return Picture(path if path.exists() else _by_name(folder, path))


def _by_name(folder: Path, path: Path) -> Path:
    """The picture of that name in the folder, also without its suffix or in another case."""
    wanted = path.name.casefold()
    try:
        names = sorted(each for each in folder.iterdir() if each.suffix.lower() in PICTURES)
    except OSError:
        return path
    found = (each for each in names if wanted in (each.name.casefold(), each.stem.casefold()))
    return next(found, path)
