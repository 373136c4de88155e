"""A QMediaPlayer with the manners of an editing room: steps, shuttle, loops, no silent failure."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaMetaData, QMediaPlayer

from hailuo_desktop.translate import mark, t

from .frame_list import FrameList, even
from .rewind import Rewind
from .surface import VideoSurface

USUAL_RATE = 25.0  # frames a second of the service's films, where a file does not say
PATIENCE = 250  # milliseconds: what a step has not shown by then is decoded elsewhere
FASTEST = 8  # times the usual speed
CANNOT = mark(
    "This film cannot be played here: its codec is not one that the player knows. The file is "
    "whole: step through it with the arrow keys, or reveal it and play it in another player."
)


class Player(QObject):
    """``failed`` says in words why there is nothing to see."""

    time_changed = Signal(int, int)  # position, duration in milliseconds
    playing_changed = Signal(bool)  # also while it runs backwards
    failed = Signal(str)
    still_requested = Signal(int)  # the number of a picture that the player does not find

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
        self._media.playingChanged.connect(self._playing_changed)
        self._media.mediaStatusChanged.connect(self._status)
        self._media.errorOccurred.connect(self._error)
        surface.shown.connect(self._shown)
        self._rewind = Rewind(self._media.setPosition, self)
        self._rewind.ended.connect(self._playing_changed)
        self._aim: int | None = None  # the frame that was asked for and is not yet shown
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._look_elsewhere)
        self._loop = False
        self._to_end = False  # what was asked for last is the end, wherever that is found to be
        self._counted: FrameList | None = None  # the pictures of this film, once they are known

    def open(self, file: Path, play: bool = True) -> None:
        """From its first frame, or standing on it."""
        self.close()
        self._media.setSource(QUrl.fromLocalFile(str(file)))
        self._media.setPlaybackRate(1.0)
        if play:
            self._media.play()
        else:
            self._media.pause()

    def close(self) -> None:
        """Let go of the file, so that it can be moved."""
        self._rewind.stop()
        self._aim = None
        self._counted = None
        self._to_end = False
        self._media.stop()
        self._media.setSource(QUrl())
        # What this film still has on its way to the screen must arrive nowhere.
        self._media.setVideoSink(self._surface.new_sink())

    def count(self, frames: FrameList) -> None:
        """The pictures of the film that is open, as its stream has them."""
        self._counted = frames
        if self._to_end:
            self.jump(to_end=True)
        elif self._aim is not None:
            self.step(0)
        self._moved()

    @property
    def frames(self) -> FrameList:
        """Until they are counted, what the film's header makes one expect."""
        return self._counted or even(self._media.duration(), self.rate)

    @property
    def playing(self) -> bool:
        return self._media.isPlaying() or self._rewind.running

    @property
    def frame(self) -> int:
        """The number of the frame that is shown, or will be once it has been found."""
        return self._aim if self._aim is not None else self._number(self._surface.frame_start)

    @property
    def rate(self) -> float:
        """Frames a second."""
        said = self._media.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        return float(said) if isinstance(said, int | float) and said > 0 else USUAL_RATE

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self, rate: float = 1.0) -> None:
        self._rewind.stop()
        self._to_end = False
        self._surface.release()
        if self._at_end():
            self._media.setPosition(0)
        self._aim = None
        self._media.setPlaybackRate(rate)
        self._media.play()

    def pause(self) -> None:
        self._rewind.stop()
        self._media.pause()

    def forward(self) -> None:
        """Play; once more is twice as fast."""
        rate = self._media.playbackRate() * 2 if self._media.isPlaying() else 1.0
        self.play(min(rate, FASTEST))

    def backward(self) -> None:
        """Play backwards, which Qt cannot by itself; once more is twice as fast."""
        speed = self._rewind.speed * 2 if self._rewind.running else 1
        start = self._milliseconds(self.frame)
        self._media.pause()
        self._surface.release()
        self._aim = None
        self._rewind.start(start, min(speed, FASTEST))
        self._playing_changed()

    def step(self, frames: int) -> None:
        """So many frames on or back from the one that is shown."""
        self._to_end = False
        wanted = min(max(0, self.frame + frames), self._last())
        self.pause()
        self._surface.release()
        self._media.setPosition(self._milliseconds(wanted))
        self._aim = wanted
        self._patience.start()

    def seek(self, milliseconds: int) -> None:
        self._rewind.stop()
        self._to_end = False
        self._surface.release()
        self._aim = None
        if self._media.playbackState() == QMediaPlayer.PlaybackState.StoppedState:
            self._media.pause()  # a film that has ended shows nothing new until it is taken up
        self._media.setPosition(max(0, min(milliseconds, self._media.duration())))

    def jump(self, to_end: bool) -> None:
        self.step(2**30 if to_end else -(2**30))
        self._to_end = to_end

    def show_still(self, number: int, image: QImage) -> None:
        """The picture of that number, where it is still the one that is wanted."""
        if number == self._aim and number <= self.frames.last:
            self._surface.hold(image, round(self.frames.starts[number] * 1_000_000))

    def set_loop(self, on: bool) -> None:
        self._loop = on

    def set_volume(self, volume: float) -> None:
        self._sound.setVolume(volume)

    def _last(self) -> int:
        return self.frames.last

    def _at_end(self) -> bool:
        return self._surface.frame_count > 0 and 0 < self._last() <= self.frame

    def _milliseconds(self, frame: int) -> int:
        return self.frames.middle(frame)

    def _number(self, microseconds: int) -> int:
        return self.frames.at(microseconds / 1_000_000)

    def _shown(self) -> None:
        self._rewind.arrived()
        if self._aim == self._number(self._surface.frame_start):
            self._aim = None
        self._moved()

    def _look_elsewhere(self) -> None:
        """Qt seeks by a header and by key frames, which some films have not."""
        if self._aim is not None and self._counted is not None:
            self.still_requested.emit(self._aim)

    def _playing_changed(self) -> None:
        self.playing_changed.emit(self.playing)

    def _moved(self) -> None:
        self.time_changed.emit(self._media.position(), self._media.duration())

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status != QMediaPlayer.MediaStatus.EndOfMedia:
            return
        if not self._surface.frame_count:
            self.failed.emit(
                t(CANNOT)
            )  # an unknown codec ends without a frame and without an error
        elif self._loop:
            # Qt's own loops would hide such an end, and cannot be switched on half-way.
            self.play(self._media.playbackRate())

    def _error(self, error: QMediaPlayer.Error, words: str) -> None:
        if error != QMediaPlayer.Error.NoError:
            reason = words or t("no reason given")
            self.failed.emit(t("This film cannot be played ({reason}).", reason=reason))
