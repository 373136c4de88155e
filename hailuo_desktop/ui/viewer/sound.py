"""What is heard of a film: a QMediaPlayer that shows nothing."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

SLOWEST, FASTEST = 0.5, 2.0  # times the usual speed: beyond, nothing can be made out


class Sound(QObject):
    """Nothing is loaded before a film has sound to play; ``failed`` says why there is none."""

    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._volume = 0.8
        self._output: QAudioOutput | None = None
        self._media: QMediaPlayer | None = None

    def open(self, file: Path) -> None:
        if self._media is None:
            self._output = QAudioOutput(self)
            self._output.setVolume(self._volume)
            self._media = QMediaPlayer(self)
            self._media.setAudioOutput(self._output)
            self._media.errorOccurred.connect(self._error)
        self._media.setSource(QUrl.fromLocalFile(str(file)))

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        if self._media is not None:
            self._media.stop()
            self._media.setSource(QUrl())

    def play(self, seconds: float, speed: float) -> None:
        """Silent where it runs backwards, or too fast or slow to be made out."""
        if self._media is None:
            return
        if not SLOWEST <= speed <= FASTEST:
            self._media.pause()
            return
        self._media.setPlaybackRate(speed)
        self._media.setPosition(round(seconds * 1000))
        self._media.play()

    def pause(self) -> None:
        if self._media is not None:
            self._media.pause()

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        self._volume = volume
        if self._output is not None:
            self._output.setVolume(volume)

    @property
    def seconds(self) -> float | None:
        """Where it is; None while nothing is heard."""
        media = self._media
        if media is None or not media.isPlaying() or media.position() <= 0:
            return None
        ready = QMediaPlayer.MediaStatus.BufferedMedia
        return media.position() / 1000 if media.mediaStatus() == ready else None

    def _error(self, error: QMediaPlayer.Error, words: str) -> None:
        if error != QMediaPlayer.Error.NoError:
            self.failed.emit(words)
