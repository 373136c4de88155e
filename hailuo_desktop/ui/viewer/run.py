"""A film that runs: which picture is due, by a clock, or by the sound where there is one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from .clock import Clock
from .frame_list import FrameList
from .sound import Sound

FASTEST = 8.0  # times the usual speed
TICK = 8  # milliseconds: half of the time that a screen of 60 Hz shows a picture
_INSIDE = 0.001  # seconds before its end, a picture is still shown
Bounds = Callable[[], tuple[int, int]]


def shuttled(speed: float, pace: float, way: int) -> float:
    """The speed after one more wish for that way, 1 or -1: the pace, and then twice as fast."""
    return way * (min(2 * abs(speed), FASTEST) if speed * way > 0 else pace)


class Run(QObject):
    """``bounds`` tells the first and last number that it goes through."""

    passed = Signal(int)  # the number of the picture that is due
    reached = Signal()  # the end that it ran to

    def __init__(self, bounds: Bounds, parent: QObject) -> None:
        super().__init__(parent)
        self.sound = Sound(self)
        self.speed = 0.0  # times the usual one, negative backwards, 0 at rest
        self._bounds = bounds
        self._frames = FrameList((), 0.0)
        self._clock = Clock()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def open_sound(self, file: Path) -> None:
        self.sound.open(file)

    def start(self, frames: FrameList, number: int, speed: float) -> None:
        """From that picture; backwards, a picture begins with its end."""
        self.speed, self._frames = speed, frames
        begin = frames.start(number) if speed > 0 else frames.start(number + 1) - _INSIDE
        self._clock.start(begin, speed)
        self.sound.play(begin, speed)
        self._timer.start()

    def stop(self) -> None:
        self.speed = 0.0
        self._timer.stop()
        self._clock.stop()
        self.sound.pause()

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self.stop()
        self.sound.close()

    def _tick(self) -> None:
        if (heard := self.sound.seconds) is not None:
            self._clock.follow(heard)
        seconds, (first, last) = self._clock.seconds, self._bounds()
        over = seconds >= self._frames.start(last + 1)
        if over if self.speed > 0 else seconds < self._frames.start(first):
            self.reached.emit()
        else:
            self.passed.emit(self._frames.at(seconds))
