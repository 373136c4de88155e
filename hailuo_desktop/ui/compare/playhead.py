"""One playhead for all sides: they show the pictures of one moment, together or not at all."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hailuo_desktop.ui.viewer.clock import Clock
from hailuo_desktop.ui.viewer.frame_list import FrameList
from hailuo_desktop.ui.viewer.run import TICK, shuttled

from .dropped import Dropped
from .heard import Heard
from .side import Side
from .timing import Ruler, ruler

_NOTHING = Ruler(FrameList((), 0.0), 0)
_AS_MADE = 1.0  # times the usual speed: faster, pictures are passed over on purpose


class Playhead(QObject):
    """A wish goes to all sides at once, and the next one when the slowest has answered.

    Its numbers are those of the first side's pictures, and go on to the end of the longest.
    """

    presented = Signal()  # all sides show what was wished for
    moved = Signal()
    playing_changed = Signal(bool)
    speed_changed = Signal(float)  # times the usual speed, negative backwards, 0 at rest

    def __init__(self, parent: QObject, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self.sides: Sequence[Side] = ()
        self.heard = Heard(self)
        self.dropped = Dropped()
        self.loops = False
        self.pace = _AS_MADE
        self._ruler = _NOTHING
        self._seconds = 0.0
        self._speed = 0.0
        self._step = 1
        self._held: dict[Side, int] | None = None  # pictures that stand, wherever the playhead is
        self._again = False  # something else was wished for meanwhile
        self._clock = clock or Clock()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def show(self, sides: Sequence[Side]) -> None:
        """These from now on; the playhead stays where it is."""
        for side in sides:
            if side not in self.sides:
                side.counted.connect(self.measure)
                side.failed.connect(self._arrived)
                side.failed.connect(self.measure)
                side.arrived.connect(self._arrived)
        self.sides = tuple(sides)
        self.measure()

    def close(self) -> None:
        self.pause()
        self.sides, self._ruler, self._seconds, self._held = (), _NOTHING, 0.0, None
        self.dropped.begin()
        self.heard.close()

    @property
    def ready(self) -> bool:
        """Every side is counted, and one at least can be shown."""
        return all(side.settled for side in self.sides) and any(side.usable for side in self.sides)

    @property
    def playing(self) -> bool:
        return self._speed != 0.0

    @property
    def number(self) -> int:
        return self._ruler.number(self._seconds)

    @property
    def last(self) -> int:
        return self._ruler.last

    @property
    def seconds(self) -> float:
        """After the beginning of all sides that have no offset."""
        return self._seconds

    @property
    def frames(self) -> FrameList:
        """Those that it counts by."""
        return self._ruler.frames

    @property
    def holds(self) -> bool:
        """Whether pictures stand, wherever it is: nothing can play."""
        return self._held is not None

    def start_at(self, seconds: float) -> None:
        """Before the films are counted."""
        self._seconds = seconds

    def measure(self) -> None:
        """A side is counted, or has another offset: how long all of it is, and what is due."""
        usable = [side for side in self.sides if side.usable]
        if not self.ready:
            return
        self._ruler = ruler((side.frames, side.offset) for side in usable if side.frames)
        self.dropped.skip()
        if not self.playing:
            self._seconds = self._ruler.seconds(self.number)
        self._ask()
        self.moved.emit()

    def hold(self, numbers: dict[Side, int] | None) -> None:
        """Stand on these pictures; None: go with the playhead again."""
        self.pause()
        self._held = numbers
        self._ask()
        self.moved.emit()

    # What the artist wishes

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        if self.number >= self.last:
            self._seconds = 0.0
        self._start(self.pace)

    def pause(self) -> None:
        if self.playing:
            self._stop()
            self._want(self.number)

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
        self.pace = pace
        if self.playing:
            self._start(pace if self._speed > 0 else -pace)

    def step(self, frames: int) -> None:
        self._stop()
        self._step = 1 if frames >= 0 else -1
        self._want(self.number + frames)

    def go_to(self, number: int) -> None:
        """What plays goes on playing from there."""
        self._seconds = self._ruler.seconds(max(0, min(number, self.last)))
        if self.playing:
            self._start(self._speed)
        else:
            self._want(number)

    def jump(self, to_end: bool) -> None:
        self._stop()
        self._want(self.last if to_end else 0)

    def hear(self, side: Side | None) -> None:
        """That one alone, or none."""
        self.heard.choose(side)
        self._sound()

    def painted(self) -> None:
        """What is presented is on the screen: whatever was due in between was dropped."""
        if self.playing and abs(self._speed) <= _AS_MADE:
            self.dropped.see((side.number for side in self.sides), 1 if self._speed > 0 else -1)

    # How it goes

    def _start(self, speed: float) -> None:
        if self._held is not None or not self.ready:
            return
        if not self.playing:
            self.dropped.begin()
        self.dropped.skip()
        self._speed, self._step = speed, 1 if speed > 0 else -1
        self._clock.start(self._seconds, speed)
        self._sound()
        self._timer.start()
        self._tell()

    def _stop(self) -> None:
        if self.playing:
            self._speed = 0.0
            self._timer.stop()
            self._clock.stop()
            self.heard.pause()
            self._tell()

    def _want(self, number: int) -> None:
        """At rest: in exact colours."""
        self._seconds = self._ruler.seconds(max(0, min(number, self.last)))
        self._ask()
        self.moved.emit()

    def _tick(self) -> None:
        if (heard := self.heard.seconds) is not None:
            self._clock.follow(heard)
        seconds = self._clock.seconds
        end = self._ruler.seconds(self.last + 1)
        if seconds >= end if self._speed > 0 else seconds < 0:
            self._reach()
            return
        before, self._seconds = self.number, max(0.0, seconds)  # its sound may begin a bit late
        self.heard.keep_up(self._seconds, self._speed)
        self._ask()
        if self.number != before:
            self.moved.emit()

    def _reach(self) -> None:
        """The end that way: once more, or rest there."""
        forward, speed = self._speed > 0, self._speed
        if self.loops:
            self._seconds = 0.0 if forward else self._ruler.seconds(self.last)
            self._start(speed)
            return
        self._stop()
        self._want(self.last if forward else 0)

    def _sound(self) -> None:
        if self.playing:
            self.heard.play(self._seconds, self._speed)

    def _ask(self) -> None:
        """All sides, for this moment; once they have answered what they were asked before."""
        if any(side.pending for side in self.sides):
            self._again = True
            return
        self._again = False
        if not self.ready:
            return
        asked = [side.wish(self._due(side), self.playing, self._step) for side in self.sides]
        if not any(asked):
            self._present()

    def _due(self, side: Side) -> int:
        if self._held is not None and side in self._held:
            return self._held[side]
        return side.due(self._seconds)

    def _arrived(self) -> None:
        if not any(side.pending for side in self.sides):
            self._present()
            if self._again:
                self._ask()

    def _present(self) -> None:
        changed = [side.present() for side in self.sides]
        if any(changed):
            self.presented.emit()

    def _tell(self) -> None:
        self.playing_changed.emit(self.playing)
        self.speed_changed.emit(self._speed)
