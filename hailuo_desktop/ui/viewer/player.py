"""A player with the manners of an editing room: exact steps, shuttle both ways, loops."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from hailuo_desktop.translate import t

from .film_source import FilmSource
from .frame_list import FrameList
from .loop import Loop
from .neighbours import Neighbours
from .open_film import OpenFilm
from .points import WHOLE, Points
from .run import Run, shuttled
from .surface import VideoSurface

NOTHING = FrameList((), 0.0)
TakePicture = Callable[[int, QImage], object]


class Player(QObject):
    """Pictures and their numbers come from the stream of the film, in play as at rest; a
    QMediaPlayer gives the sound, and where there is some, the time.

    ``failed`` says in words why there is nothing to see, ``noticed`` what is wrong besides.
    """

    time_changed = Signal()
    playing_changed = Signal(bool)  # also while it runs backwards
    speed_changed = Signal(float)  # times the usual speed, negative backwards, 0 at rest
    points_changed = Signal()
    points_chosen = Signal()  # by the artist
    film_ended = Signal()  # where the loop is the board's: its next film is wanted
    failed = Signal(str)
    noticed = Signal(str)

    def __init__(self, surface: VideoSurface, source: FilmSource) -> None:
        super().__init__(surface)
        self._surface = surface
        self._neighbours = Neighbours(source, self)
        self._run = Run(self._bounds, self)
        self._run.passed.connect(self._pass)
        self._run.reached.connect(self._reach)
        self._run.sound.failed.connect(self._silent)
        self._film: OpenFilm | None = None
        self._at = 0  # the number of the picture that is wanted
        self._begin = 0.0  # seconds after its beginning, of a film that is not counted yet
        self._speed = 0.0  # times the usual one, negative backwards, 0 at rest
        self._ended = False
        self._taker: TakePicture | None = None
        self.pace = 1.0  # times the usual speed, by the artist's choice
        self.loop = Loop.OFF
        self.points = WHOLE

    def open(self, file: Path, play: bool = True, seconds: float = 0.0) -> None:
        """From so many seconds after its beginning, or standing there."""
        self.close()
        self._film = film = self._neighbours.take(file)
        film.counted.connect(self._counted)
        film.shown.connect(self._shown)
        film.failed.connect(self._failed)
        self._begin = seconds
        self._speed = self.pace if play else 0.0
        if film.error:
            self._failed()
            return
        if film.facts is not None:
            self._counted()
        elif seconds == 0.0:
            film.wish(0)
        self._tell_speed()

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self._run.close()
        if self._film is not None:
            self._film.close()
        self._film = None
        self._taker = None
        self._at, self._speed, self._ended = 0, 0.0, False
        self.show_points(WHOLE)

    def preload(self, files: Sequence[Path]) -> None:
        """Films that are most likely chosen next: their pictures of this time are decoded."""
        self._neighbours.keep(files, self.seconds)

    def release(self) -> None:
        """Let go of the film and of its neighbours."""
        self.close()
        self._neighbours.keep((), 0.0)

    @property
    def frames(self) -> FrameList:
        """None at all, until they are counted."""
        facts = self._film.facts if self._film is not None else None
        return facts.frames if facts is not None else NOTHING

    @property
    def playing(self) -> bool:
        return self._speed != 0.0

    @property
    def ended(self) -> bool:
        """It has played to its end, and nobody has touched it since."""
        return self._ended

    @property
    def frame(self) -> int:
        """The number of the frame that is shown, or will be as soon as it is decoded."""
        return self._at

    @property
    def shown(self) -> int:
        """The number of the frame that is on the screen; -1 for none."""
        picture = self._film.picture if self._film is not None else None
        return picture.number if picture is not None else -1

    @property
    def seconds(self) -> float:
        """After the beginning of the film."""
        frames = self.frames
        return frames.start(self._at) - frames.begin if frames.starts else self._begin

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        if self._at >= self._bounds()[1]:
            self._at = self._bounds()[0]
        self._start(self.pace)

    def pause(self) -> None:
        if self._stop():
            self._want(self._at)

    def forward(self) -> None:
        """Play; once more is twice as fast."""
        if self._speed > 0:
            self._start(shuttled(self._speed, self.pace, 1))
        else:
            self.play()

    def backward(self) -> None:
        """Play backwards; once more is twice as fast."""
        self._start(shuttled(self._speed, self.pace, -1))

    def set_pace(self, pace: float) -> None:
        """How fast it plays from now on."""
        self.pace = pace
        if self._speed:
            self._start(pace if self._speed > 0 else -pace)

    def step(self, frames: int) -> None:
        """So many frames on or back from the one that is wanted."""
        self._stop()
        self._want(self._at + frames, step=1 if frames >= 0 else -1)

    def go_to(self, number: int) -> None:
        """What plays goes on playing from there."""
        number = max(0, min(number, self.frames.last))
        if not self.playing:
            self._want(number, step=1 if number >= self._at else -1)
        else:
            self._pass(number)
            self._start(self._speed)

    def jump(self, to_end: bool) -> None:
        self._stop()
        self._want(2**30 if to_end else 0, step=-1 if to_end else 1)

    def mark_in(self) -> None:
        self._choose_points(self.points.with_first(self._at))

    def mark_out(self) -> None:
        self._choose_points(self.points.with_last(self._at))

    def clear_points(self) -> None:
        self._choose_points(WHOLE)

    def show_points(self, points: Points) -> None:
        """Those of the film as they were kept."""
        if points != self.points:
            self.points = points
            self.points_changed.emit()

    def set_volume(self, volume: float) -> None:
        self._run.sound.set_volume(volume)

    def take_picture(self, taker: TakePicture) -> None:
        """Stop, and give the exact picture with its number as soon as it is there."""
        self.pause()
        picture = self._film.picture if self._film is not None else None
        if picture is not None and picture.exact and picture.number == self._at:
            taker(picture.number, picture.image)
        elif self._film is not None:
            self._taker = taker

    def _bounds(self) -> tuple[int, int]:
        """First and last number that play goes through."""
        if self.loop is Loop.POINTS:
            return self.points.within(self.frames.last)
        return 0, self.frames.last

    def _choose_points(self, points: Points) -> None:
        self.show_points(points)
        self.points_chosen.emit()

    def _start(self, speed: float) -> None:
        self._speed, self._ended, self._taker = speed, False, None
        if self.frames.starts:
            self._run.start(self.frames, self._at, speed)
        self._tell_speed()

    def _stop(self) -> bool:
        """Whether it ran."""
        ran, self._speed, self._ended = self.playing, 0.0, False
        self._run.stop()
        if ran:
            self._tell_speed()
        return ran

    def _want(self, number: int, step: int = 1) -> None:
        """At rest: the picture in its exact colours."""
        last = self.frames.last if self.frames.starts else number
        self._at = max(0, min(number, last))
        if self._film is not None:
            self._film.wish(self._at, step=step)
            self._neighbours.aim(self.seconds)
        self.time_changed.emit()

    def _pass(self, number: int) -> None:
        if number != self._at and self._film is not None:
            self._at = number
            self._film.wish(number, running=True, step=1 if self._speed > 0 else -1)
            self.time_changed.emit()

    def _reach(self) -> None:
        """The end that way: once more, or rest there."""
        first, last = self._bounds()
        forward = self._speed > 0
        end, again = (last, first) if forward else (first, last)
        if self.loop in (Loop.TAKE, Loop.POINTS):
            self._pass(again)
            self._start(self._speed)
            return
        self._stop()
        self._want(end)
        self._ended = forward
        if forward and self.loop is Loop.BOARD:
            self.film_ended.emit()

    def _counted(self) -> None:
        film = self._film
        if film is None or film.facts is None:
            return
        frames = film.facts.frames
        at = self._at or frames.at(frames.begin + self._begin)
        self._at = min(at, frames.last)
        if film.facts.has_sound:
            self._run.open_sound(film.file)
        if film.facts.notice:
            self.noticed.emit(film.facts.notice)
        film.wish(self._at, running=self.playing)
        if film.picture is not None and film.picture.number == self._at:
            self._shown()
        if self.playing:
            self._start(self._speed)
        self.time_changed.emit()

    def _shown(self) -> None:
        picture = self._film.picture if self._film is not None else None
        if picture is None:
            return
        self._surface.show_picture(picture.image)
        self.time_changed.emit()
        if self._taker is not None and picture.exact and picture.number == self._at:
            taker, self._taker = self._taker, None
            taker(picture.number, picture.image)

    def _failed(self) -> None:
        words = self._film.error if self._film is not None else ""
        self._stop()
        self.failed.emit(words)

    def _silent(self, words: str) -> None:
        reason = words or t("no reason given")
        self.noticed.emit(t("The sound of this film cannot be played ({reason}).", reason=reason))

    def _tell_speed(self) -> None:
        self.playing_changed.emit(self.playing)
        self.speed_changed.emit(self._speed)
