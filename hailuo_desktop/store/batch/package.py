"""``.hailuo`` packages: a zip of a storyboard and its images; hostile ones are refused whole."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from .model import BatchError

STORYBOARD = "storyboard.json"
IMAGES = "images"
FILMS = "films"
MOST_FILES = 10_000
MOST_BYTES = 4_000_000_000  # of all members together, unpacked
MOST_RATIO = 200  # pictures hardly shrink: more than this is a bomb
SMALL = 1_000_000  # bytes: below this no ratio matters
JSON_BYTES = 20_000_000


def storyboard_of(file: Path) -> tuple[bytes, frozenset[str]]:
    """The board's JSON and the names of all members; BatchError when anything is off."""
    try:
        with zipfile.ZipFile(file) as package:
            names = _checked(package.infolist())
            if STORYBOARD not in names:
                raise BatchError(f"the package holds no {STORYBOARD}: it is not one of ours.")
            with package.open(STORYBOARD) as member:
                data = member.read(JSON_BYTES + 1)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, RuntimeError, ValueError) as error:
        raise BatchError(f"the package cannot be read ({error}): get a new copy of it.") from None
    if len(data) > JSON_BYTES:
        raise BatchError("the storyboard of the package is absurdly large: it is refused.")
    return data, frozenset(names)


def _checked(members: list[zipfile.ZipInfo]) -> set[str]:
    names = [member.filename for member in members]
    if len(members) > MOST_FILES:
        raise BatchError(f"the package holds {len(members)} files: at most {MOST_FILES} are read.")
    if len({name.casefold() for name in names}) < len(names):
        raise BatchError("the package holds one name twice: it is refused.")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise BatchError("the package would unpack to more than 4 GB: it is refused.")
    for member in members:
        _check(member)
    return set(names)


def _check(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename)
    unsafe = path.is_absolute() or ".." in path.parts or "\\" in member.filename
    if unsafe or ":" in member.filename or "\0" in member.orig_filename:
        raise BatchError(f"the package holds an unsafe name, “{member.filename}”: it is refused.")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise BatchError(f"the package holds a link, “{member.filename}”: it is refused.")
    if member.flag_bits & 0x1:
        raise BatchError("the package is encrypted: pack it again without a password.")
    if member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size):
        raise BatchError(f"“{member.filename}” unpacks to far more than it holds: it is refused.")
