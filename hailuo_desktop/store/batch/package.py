"""``.hailuo`` packages: a zip of a storyboard and its images; hostile ones are refused whole."""

import stat
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path, PurePosixPath

from hailuo_desktop.domain.batch_files import STORYBOARD
from hailuo_desktop.store.names import same_name
from hailuo_desktop.translate import n, t

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
UTF8 = 0x800  # flag of a member: its name is UTF-8
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
                raise BatchError(
                    t(
                        "the package holds more than {most} files: it is refused.",
                        most=MOST_FILES,
                    )
                )
            self._zip = zipfile.ZipFile(file)
            try:
                self._members = _checked(self._zip)
            except BaseException:
                self._zip.close()
                raise
        except BROKEN as error:
            raise _unreadable(error) from None

    def __contains__(self, name: str) -> bool:
        """Whether it holds a member of that name, in whatever case or Unicode form."""
        return same_name(name) in self._members

    def films(self) -> list[str]:
        found = (_true_name(info) for info in self._members.values())
        inside = (name[name.find(f"{FILMS}/") :] for name in found if f"{FILMS}/" in name)
        return sorted(name for name in inside if same_name(name) in self._members)

    def storyboard(self) -> bytes:
        try:
            return self.read(STORYBOARD, JSON_BYTES)
        except BROKEN as error:
            raise _unreadable(error) from None

    def read(self, name: str, most: int) -> bytes:
        """A member's bytes, counted as they come: what it says of its size is not believed.

        Raises what BROKEN lists where they cannot be had, BatchError where there are more.
        """
        info = self._members[same_name(name)]
        with self._zip.open(info) as member:
            data = member.read(most + 1)
        if len(data) > most:
            raise BatchError(
                t("“{name}” of the package is absurdly large: it is refused.", name=name)
            )
        if len(data) < info.file_size:
            raise zipfile.BadZipFile(t("{name} is cut short", name=name))
        return data


def _checked(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Its members by their names as they are compared, within the folder that holds them all."""
    members = package.infolist()
    _check_all(members)
    _check_places(members, package.start_dir)
    named = {_true_name(each): each for each in members if not _is_litter(_true_name(each))}
    top = _top(named)
    return {same_name(name.removeprefix(top)): each for name, each in named.items()}


def _top(names: Iterable[str]) -> str:
    """The folder that was zipped along with its content, where there is one."""
    there = [name for name in names if PurePosixPath(name).name.lower() == STORYBOARD]
    if not there:
        raise BatchError(t("the package holds no {file}: it is not one of ours.", file=STORYBOARD))
    depth = min(name.count("/") for name in there)
    tops = {name[: -len(STORYBOARD)] for name in there if name.count("/") == depth}
    if len(tops) > 1:
        raise BatchError(
            n(
                "the package holds {count} storyboard: pack each by itself.",
                "the package holds {count} storyboards: pack each by itself.",
                len(tops),
            )
        )
    return tops.pop()


def _is_litter(name: str) -> bool:
    """What a system puts beside the files of people when it packs a folder."""
    path = PurePosixPath(name)
    if path.parts[0] == "__MACOSX" or path.name.startswith("._"):
        return True
    return path.name in (".DS_Store", "Thumbs.db", "desktop.ini")


def _true_name(member: zipfile.ZipInfo) -> str:
    """As it was given: some programs do not say that names are UTF-8, or part them with “\\”."""
    name = member.orig_filename
    if not member.flag_bits & UTF8:
        with suppress(UnicodeError):  # else it was meant as it stands
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _check_all(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES:
        raise BatchError(
            n(
                "the package holds {count} file: at most {most} are read.",
                "the package holds {count} files: at most {most} are read.",
                len(members),
                most=MOST_FILES,
            )
        )
    if len({same_name(_true_name(member)) for member in members}) < len(members):
        raise BatchError(t("the package holds one name twice: it is refused."))
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise BatchError(t("the package would unpack to more than 4 GB: it is refused."))
    for member in members:
        _check_name(member)
        _check(member)


def _check_name(member: zipfile.ZipInfo) -> None:
    name = _true_name(member)
    path = PurePosixPath(name)
    unsafe = path.is_absolute() or ".." in path.parts or not path.parts
    if unsafe or ":" in name or not name.isprintable():
        raise BatchError(
            t("the package holds an unsafe name, {name}: it is refused.", name=repr(name))
        )


def _check(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if stat.S_IFMT(member.external_attr >> 16) not in _KINDS:
        raise BatchError(t("the package holds a link, “{name}”: it is refused.", name=name))
    if member.flag_bits & ENCRYPTED:
        raise BatchError(t("the package is encrypted: pack it again without a password."))
    if member.compress_type not in _METHODS:
        raise BatchError(
            t("“{name}” is compressed in a way that packages are not: it is refused.", name=name)
        )
    if member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size):
        raise BatchError(t("“{name}” unpacks to far more than it holds: it is refused.", name=name))


def _check_places(members: list[zipfile.ZipInfo], end: int) -> None:
    """Members that share bytes are how a small file unpacks to a huge one."""
    places = sorted(
        (member.header_offset, member.header_offset + LOCAL_HEADER + member.compress_size)
        for member in members
    )
    for (_, stop), (start, _) in pairwise([*places, (end, end)]):
        if stop > start:
            raise BatchError(t("the package holds files that overlap: it is refused."))


def _unreadable(error: Exception) -> BatchError:
    return BatchError(t("the package cannot be read ({why}): get a new copy of it.", why=error))
