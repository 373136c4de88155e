"""How the sides are looked at: the mode, and what each mode has to be set."""

from PySide6.QtCore import QObject, QTimer, Signal

from .flash import FlashGuard
from .modes import GAINS, Mode

HUNDREDTHS = 100
ALTERNATES = 600  # milliseconds from one flip by itself to the next: below one flash a second


class Look(QObject):
    """``wipe`` and ``blend`` are in hundredths, from A to the other; ``gain`` is one of GAINS.

    ``slowed`` tells that a flip was put off, so that the picture does not flash.
    """

    changed = Signal()
    mode_changed = Signal()
    slowed = Signal()

    def __init__(self, parent: QObject, guard: FlashGuard | None = None) -> None:
        super().__init__(parent)
        self.mode = Mode.TILES
        self.flipped = False  # the other is seen, not A
        self._values = {Mode.WIPE: 50, Mode.DIFFERENCE: GAINS.index(4), Mode.CUT: 50}
        self._guard = guard or FlashGuard()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._flip)
        self._pulse = QTimer(self)
        self._pulse.setInterval(ALTERNATES)
        self._pulse.timeout.connect(self.flip)

    @property
    def wipe(self) -> int:
        return self._values[Mode.WIPE]

    @property
    def blend(self) -> int:
        return self._values[Mode.CUT]

    @property
    def gain(self) -> int:
        return GAINS[self._values[Mode.DIFFERENCE]]

    @property
    def value(self) -> int | None:
        """What the mode in use is set to; None where there is nothing to set."""
        return self._values.get(self.mode)

    @property
    def most(self) -> int:
        """Of the value; the least is 0."""
        return len(GAINS) - 1 if self.mode is Mode.DIFFERENCE else HUNDREDTHS

    @property
    def alternates(self) -> bool:
        return self._pulse.isActive()

    def choose(self, mode: Mode) -> None:
        if mode is not self.mode:
            self.mode = mode
            self._pulse.stop()
            self.mode_changed.emit()
            self.changed.emit()

    def put(self, value: int) -> None:
        if self.value is not None:
            self._values[self.mode] = max(0, min(value, self.most))
            self.changed.emit()

    def nudge(self, steps: int) -> None:
        """As a key does: by a step that is seen."""
        if self.value is not None:
            self.put(self.value + steps * (1 if self.mode is Mode.DIFFERENCE else 2))

    def flip(self) -> None:
        """The other one of the two; a moment later where flips come so fast that it flashes."""
        wait = self._guard.wait()
        if wait == 0.0:
            self._flip()
        elif not self._late.isActive():
            self._late.start(round(wait * 1000) + 1)
            self.slowed.emit()

    def alternate(self, on: bool) -> None:
        """It flips by itself, slowly."""
        if on:
            self._pulse.start()
        else:
            self._pulse.stop()
        self.changed.emit()

    def rest(self) -> None:
        """Nothing happens by itself any longer; the first look is at A."""
        self._pulse.stop()
        self._late.stop()
        self.flipped = False

    def _flip(self) -> None:
        self._guard.flip()
        self.flipped = not self.flipped
        self.changed.emit()
