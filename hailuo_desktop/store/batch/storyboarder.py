"""Wonder Unit Storyboarder projects: its boards become shots, its drawings first frames."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from hailuo_desktop.domain.catalog import DURATIONS
from hailuo_desktop.translate import t

from .model import MOST_SHOTS, Batch, BatchError, BatchShot, made

IMAGES = "images"
TIMING = 2000.0  # milliseconds of a board, where neither it nor its project says
# Bottom to top, as Storyboarder stacks them; its “notes” layer is not part of the picture.
LAYERS = ("shot-generator", "reference", "fill", "tone", "pencil", "ink")


@dataclass(frozen=True)
class Layer:
    """One drawing of a board; ``opacity`` is 0 to 1."""

    file: Path
    opacity: float = 1.0


@dataclass(frozen=True)
class Project:
    """``pictures`` has, for every shot, the layers of its drawing; none where it is not drawn."""

    batch: Batch
    pictures: tuple[tuple[Layer, ...], ...]


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    """Also one in quotes: that is how Storyboarder 2 writes a length that was typed in, and it
    reads its beginning alone."""
    if isinstance(value, str) and (found := re.match(r"\s*[+-]?\d{1,12}", value)):
        value = int(found[0])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _bare(value: object) -> str:
    """A bare file name: a project does not lead out of its folder."""
    name = value if isinstance(value, str) else ""
    return name if PurePosixPath(name.replace("\\", "/")).name == name else ""


def _object(value: object) -> object:
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


Words = Annotated[str, BeforeValidator(_words)]
Number = Annotated[float | None, BeforeValidator(_number)]
FileName = Annotated[str, BeforeValidator(_bare)]


class _Layer(BaseModel):
    url: FileName = ""
    opacity: Number = None


class _Board(BaseModel):
    url: FileName = ""
    shot: Words = ""
    action: Words = ""
    dialogue: Words = ""
    notes: Words = ""
    duration: Number = None
    layers: Annotated[
        dict[str, Annotated[_Layer, BeforeValidator(_object)]], BeforeValidator(_object)
    ] = Field(default_factory=dict[str, Any])


class _Project(BaseModel):
    version: Words = ""
    defaultBoardTiming: Number = None  # noqa: N815 - the file's own spelling
    boards: list[_Board] = Field(min_length=1, max_length=MOST_SHOTS)


def read_project(path: Path, data: bytes) -> Project:
    """Action, dialogue and notes become prompt and notes; BatchError in words."""
    try:
        project = _Project.model_validate_json(data)
    except ValidationError:
        raise BatchError(
            t(
                "“{file}” is no Storyboarder project with 1 to {most} boards: save it again in "
                "Storyboarder.",
                file=path.name,
                most=MOST_SHOTS,
            )
        ) from None
    usual = project.defaultBoardTiming or TIMING
    shots = [_shot(board, board.duration or usual) for board in project.boards]
    folder = path.parent / IMAGES
    is_old = _is_old(project.version)
    return Project(
        made(path.stem, shots),
        tuple(tuple(_layers(folder, board, is_old)) for board in project.boards),
    )


def nearest_length(milliseconds: float) -> int:
    """The legal length, in seconds, that a board's own comes closest to."""
    return min(DURATIONS, key=lambda seconds: abs(seconds - milliseconds / 1000))


def _shot(board: _Board, milliseconds: float) -> BatchShot:
    spoken = t("Dialogue: {words}", words=board.dialogue) if board.dialogue else ""
    notes = board.notes if board.action else ""
    return BatchShot(
        name=board.shot[:60],
        prompt=board.action or board.notes,
        notes="\n".join(filter(None, (spoken, notes))),
        duration=nearest_length(milliseconds),
    )


def _is_old(version: str) -> bool:
    """Whether every board has a main drawing, as it was before Storyboarder 1.6."""
    found = re.match(r"(\d{1,4})\.(\d{1,4})", version)
    return found is not None and (int(found[1]), int(found[2])) < (1, 6)


def _layers(folder: Path, board: _Board, is_old: bool) -> Iterator[Layer]:
    """The flattened picture that Storyboarder keeps, or else the layers that make it.

    What is missing of them is given all the same: it is told of when it is read, and a drawing
    with a part missing is none.
    """
    flat = folder / f"{Path(board.url).stem}-posterframe.jpg"
    if board.url and flat.is_file():
        yield Layer(flat)
        return
    layers = _migrated(folder, board, is_old)
    yield from (_layer(folder, layers[name]) for name in LAYERS if name in layers)


def _migrated(folder: Path, board: _Board, is_old: bool) -> dict[str, _Layer]:
    """As Storyboarder does it since version 1.6: the main drawing of before becomes the fill,
    where there is none yet."""
    layers = {name: layer for name, layer in board.layers.items() if layer.url}
    if board.url and "fill" not in board.layers and (is_old or (folder / board.url).is_file()):
        layers["fill"] = _Layer(url=board.url)
    return layers


def _layer(folder: Path, layer: _Layer) -> Layer:
    opacity = 1.0 if layer.opacity is None else layer.opacity
    return Layer(folder / layer.url, min(1.0, max(0.0, opacity)))
