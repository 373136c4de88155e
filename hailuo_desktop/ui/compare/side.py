"""One of the films that are compared: what is wished of it, and what of it is seen."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal

from hailuo_desktop.ui.viewer.film_source import FilmSource
from hailuo_desktop.ui.viewer.frame_list import FrameList
from hailuo_desktop.ui.viewer.open_film import OpenFilm, Picture

from .timing import due


@dataclass(frozen=True)
class Subject:
    """A take to be compared: its id, its film, and what to call it.

    ``first`` and ``last`` are its in and out points, as numbers of pictures.
    """

    id: str
    title: str
    file: Path
    first: int | None = None
    last: int | None = None


class Side(QObject):
    """``offset``: how many of its own frames it is ahead of the playhead."""

    counted = Signal()
    arrived = Signal()  # the picture that was wished for
    failed = Signal()

    def __init__(self, source: FilmSource, subject: Subject) -> None:
        super().__init__()
        self.subject = subject
        self.offset = 0
        self.number = 0  # of what is seen: it may lie before the first picture or after the last
        self._next = 0  # the number that is seen as soon as its picture is there
        self.picture: Picture | None = None  # what is seen
        self.size = QSize()  # of its pictures; while it runs, they may be smaller
        self._room: tuple[int, int] | None = None
        self._wanted: int | None = None  # and has not come yet
        self._film = OpenFilm(source, subject.file, in_hand=True)
        self._film.counted.connect(self.counted)
        self._film.shown.connect(self._shown)
        self._film.failed.connect(self._fail)

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self._film.close()

    @property
    def error(self) -> str:
        """Why there is nothing to see, in words."""
        return self._film.error

    @property
    def notice(self) -> str:
        """What is wrong with a film that is seen in part."""
        return self._film.facts.notice if self._film.facts is not None else ""

    @property
    def frames(self) -> FrameList | None:
        """None until they are counted."""
        return self._film.facts.frames if self._film.facts is not None else None

    @property
    def settled(self) -> bool:
        """It has been counted, or has failed."""
        return self._film.facts is not None or bool(self.error)

    @property
    def usable(self) -> bool:
        return self._film.facts is not None and not self.error

    @property
    def has_sound(self) -> bool:
        return self._film.facts is not None and self._film.facts.has_sound

    @property
    def ended(self) -> bool:
        """Its last picture stands while others go on."""
        return self.frames is not None and self.number > self.frames.last

    @property
    def waits(self) -> bool:
        """Its first picture stands: by its offset it begins later."""
        return self.number < 0

    @property
    def ahead(self) -> float:
        """Seconds."""
        return self.offset / float(self.frames.usual) if self.frames is not None else 0.0

    def due(self, seconds: float) -> int:
        """The number of its picture at that time of the playhead, as far as it reaches."""
        return due(self.frames, seconds) + self.offset if self.frames is not None else 0

    def wish(self, number: int, running: bool, step: int) -> bool:
        """False where it is there already, or never comes."""
        if not self.usable or self.frames is None:
            return False
        self._next = number
        shown = max(0, min(number, self.frames.last))
        there = self._film.picture
        if there is not None and there.number == shown and (running or there.exact):
            return False
        self._wanted = shown
        self._film.wish(shown, running=running, step=step)
        return True

    def fit(self, room: tuple[int, int] | None) -> None:
        """While it runs, its pictures need be no larger; None: as large as they are."""
        if room != self._room:
            self._room = room
            self._film.fit(room)

    @property
    def pending(self) -> bool:
        return self._wanted is not None

    def present(self) -> bool:
        """What has come is what is seen from now on; whether that is anything else."""
        before = self.number, id(self.picture)  # pictures themselves are long to compare
        self.number = self._next
        if self._film.picture is not None:
            self.picture = self._film.picture
            if self.picture.exact or self.size.isEmpty():
                self.size = self.picture.image.size()
        return before != (self.number, id(self.picture))

    def _shown(self) -> None:
        picture = self._film.picture
        if picture is not None and picture.number == self._wanted:
            self._wanted = None
            self.arrived.emit()

    def _fail(self) -> None:
        self._wanted = None
        self.failed.emit()
