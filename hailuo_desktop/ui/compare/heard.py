"""The sound of one side, and of no other."""

from PySide6.QtCore import QObject

from hailuo_desktop.ui.viewer.sound import Sound

from .side import Side

_EARLY = 0.1  # seconds: a sound that has just begun may be so far before where it was sent


class Heard:
    """Times are those of the playhead: a side's own are ahead of them by its offset."""

    def __init__(self, parent: QObject) -> None:
        self.sound = Sound(parent)
        self.side: Side | None = None
        self._open = False
        self._sounding = False  # it has been told to play, and is within its film
        self._from = 0.0  # seconds of the file: until it is there, it tells where it was before

    def choose(self, side: Side | None) -> None:
        self.close()
        self.side = side

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self.pause()
        self.sound.close()
        self.side, self._open = None, False

    def play(self, seconds: float, speed: float) -> None:
        """From that time on, where the film has one."""
        self._sounding = self._within(seconds)
        if self._sounding and self.side is not None and not self._open:
            self.sound.open(self.side.subject.file)
            self._open = True
        if self._sounding:
            self._from = self._begin + seconds
            self.sound.play(self._from, speed)
        else:
            self.sound.pause()

    def pause(self) -> None:
        self._sounding = False
        self.sound.pause()

    def keep_up(self, seconds: float, speed: float) -> None:
        """It begins when its film begins, and ends with it."""
        if self._within(seconds) is not self._sounding:
            self.play(seconds, speed)

    @property
    def seconds(self) -> float | None:
        """Where the playhead is by what is heard; None while nothing is."""
        heard = self.sound.seconds if self._sounding else None
        if heard is None or heard < self._from - _EARLY:
            return None
        return heard - self._begin

    @property
    def _begin(self) -> float:
        """What lies between the playhead's time and the time of the file."""
        if self.side is None or self.side.frames is None:
            return 0.0
        return self.side.frames.begin + self.side.ahead

    def _within(self, seconds: float) -> bool:
        side = self.side
        if side is None or side.frames is None or not side.has_sound:
            return False
        own = seconds + side.ahead
        return 0 <= own < side.frames.end - side.frames.begin
