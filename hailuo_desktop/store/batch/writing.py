"""Storyboards on their way out: the batch format as a package, a table, or a template."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from hailuo_desktop.domain.batch_files import STORYBOARD
from hailuo_desktop.domain.frame import WHITE, Crop, Frame
from hailuo_desktop.domain.shot import Link, Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.durable import publish, trouble
from hailuo_desktop.store.names import safe_name, same_name

from .columns import TEXTS, guarded
from .model import COLUMNS, Batch, BatchShot
from .origin import ORIGIN, Origin
from .package import FILMS, IMAGES

MADE = (1980, 1, 1, 0, 0, 0)  # the same board gives the same bytes

_SUFFIXES = {"jpeg": (".jpg", ".jpeg")}
_COUNT = range(2, 100_000)
ImageName = Callable[[Frame], str]


def batch_of(board: Storyboard, image: ImageName) -> Batch:
    """The board in the batch format; ``image`` says under which name a frame goes along."""
    places = {shot.id: place for place, shot in enumerate(board.shots, start=1)}
    return Batch(
        name=_whole(board.name), shots=[_shot(shot, places, image) for shot in board.shots]
    )


def member_names(frames: Iterable[Frame]) -> dict[str, str]:
    """What each still is called inside a package, by its digest: its own name, and no other's."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for frame in frames:
        stem = safe_name(PurePosixPath(frame.name).stem) or "frame"
        tries = (f"{stem}{number}{_suffix(frame)}" for number in ("", *map(" {}".format, _COUNT)))
        name = next(each for each in tries if same_name(each) not in taken)
        taken.add(same_name(name))
        names[frame.digest] = f"{IMAGES}/{name}"
    return names


def _suffix(frame: Frame) -> str:
    """The file's own, where it says what the file is."""
    usual = _SUFFIXES.get(frame.facts.format, (f".{frame.facts.format}",))
    own = PurePosixPath(frame.name).suffix
    return own if own.lower() in usual else usual[0]


def file_name(frame: Frame) -> str:
    """A still's name in a folder that may hold others already: by its content."""
    return f"{frame.digest[:32]}{_suffix(frame).lower()}"


def write_package(
    target: Path,
    batch: Batch,
    images: Mapping[str, Path],
    films: Mapping[str, Path],
    origin: Origin | None = None,
) -> None:
    """A ``.hailuo`` file, whole or not there; DiskFull or LibraryError where it cannot be."""
    part = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(part, "w") as package:
            package.writestr(_member(STORYBOARD, zipfile.ZIP_DEFLATED), to_json(batch))
            if origin is not None:
                text = origin.model_dump_json(indent=1)
                package.writestr(_member(ORIGIN, zipfile.ZIP_DEFLATED), text)
            for name, file in {**images, **_in_folder(films)}.items():
                _copy(package, name, file)
        publish(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise trouble(error, target, 0) from error


def to_json(batch: Batch) -> str:
    """What every shot says of itself; what is as usual is left out."""
    shots = [shot.model_dump(mode="json", exclude_defaults=True) for shot in batch.shots]
    head = {"format": batch.format, "version": batch.version, "name": batch.name}
    return json.dumps({**head, "shots": shots}, indent=1, ensure_ascii=False)


def to_csv(batch: Batch) -> bytes:
    """UTF-8 with BOM, as spreadsheets expect it; no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for shot in batch.shots:
        writer.writerow([guarded(_cell(getattr(shot, name)), name in TEXTS) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _shot(shot: Shot, places: Mapping[str, int], image: ImageName) -> BatchShot:
    return BatchShot(
        name=_whole(shot.name),
        prompt=_whole(shot.prompt),
        first_frame=image(shot.first) if shot.first else None,
        last_frame=image(shot.last) if shot.last else None,
        model=shot.model,
        quality=shot.quality,
        duration=shot.duration,
        prompt_optimizer=shot.prompt_optimizer,
        fast_pretreatment=shot.fast_pretreatment,
        takes=shot.takes,
        scene=_whole(shot.scene),
        notes=_whole(shot.notes),
        first_from=_place(shot.first_from, places),
        last_from=_place(None if shot.last else shot.last_link, places),
        wait_for_kept=bool(shot.first_from and shot.first_from.wait),
        first_crop=_part(shot.first),
        last_crop=_part(shot.last),
        first_ground=shot.first.ground if shot.first else WHITE,
        last_ground=shot.last.ground if shot.last else WHITE,
    )


def _whole(text: str) -> str:
    """Half a character cannot be written to a file: it becomes the sign for a lost one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _place(link: Link | None, places: Mapping[str, int]) -> int | None:
    return places.get(link.shot) if link else None


def _part(frame: Frame | None) -> tuple[float, float, float, float] | None:
    crop: Crop | None = frame.crop if frame else None
    return (crop.x, crop.y, crop.width, crop.height) if crop else None


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return " ".join(f"{part!r}" for part in value)  # pyright: ignore[reportUnknownVariableType]
        case _:
            return str(value)


def _in_folder(films: Mapping[str, Path]) -> dict[str, Path]:
    return {f"{FILMS}/{name}": file for name, file in films.items()}


def _member(name: str, how: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, MADE)
    member.compress_type = how
    return member


def _copy(package: zipfile.ZipFile, name: str, file: Path) -> None:
    """Pictures and films are compressed already: they are stored as they are."""
    member = _member(name, zipfile.ZIP_STORED)
    member.file_size = file.stat().st_size
    with file.open("rb") as source, package.open(member, "w") as target:
        while chunk := source.read(1 << 20):
            target.write(chunk)


EXAMPLES = (
    {"name": "01", "prompt": "Dawn over the harbour [Push in]", "duration": 6, "takes": 2},
    {"name": "02", "prompt": "The boat leaves [Pan left,Pedestal up]", "first_frame": "boat.png"},
    {
        "name": "03",
        "prompt": "Night falls [Static shot]",
        "first_frame": "day.jpg",
        "last_frame": "night.jpg",
        "quality": "1080p",
        "notes": "hold the horizon",
    },
)


def write_template(target: Path) -> None:
    """A workbook to fill in: the columns by their names, and three shots to write over."""
    from openpyxl import Workbook  # slow to import, so not before it is needed
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    page: Any = book.create_sheet("Shots")
    page.freeze_panes = "A2"
    for column, name in enumerate(COLUMNS):
        letter = chr(ord("A") + column)
        page.column_dimensions[letter].width = 60 if name == "prompt" else 18
    page.append([_headed(page, name, Font(bold=True)) for name in COLUMNS])
    for example in EXAMPLES:
        page.append([example.get(name) for name in COLUMNS])
    part = target.with_name(target.name + ".part")
    try:
        book.save(part)
        publish(part, target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise trouble(error, target, 0) from error


def _headed(page: Any, words: str, font: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(page, words)
    cell.font = font
    return cell
