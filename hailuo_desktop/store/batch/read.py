"""Any batch, from wherever it lies, as shots with their pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .model import Batch, BatchError, BatchShot, from_json
from .package import IMAGES, JSON_BYTES, STORYBOARD, storyboard_of
from .picture import Picture, beside
from .table import from_csv

PACKAGE = ".hailuo"
PictureOf = Callable[[str | None], Picture | None]


@dataclass(frozen=True)
class Entry:
    """A shot as the batch has it; its pictures are not read yet."""

    shot: BatchShot
    first: Picture | None
    last: Picture | None


@dataclass(frozen=True)
class Read:
    name: str
    entries: tuple[Entry, ...]


def read(path: Path) -> Read:
    """Read a folder, ``.json``, ``.csv`` or ``.hailuo``; BatchError in words."""
    try:
        if path.is_dir():
            return _json(path / STORYBOARD, path.resolve().name)
        match path.suffix.lower():
            case ".csv":
                batch = from_csv(_bytes(path), path.stem)
                return _beside(path.parent, batch, path.stem)
            case ".hailuo":
                return _package(path)
            case ".json":
                return _json(path, path.stem)
            case _:
                raise BatchError(
                    f"“{path.name}” is no batch: give a folder, .json, .csv or {PACKAGE}."
                )
    except OSError as error:
        raise BatchError(f"“{path}” cannot be opened: {error.strerror or error}.") from None


def _json(path: Path, name: str) -> Read:
    return _beside(path.parent, from_json(_bytes(path), path.name), name)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > JSON_BYTES:
        raise BatchError(f"“{path.name}” is absurdly large for a batch: it is refused.")
    return path.read_bytes()


def _beside(folder: Path, batch: Batch, name: str) -> Read:
    def picture(given: str | None) -> Picture | None:
        return beside(folder, given) if given else None

    return _read(batch, name, picture)


def _package(path: Path) -> Read:
    data, images = storyboard_of(path)
    batch = from_json(data, STORYBOARD)

    def picture(given: str | None) -> Picture | None:
        if not given:
            return None
        if given not in images:
            raise BatchError(f"the package lacks “{given}”: its images lie in {IMAGES}/.")
        return Picture(path, given)

    return _read(batch, path.stem, picture)


def _read(batch: Batch, name: str, picture: PictureOf) -> Read:
    entries = tuple(
        Entry(shot, picture(shot.first_frame), picture(shot.last_frame)) for shot in batch.shots
    )
    return Read(batch.name or name, entries)
