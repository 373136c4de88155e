"""A film whose pictures are decoded elsewhere, and what was heard of it so far."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage

from .film_source import FilmFacts, FilmSource

IN_HAND, BESIDE = 48, 6  # pictures decoded on either side: of the film in hand, of its neighbours


@dataclass(frozen=True)
class Picture:
    number: int
    image: QImage
    exact: bool


class OpenFilm(QObject):
    """Signals come in the window's thread, and none after ``close``."""

    counted = Signal()
    shown = Signal()
    failed = Signal()

    def __init__(self, source: FilmSource, file: Path, in_hand: bool) -> None:
        super().__init__()
        self.file = file
        self.facts: FilmFacts | None = None
        self.picture: Picture | None = None  # the one that came last
        self.error = ""
        self._closed = False
        voice = _Voice(self)
        self._pictures = source(file, voice, IN_HAND if in_hand else BESIDE)

    def wish(self, number: int, *, running: bool = False, step: int = 1) -> None:
        self._pictures.wish(number, running=running, step=step)

    def take_in_hand(self, in_hand: bool) -> None:
        self._pictures.look_ahead(IN_HAND if in_hand else BESIDE)

    def fit(self, room: tuple[int, int] | None) -> None:
        """While it runs, pictures need be no larger than fits there; None: as large as they are."""
        self._pictures.fit(room)

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self._closed = True
        self._pictures.close()

    def put_facts(self, facts: FilmFacts) -> None:
        self.facts = facts
        self._tell(self.counted)

    def put_picture(self, picture: Picture) -> None:
        self.picture = picture
        self._tell(self.shown)

    def put_error(self, words: str) -> None:
        self.error = words
        self._tell(self.failed)

    def _tell(self, signal: SignalInstance) -> None:
        if not self._closed:
            signal.emit()


class _Voice(QObject):
    """Carries what the decoder's thread says over to the window's."""

    _counted = Signal(object)
    _shown = Signal(object)
    _failed = Signal(str)

    def __init__(self, film: OpenFilm) -> None:
        super().__init__()
        queued = Qt.ConnectionType.QueuedConnection
        self._counted.connect(film.put_facts, queued)
        self._shown.connect(film.put_picture, queued)
        self._failed.connect(film.put_error, queued)

    def counted(self, facts: FilmFacts) -> None:
        self._counted.emit(facts)

    def shown(self, number: int, image: QImage, exact: bool) -> None:
        self._shown.emit(Picture(number, image, exact))

    def failed(self, words: str) -> None:
        self._failed.emit(words)
