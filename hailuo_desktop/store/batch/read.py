"""Any batch, from wherever it lies, as shots with their pictures."""

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hailuo_desktop.domain import batch_files
from hailuo_desktop.domain.batch_files import (
    FOUNTAIN,
    LISTS,
    SCRIPTS,
    STORYBOARD,
    STORYBOARDER,
    SUFFIXES,
    TABLES,
    WORKBOOKS,
)
from hailuo_desktop.domain.collation import folded
from hailuo_desktop.domain.quoting import quoted
from hailuo_desktop.store.reading import read_whole
from hailuo_desktop.translate import t

from .choice import Choice, chosen_sheet
from .columns import guessed
from .encoding import decoded
from .foreign import expect_script, foreign, not_read, table_suffix
from .model import Batch, BatchError, BatchShot, from_json
from .origin import MOST, ORIGIN, Origin, origin_in
from .package import BROKEN, IMAGES, JSON_BYTES, Package
from .picture import Beside, Picture
from .script import from_final_draft, from_fountain
from .storyboarder import Layer, read_project
from .table import from_csv, from_sheet
from .workbook import xlsx_sheets

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
    ``is_list``: a script or a table, which may come again, rewritten. ``notes`` say what else lies
    there that was not read, or where a thing was found.
    """

    name: str
    entries: tuple[Entry, ...]
    films: tuple[Picture, ...] = ()
    whole: bool = False
    origin: Origin | None = None
    is_list: bool = False
    notes: tuple[str, ...] = ()

    def noting(self, notes: Iterable[str]) -> "Read":
        return replace(self, notes=(*self.notes, *notes))


def read(path: Path, choice: Choice | None = None) -> Read:
    """Read a folder or a file of one of the SUFFIXES; BatchError in words."""
    choice = choice or Choice()
    try:
        # A pipe or a device would let itself be waited for, and never end.
        if not stat.S_ISDIR(kind := path.stat().st_mode) and not stat.S_ISREG(kind):
            raise BatchError(
                t("“{file}” is no ordinary file: save the batch to one first.", file=path)
            )
        return _folder(path, choice) if path.is_dir() else _file(path, choice)
    except OSError as error:
        why = error.strerror or error
        raise BatchError(t("“{file}” cannot be opened: {why}.", file=path, why=why)) from None


def _folder(path: Path, choice: Choice) -> Read:
    """Its storyboard, or else the one list that lies in it."""
    if said := foreign(path.name):  # programs of the Mac save folders as if they were files
        raise BatchError(said)
    whole = path / STORYBOARD
    lists = [each for each in sorted(path.iterdir()) if _is_list(each)]
    if whole.exists():
        return _json(whole, path.resolve().name)
    if not lists:
        raise BatchError(
            t(
                "“{folder}” holds no {file} and no list of shots: add one that names its "
                "pictures, or drop the folder on a board in the window.",
                folder=path.name,
                file=STORYBOARD,
            )
        )
    if len(lists) > 1:
        raise BatchError(
            t(
                "“{folder}” holds several lists ({names}): give one of them.",
                folder=path.name,
                names=quoted(each.name for each in lists),
            )
        )
    note = t("The list of the folder is “{name}”.", name=lists[0].name)
    return _file(lists[0], choice).noting([note])


def _is_list(path: Path) -> bool:
    known = path.suffix.lower() in (STORYBOARDER, *LISTS)
    # “~$” and “._” are what programs and systems leave beside the files of people.
    return known and not path.name.startswith((".", "~$")) and path.is_file()


def _file(path: Path, choice: Choice) -> Read:
    suffix = path.suffix.lower()
    if said := not_read(path):
        raise BatchError(said)
    if suffix in TABLES:
        return _table(path, choice)
    if suffix in SCRIPTS:
        return _script(path, choice)
    match suffix:
        case batch_files.PACKAGE | batch_files.ZIP:
            return _package(path)
        case batch_files.STORYBOARDER:
            return _project(path)
        case batch_files.JSON:
            return _json(path, path.stem)
        case _:
            known = ", ".join(SUFFIXES)
            raise BatchError(
                t(
                    "“{file}” is no batch: give a folder or one of {known}.",
                    file=path.name,
                    known=known,
                )
            )


def _table(path: Path, choice: Choice) -> Read:
    if table_suffix(path) in WORKBOOKS:
        sheet = chosen_sheet(xlsx_sheets(path, guessed), choice)
        return beside_file(path, from_sheet(sheet, path.stem)).noting(sheet.notes)
    return beside_file(path, from_csv(_bytes(path), path.stem, choice.encoding))


def beside_file(path: Path, batch: Batch) -> Read:
    """A script or a table whose pictures lie beside it."""
    return replace(_beside(path.parent, batch, path.stem), is_list=True)


def _script(path: Path, choice: Choice) -> Read:
    expect_script(path)
    if path.suffix.lower() == FOUNTAIN:
        batch = from_fountain(decoded(_bytes(path), choice.encoding), path.stem)
    else:
        batch = from_final_draft(_bytes(path), path.stem)
    return beside_file(path, batch)


def _json(path: Path, name: str) -> Read:
    return _beside(path.parent, from_json(_bytes(path), path.name), name)


def _bytes(path: Path) -> bytes:
    return read_whole(path, JSON_BYTES)


def _beside(folder: Path, batch: Batch, name: str) -> Read:
    lying = Beside(folder)

    def picture(given: str | None) -> Picture | None:
        return lying.picture(given) if given else None

    found = _read(batch, name, picture)
    return found.noting(
        t("“{name}” was found in “{folder}”.", name=given, folder=place.parent)
        for given, place in lying.elsewhere.items()
    )


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
            *(
                t(
                    "the package lacks “{name}”: its images lie in {folder}/.",
                    name=name,
                    folder=IMAGES,
                )
                for name in lacking
            )
        )

    def picture(given: str | None) -> Picture | None:
        return Picture(path, given, package) if given else None

    found = _read(batch, path.stem, picture)
    brought = tuple(Picture(path, name, package) for name in package.films())
    origin = _origin(package, found)
    return Read(found.name, found.entries, brought, whole=True, origin=origin)


def _origin(package: Package, found: Read) -> Origin | None:
    if ORIGIN not in package:
        return None
    try:
        return origin_in(package.read(ORIGIN, MOST), len(found.entries))
    except BROKEN:  # it only helps to find what is here already
        return None


def _is_image(name: str, package: Package) -> bool:
    return name in package and name.startswith(f"{IMAGES}/")


def _read(batch: Batch, name: str, picture: PictureOf) -> Read:
    entries = tuple(
        Entry(shot, picture(shot.first_frame), picture(shot.last_frame))
        for shot in _headed(batch.shots)
    )
    return Read(batch.name or name, entries)


def _headed(shots: Iterable[BatchShot]) -> Iterator[BatchShot]:
    """A scene that is named in each of its shots has one heading, above the first."""
    here = ""
    for shot in shots:
        again = bool(here) and folded(shot.scene) == here
        here = folded(shot.scene) or here
        yield shot.model_copy(update={"scene": ""}) if again else shot
