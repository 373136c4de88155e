"""A film that was dropped: the shot that made it, or one of its frames."""

import asyncio
from pathlib import Path

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.media.film import first_frame, last_frame
from hailuo_desktop.media.png import png_of
from hailuo_desktop.media.recipe import read_recipe
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.studio.restoring import restored
from hailuo_desktop.translate import t
from hailuo_desktop.ui.shot.image_source import FromData


class FilmDrop:
    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    async def shot(self, film: Path, new_id: str) -> tuple[Shot, list[str]] | None:
        """The shot and the names of frames that are not here; None for any other film."""
        return await asyncio.to_thread(self._shot, film, new_id)

    async def frame(self, film: Path, last: bool) -> FromData:
        """Its first or its true last picture."""
        return await asyncio.to_thread(_frame, film, last)

    def _shot(self, film: Path, new_id: str) -> tuple[Shot, list[str]] | None:
        recipe = read_recipe(film)
        return None if recipe is None else restored(recipe, self._intake.frames, new_id)


def _frame(film: Path, last: bool) -> FromData:
    image = last_frame(film) if last else first_frame(film)
    return FromData(png_of(image), f"{_name(film.stem, last)}.png")


def _name(film: str, last: bool) -> str:
    if last:
        return t("{film} last frame", film=film)
    return t("{film} first frame", film=film)
