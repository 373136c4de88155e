"""Finished takes on their way out: a copy under a speaking name, with its recipe inside."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hailuo_desktop import __version__
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.recipe import read_recipe, write_recipe
from hailuo_desktop.store.names import Naming, path_for

MOST_TRIES = 1000


class NotExported(HailuoError):
    pass


@dataclass(frozen=True)
class Place:
    """Where a take stands: its board, its shot's place from 1 and its name."""

    board: str
    shot: int
    name: str


@dataclass(frozen=True)
class Exporting:
    """``video`` gives the file of a completed take in the library."""

    folder: Path
    template: str
    video: Callable[[str], Path]

    async def export(self, take: Take, place: Place) -> Path:
        """The take's file in the folder, written once; it never replaces another file."""
        return await asyncio.to_thread(self._export, take, place)

    def _export(self, take: Take, place: Place) -> Path:
        if not isinstance(take.state, Completed):
            raise NotExported(f"take {take.id} has no video yet.")
        wanted = self.folder / path_for(self.template, _naming(take, place))
        try:
            return self._write(take, self.video(take.state.file), wanted)
        except OSError as error:
            raise NotExported(
                f"“{wanted}” cannot be written ({error.strerror}): the library keeps the video."
            ) from error

    def _write(self, take: Take, source: Path, wanted: Path) -> Path:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        for target in _free_names(wanted):
            if not target.exists():
                return _publish(source, target, recipe_of(take))
            if _is_of(target, take):
                return target
        raise NotExported(f"“{wanted}” and {MOST_TRIES} names like it are taken.")


def recipe_of(take: Take) -> dict[str, object]:
    """All that made a take; never the key, never a link."""
    request = take.request
    return {
        "app": f"Hailuo Desktop {__version__}",
        "take": take.id,
        "task": take.task,
        "model": request.model,
        "mode": request.mode.value,
        "prompt": request.prompt,
        "quality": request.quality,
        "duration": request.duration,
        "parameters": dict(request.parameters),
        "frames": [{"name": frame.name, "sha256": frame.digest} for frame in request.frames],
        "created": take.created,
    }


def _publish(source: Path, target: Path, recipe: dict[str, object]) -> Path:
    part = target.with_name(target.name + ".part")
    write_recipe(source, part, recipe)
    try:
        os.link(part, target)  # fails where the name has been taken meanwhile
    except FileExistsError:
        part.unlink()
        raise
    except OSError:  # a file system without hard links
        part.rename(target)
    part.unlink(missing_ok=True)
    return target


def _is_of(target: Path, take: Take) -> bool:
    found = read_recipe(target)
    return found is not None and found.get("take") == take.id


def _free_names(wanted: Path) -> list[Path]:
    again = (wanted.with_stem(f"{wanted.stem} ({n})") for n in range(2, MOST_TRIES))
    return [wanted, *again]


def _naming(take: Take, place: Place) -> Naming:
    request = take.request
    day = datetime.fromtimestamp(take.created, UTC).astimezone().date().isoformat()
    return Naming(
        board=place.board,
        shot=place.shot,
        name=place.name,
        take=take.number,
        date=day,
        mode=request.mode.value,
        quality=request.quality,
        seconds=request.duration,
        task=take.task,
    )
