"""A still that a batch names: a file beside it, or a member of a package."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hailuo_desktop.domain.collation import visible
from hailuo_desktop.store.names import same_name
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.translate import t

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
            raise BatchError(
                t("the image “{name}” is not there: check its path.", name=self.name)
            ) from None
        except OSError as error:
            raise self._unreadable(error.strerror or error) from None
        except BROKEN as error:
            raise self._unreadable(error) from None

    def _unreadable(self, why: object) -> BatchError:
        return BatchError(t("the image “{name}” cannot be read ({why}).", name=self.name, why=why))


class Beside:
    """The pictures that a batch gives by path or by name; each folder is listed once.

    ``elsewhere`` says of those that were given by their bare name where they lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: dict[Path, dict[str, Path]] = {}
        self.elsewhere: dict[str, Path] = {}

    def picture(self, given: str) -> Picture:
        """A path as a batch gives it: also with the backslashes of Windows, in another case or
        Unicode form, or without its suffix. It is not taken from elsewhere, but for a bare name."""
        path = self._folder / given
        if _exists(path):
            return Picture(path)
        plain = given.replace("\\", "/")
        found = self._alike(plain) or self._alike(visible(plain)) or self._deeper(visible(plain))
        return Picture(found or self._folder / plain)

    def _alike(self, given: str) -> Path | None:
        """Step by step, each folder and at last the file by its name."""
        place = self._folder
        *folders, name = Path(given).parts or ("",)
        for part in folders:
            step = place / part
            place = step if _exists(step) else self._entries(place).get(same_name(part), step)
        exact = place / name
        return exact if _exists(exact) else self._pictures(place).get(same_name(name))

    def _deeper(self, name: str) -> Path | None:
        """A bare name in one of the folders beside the batch, where only one has it."""
        if not name or "/" in name:
            return None
        folders = [path for path in self._entries(self._folder).values() if _is_folder(path)]
        there = [
            found[same_name(name)]
            for found in map(self._pictures, folders)
            if same_name(name) in found
        ]
        if len(there) != 1:
            return None
        self.elsewhere[name] = there[0].relative_to(self._folder)
        return there[0]

    def _entries(self, folder: Path) -> dict[str, Path]:
        if folder not in self._listed:
            self._listed[folder] = {same_name(each.name): each for each in _listing(folder)}
        return self._listed[folder]

    def _pictures(self, folder: Path) -> dict[str, Path]:
        """The first of several that are called alike."""
        files = [p for p in self._entries(folder).values() if p.suffix.lower() in PICTURES]
        whole = {same_name(each.name): each for each in files}
        return {same_name(each.stem): each for each in files} | whole


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() and not path.name.startswith(".")
    except OSError:
        return False


def _listing(folder: Path) -> list[Path]:
    """In reverse, so that the first of several alike is the one that stays in a dict."""
    try:
        return sorted(folder.iterdir(), reverse=True)
    except (OSError, ValueError):
        return []
