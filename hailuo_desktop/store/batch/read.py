"""Any batch, from wherever it lies, as shots with their pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.domain import batch_files
from hailuo_desktop.domain.batch_files import STORYBOARD, SUFFIXES
from hailuo_desktop.store.reading import read_whole

from .columns import guessed
from .model import Batch, BatchError, BatchShot, from_json
from .origin import MOST, ORIGIN, Origin, origin_in
from .package import BROKEN, FILMS, IMAGES, JSON_BYTES, Package
from .picture import Beside, Picture
from .sheet import xlsx_sheet
from .storyboarder import Layer, read_project
from .table import from_csv, from_sheet

PictureOf = Callable[[str | None], Picture | None]


@dataclass(frozen=True)
class Entry:
    """A shot as the batch has it; its pictures are not read yet.

    ``layers`` are drawings that together make the first frame.
    """

    shot: BatchShot
    first: Picture | None
    last: Picture | None
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True)
class Read:
    """``films`` are finished takes that came along, each with its recipe inside.

    ``whole``: where one picture is none, nothing of it comes in. ``origin``: where it was made.
    """

    name: str
    entries: tuple[Entry, ...]
    films: tuple[Picture, ...] = ()
    whole: bool = False
    origin: Origin | None = None


def read(path: Path) -> Read:
    """Read a folder or a file of one of the SUFFIXES; BatchError in words."""
    try:
        return _json(path / STORYBOARD, path.resolve().name) if path.is_dir() else _file(path)
    except OSError as error:
        raise BatchError(f"“{path}” cannot be opened: {error.strerror or error}.") from None


def _file(path: Path) -> Read:
    match path.suffix.lower():
        case batch_files.CSV:
            return beside_file(path, from_csv(_bytes(path), path.stem))
        case batch_files.XLSX:
            return beside_file(path, from_sheet(xlsx_sheet(path, guessed), path.stem))
        case batch_files.PACKAGE:
            return _package(path)
        case batch_files.STORYBOARDER:
            return _project(path)
        case batch_files.JSON:
            return _json(path, path.stem)
        case _:
            known = ", ".join(SUFFIXES)
            raise BatchError(f"“{path.name}” is no batch: give a folder or one of {known}.")


def beside_file(path: Path, batch: Batch) -> Read:
    """A batch whose pictures lie beside it."""
    return _beside(path.parent, batch, path.stem)


def _json(path: Path, name: str) -> Read:
    return _beside(path.parent, from_json(_bytes(path), path.name), name)


def _bytes(path: Path) -> bytes:
    return read_whole(path, JSON_BYTES)


def _beside(folder: Path, batch: Batch, name: str) -> Read:
    lying = Beside(folder)

    def picture(given: str | None) -> Picture | None:
        return lying.picture(given) if given else None

    return _read(batch, name, picture)


def _project(path: Path) -> Read:
    project = read_project(path, _bytes(path))
    pairs = zip(project.batch.shots, project.pictures, strict=True)
    entries = tuple(Entry(shot, None, None, layers) for shot, layers in pairs)
    return Read(project.batch.name, entries)


def _package(path: Path) -> Read:
    package = Package(path)
    batch = from_json(package.storyboard(), STORYBOARD)
    given = (name for shot in batch.shots for name in (shot.first_frame, shot.last_frame) if name)
    if lacking := [name for name in dict.fromkeys(given) if not _is_image(name, package)]:
        raise BatchError(
            *(f"the package lacks “{name}”: its images lie in {IMAGES}/." for name in lacking)
        )

    def picture(given: str | None) -> Picture | None:
        return Picture(path, given, package) if given else None

    found = _read(batch, path.stem, picture)
    films = sorted(name for name in package.names if name.startswith(f"{FILMS}/"))
    brought = tuple(Picture(path, name, package) for name in films)
    return Read(found.name, found.entries, brought, whole=True, origin=_origin(package, found))


def _origin(package: Package, found: Read) -> Origin | None:
    if ORIGIN not in package.names:
        return None
    try:
        return origin_in(package.read(ORIGIN, MOST), len(found.entries))
    except BROKEN:  # it only helps to find what is here already
        return None


def _is_image(name: str, package: Package) -> bool:
    return name in package.names and name.startswith(f"{IMAGES}/")


def _read(batch: Batch, name: str, picture: PictureOf) -> Read:
    entries = tuple(
        Entry(shot, picture(shot.first_frame), picture(shot.last_frame)) for shot in batch.shots
    )
    return Read(batch.name or name, entries)
