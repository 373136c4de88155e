"""A QMediaPlayer with the manners of an editing room: steps, loops, and no silent failure."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaMetaData, QMediaPlayer

from .surface import VideoSurface

USUAL_RATE = 25.0  # frames a second of the service's films, where a file does not say
CANNOT = (
    "This film cannot be shown here: its codec is not one that the player knows. "
    "The file is whole; another player may open it."
)


class Player(QObject):
    """``failed`` says in words why there is nothing to see."""

    time_changed = Signal(int, int)  # position, duration in milliseconds
    playing_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, surface: VideoSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._media = QMediaPlayer(self)
        self._sound = QAudioOutput(self)
        self._sound.setVolume(0.8)
        self._media.setAudioOutput(self._sound)
        self._media.setVideoSink(surface.sink)
        self._media.positionChanged.connect(self._moved)
        self._media.durationChanged.connect(self._moved)
        self._media.playingChanged.connect(self.playing_changed)
        self._media.mediaStatusChanged.connect(self._status)
        self._media.errorOccurred.connect(self._error)
        self._ended = False

    def open(self, file: Path) -> None:
        self._ended = False
        self._media.setSource(QUrl.fromLocalFile(str(file)))
        self._media.play()

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self._media.stop()
        self._media.setSource(QUrl())

    def toggle(self) -> None:
        if self._media.isPlaying():
            self._media.pause()
        else:
            self.play()

    def play(self, rate: float = 1.0) -> None:
        self._media.setPlaybackRate(rate)
        self._media.play()

    def pause(self) -> None:
        self._media.pause()

    def step(self, frames: int) -> None:
        """So many frames on or back, to the middle of the frame: its exact start may round off."""
        self._media.pause()
        length = 1000 / self._rate()
        number = int(self._media.position() / length + 1e-6) + frames
        self.seek(round((max(0, number) + 0.5) * length))

    def seek(self, milliseconds: int) -> None:
        self._media.setPosition(max(0, min(milliseconds, self._media.duration())))

    def jump(self, to_end: bool) -> None:
        self.seek(self._media.duration() if to_end else 0)

    def set_loop(self, on: bool) -> None:
        endless = QMediaPlayer.Loops.Infinite.value if on else QMediaPlayer.Loops.Once.value
        self._media.setLoops(endless)

    def set_volume(self, volume: float) -> None:
        self._sound.setVolume(volume)

    def _rate(self) -> float:
        said = self._media.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        return float(said) if isinstance(said, int | float) and said > 0 else USUAL_RATE

    def _moved(self) -> None:
        self.time_changed.emit(self._media.position(), self._media.duration())

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        # An unknown codec ends without a frame and without an error.
        if status == QMediaPlayer.MediaStatus.EndOfMedia and not self._surface.frame_count:
            self.failed.emit(CANNOT)

    def _error(self, error: QMediaPlayer.Error, words: str) -> None:
        if error != QMediaPlayer.Error.NoError:
            self.failed.emit(f"This film cannot be played ({words or 'no reason given'}).")
