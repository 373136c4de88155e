"""The time of an animatic: which shot is seen, how far it is, and what plays on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

FRAME = 40  # milliseconds: the films of the service have 25 frames a second


@dataclass(frozen=True)
class Block:
    """One shot of the reel; ``made``: a finished take is shown instead of its sketch."""

    shot: str
    code: str
    seconds: float
    made: bool = False


class Reel(QObject):
    """``frame_wanted`` asks for the picture of a block at a time, 0 to 1 of it."""

    frame_wanted = Signal(int, float)
    moved = Signal(float)  # seconds from the beginning
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._starts: tuple[float, ...] = ()
        self._position = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(lambda: self.advance(self._clock.restart() / 1000))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self._blocks

    @property
    def position(self) -> float:
        return self._position

    @property
    def length(self) -> float:
        """Seconds of the whole."""
        return sum(block.seconds for block in self._blocks)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """The board anew; the shot that is seen stays in sight where it can."""
        here = self.place()[0]
        shot = self._blocks[here].shot if self._blocks else ""
        within = self._position - self._starts[here] if self._blocks else 0.0
        self._blocks = tuple(blocks)
        self._starts = tuple(accumulate((b.seconds for b in self._blocks), initial=0.0))
        found = next((block for block in self._blocks if block.shot == shot), None)
        if found is None:
            self.seek(self._position)
        else:
            self.seek(self.start_of(shot) + min(within, found.seconds))

    def start_of(self, shot: str) -> float:
        """Where a shot begins; the beginning where the reel has no such shot."""
        found = (at for at, block in enumerate(self._blocks) if block.shot == shot)
        return self._starts[next(found, 0)] if self._starts else 0.0

    def place(self) -> tuple[int, float]:
        """The block at the position and the time in it, 0 to 1."""
        for at, block in enumerate(self._blocks):
            within = self._position - self._starts[at]
            if within < block.seconds or at == len(self._blocks) - 1:
                return at, min(1.0, max(0.0, within / block.seconds))
        return 0, 0.0

    def play(self) -> None:
        """From where it stands; from the beginning where it has ended."""
        if not self._blocks:
            return
        if self._position >= self.length:
            self.seek(0.0)
        self._clock.start()
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        self._position = max(0.0, min(seconds, self.length))
        self.moved.emit(self._position)
        if self._blocks:
            self.frame_wanted.emit(*self.place())

    def step(self, blocks: int) -> None:
        """To the beginning of a shot before or after."""
        at = max(0, min(self.place()[0] + blocks, len(self._blocks) - 1))
        self.seek(self._starts[at])

    def advance(self, seconds: float) -> None:
        """So much time has passed while it played."""
        self.seek(self._position + seconds)
        if self._position >= self.length:
            self.pause()
