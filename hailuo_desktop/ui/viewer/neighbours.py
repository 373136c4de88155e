"""The films that are most likely chosen next, open and decoded where they would be looked at."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from .film_source import FilmSource
from .open_film import OpenFilm

MOST = 2  # the take before and the take after
REST = 150  # milliseconds that the film in hand stands before its neighbours follow it


class Neighbours(QObject):
    """At most ``MOST`` films beside the one in hand, each with a few pictures around one time."""

    def __init__(self, source: FilmSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._films: dict[Path, OpenFilm] = {}
        self._seconds = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._follow)

    def take(self, file: Path) -> OpenFilm:
        """That film, for the hand: at once where it was beside."""
        film = self._films.pop(file, None)
        if film is None or film.error:  # what could not be opened then may be whole now
            return OpenFilm(self._source, file, in_hand=True)
        film.counted.disconnect()
        film.take_in_hand(True)
        return film

    def keep(self, files: Sequence[Path], seconds: float) -> None:
        """These and no others, where they stand so long after their beginning."""
        wanted = [*dict.fromkeys(files)][:MOST]
        for file in [file for file in self._films if file not in wanted]:
            self._films.pop(file).close()
        self._seconds = seconds
        for file in wanted:
            if file not in self._films:
                film = self._films[file] = OpenFilm(self._source, file, in_hand=False)
                film.counted.connect(self._follow)
        self._follow()

    def aim(self, seconds: float) -> None:
        """The film in hand stands there now; soon, its neighbours do as well."""
        self._seconds = seconds
        if self._films:
            self._rest.start()

    def _follow(self) -> None:
        for film in self._films.values():
            if film.facts is not None:
                frames = film.facts.frames
                number = frames.at(frames.begin + self._seconds)
                if film.picture is None or film.picture.number != number:
                    film.wish(number)
