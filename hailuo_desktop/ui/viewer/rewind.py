"""Playing backwards: one place after another, each asked for when the one before is shown."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK = 40  # milliseconds: a frame of the service's films
PATIENCE = 10  # ticks without a picture, after which the next is asked for all the same


class Rewind(QObject):
    """``seek`` takes milliseconds. A slow decoder drops pictures, and keeps the pace."""

    ended = Signal()

    def __init__(self, seek: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._seek = seek
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._start = 0
        self._waited = 0
        self._waiting = False
        self.speed = 1

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self, milliseconds: int, speed: int) -> None:
        """Backwards from there, so many times as fast as the film was made to run."""
        self.speed = speed
        self._start = milliseconds
        self._waiting = False
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        if self.running:
            self._timer.stop()
            self.ended.emit()

    def arrived(self) -> None:
        """A picture is there."""
        self._waiting = False

    def _tick(self) -> None:
        self._waited += 1
        if self._waiting and self._waited < PATIENCE:
            return
        self._waited = 0
        place = max(0, self._start - self._clock.elapsed() * self.speed)
        self._waiting = True
        self._seek(place)
        if place == 0:
            self.stop()
