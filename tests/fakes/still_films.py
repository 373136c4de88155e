"""Films whose every picture is the same still: what stands around them can be looked at."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from PySide6.QtGui import QImage

from hailuo_desktop.ui.viewer.film_source import FilmFacts, FilmSource, Hearer
from hailuo_desktop.ui.viewer.frame_list import FrameList

RATE = 24
Still = Callable[[Path], QImage]


class StillFilm:
    """Answers each wish at once."""

    def __init__(self, image: QImage, hearer: Hearer, frames: int) -> None:
        self._image = image
        self._hearer = hearer
        starts = [number / RATE for number in range(frames)]
        listed = FrameList(starts, frames / RATE, Fraction(RATE))
        hearer.counted(FilmFacts(listed, has_sound=True))

    def wish(self, number: int, *, running: bool = False, step: int = 1) -> None:
        self._hearer.shown(number, self._image, not running)

    def look_ahead(self, pictures: int) -> None: ...

    def fit(self, room: tuple[int, int] | None) -> None: ...

    def close(self) -> None: ...


def still_films(still: Still, frames: int = 144) -> FilmSource:
    """``still`` gives the picture of a film by its file."""
    return lambda file, hearer, _: StillFilm(still(file), hearer, frames)
