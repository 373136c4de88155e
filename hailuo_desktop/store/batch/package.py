"""``.hailuo`` packages: a zip of a storyboard and its images; hostile ones are refused whole."""

import stat
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path, PurePosixPath

from hailuo_desktop.domain.batch_files import STORYBOARD
from hailuo_desktop.store.names import same_name

from .directory import directory_size
from .model import BatchError

IMAGES = "images"
FILMS = "films"
MOST_FILES = 10_000
MOST_DIRECTORY = 10_000_000  # bytes: room for the names of all those files
MOST_BYTES = 4_000_000_000  # of all members together, unpacked
MOST_RATIO = 200  # pictures hardly shrink: more than this is a bomb
SMALL = 1_000_000  # bytes: below this no ratio matters
JSON_BYTES = 20_000_000
LOCAL_HEADER = 30  # bytes before each member's name
ENCRYPTED = 0x1 | 0x40  # flags of the two ways to encrypt a member
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_KINDS = (0, stat.S_IFREG, stat.S_IFDIR)
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    KeyError,
)


class Package:
    """A package that has passed every check; it is open until nobody holds it any more.

    BatchError in one sentence when anything is off. A refused one is closed: where it were open,
    Windows would let nobody replace or delete it.
    """

    def __init__(self, file: Path) -> None:
        try:
            if directory_size(file) > MOST_DIRECTORY:
                raise BatchError(f"the package holds more than {MOST_FILES} files: it is refused.")
            self._zip = zipfile.ZipFile(file)
            try:
                self.names = _checked(self._zip)
            except BaseException:
                self._zip.close()
                raise
        except BROKEN as error:
            raise _unreadable(error) from None

    def storyboard(self) -> bytes:
        try:
            return self.read(STORYBOARD, JSON_BYTES)
        except BROKEN as error:
            raise _unreadable(error) from None

    def read(self, name: str, most: int) -> bytes:
        """A member's bytes, counted as they come: what it says of its size is not believed.

        Raises what BROKEN lists where they cannot be had, BatchError where there are more.
        """
        with self._zip.open(name) as member:
            data = member.read(most + 1)
        if len(data) > most:
            raise BatchError(f"“{name}” of the package is absurdly large: it is refused.")
        if len(data) < self._zip.getinfo(name).file_size:
            raise zipfile.BadZipFile(f"{name} is cut short")
        return data


def _checked(package: zipfile.ZipFile) -> frozenset[str]:
    """The names of its members."""
    members = package.infolist()
    _check_all(members)
    _check_places(members, package.start_dir)
    names = frozenset(member.filename for member in members)
    if STORYBOARD not in names:
        raise BatchError(f"the package holds no {STORYBOARD}: it is not one of ours.")
    return names


def _check_all(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES:
        raise BatchError(f"the package holds {len(members)} files: at most {MOST_FILES} are read.")
    if len({same_name(member.filename) for member in members}) < len(members):
        raise BatchError("the package holds one name twice: it is refused.")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise BatchError("the package would unpack to more than 4 GB: it is refused.")
    for member in members:
        _check_name(member)
        _check(member)


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename  # on Windows the other one has its backslashes turned
    path = PurePosixPath(name)
    unsafe = path.is_absolute() or ".." in path.parts or not path.parts
    if unsafe or set(name) & set("\\:") or not name.isprintable():
        raise BatchError(f"the package holds an unsafe name, {name!r}: it is refused.")


def _check(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if stat.S_IFMT(member.external_attr >> 16) not in _KINDS:
        raise BatchError(f"the package holds a link, “{name}”: it is refused.")
    if member.flag_bits & ENCRYPTED:
        raise BatchError("the package is encrypted: pack it again without a password.")
    if member.compress_type not in _METHODS:
        raise BatchError(f"“{name}” is compressed in a way that packages are not: it is refused.")
    if member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size):
        raise BatchError(f"“{name}” unpacks to far more than it holds: it is refused.")


def _check_places(members: list[zipfile.ZipInfo], end: int) -> None:
    """Members that share bytes are how a small file unpacks to a huge one."""
    places = sorted(
        (member.header_offset, member.header_offset + LOCAL_HEADER + member.compress_size)
        for member in members
    )
    for (_, stop), (start, _) in pairwise([*places, (end, end)]):
        if stop > start:
            raise BatchError("the package holds files that overlap: it is refused.")


def _unreadable(error: Exception) -> BatchError:
    return BatchError(f"the package cannot be read ({error}): get a new copy of it.")
