"""The decoders of the films that the window shows: one bound for all, ended with the window."""

import asyncio
from pathlib import Path

from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.formats import seconds
from hailuo_desktop.media.film_index import FilmIndex
from hailuo_desktop.media.film_pictures import FilmPictures
from hailuo_desktop.media.picture_cache import PictureCache
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.viewer.film_source import FilmFacts, Hearer
from hailuo_desktop.ui.viewer.frame_list import FrameList

BREAKS_OFF = mark(
    "“{name}” breaks off after {there} of {promised}: put a whole copy in its place, or delete it, "
    "and the film is fetched again within a day of its making."
)


class FilmDecoders:
    """``open`` is what a player asks for films; several players share the cache."""

    def __init__(self, cache: PictureCache | None = None) -> None:
        self.cache = cache or PictureCache()
        self._open: list[FilmPictures] = []
        self._ended = False

    def open(self, file: Path, hearer: Hearer, ahead: int) -> "FilmPictures | _NoPictures":
        if self._ended:  # a take may be completed while the window goes
            return _NoPictures()
        self._open = [film for film in self._open if film.alive]
        film = FilmPictures(file, self.cache, _Told(file, hearer), ahead)
        self._open.append(film)
        return film

    async def aclose(self) -> None:
        """Once all have been closed: no thread of theirs outlives the window."""
        self._ended = True
        while self._open:
            film = self._open.pop()
            film.close()
            await asyncio.to_thread(film.join)


class _NoPictures:
    """Of a film that nobody will see."""

    alive = False

    def wish(self, number: int, *, running: bool = False, step: int = 1) -> None:
        pass

    def look_ahead(self, pictures: int) -> None:
        pass

    def fit(self, room: tuple[int, int] | None) -> None:
        pass

    def close(self) -> None:
        pass


class _Told:
    """What a decoder says, as the window reads it."""

    def __init__(self, file: Path, hearer: Hearer) -> None:
        self._file = file
        self._hearer = hearer

    def counted(self, index: FilmIndex) -> None:
        line = index.timeline
        frames = FrameList(line.starts, line.end, index.rate)
        self._hearer.counted(FilmFacts(frames, index.has_sound, self._notice(index)))

    def shown(self, number: int, image: QImage, exact: bool) -> None:
        self._hearer.shown(number, image, exact)

    def failed(self, error: HailuoError | OSError) -> None:
        why = str(error)
        if isinstance(error, OSError):
            why = error.strerror or why
            why = t("“{file}” cannot be opened ({why}).", file=self._file.name, why=why)
        self._hearer.failed(why)

    def _notice(self, index: FilmIndex) -> str:
        if not index.promised:
            return ""
        there, promised = seconds(index.seconds), seconds(index.promised)
        return t(BREAKS_OFF, name=self._file.name, there=there, promised=promised)
