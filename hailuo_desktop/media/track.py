"""A film's pictures by time: quick when they are asked for in order, right when they are not."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.ffmpeg import FFmpegError, VideoFrame, VideoStream

from .film import open_film, pictures_of, suppress_broken

LEAP = 2.0  # seconds: further ahead, a key frame is found sooner than every picture is decoded
HALF = 0.5 / 25  # seconds: times that are nearer than half a picture are the same


class Track:
    """Holds the film open until ``close``. Not for two threads at once."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with suppress_broken(file):
            self._film = open_film(file)
            self._stream = pictures_of(self._film)
        self._frames: Iterator[VideoFrame] = self._decoded()
        self._shown: VideoFrame | None = None
        self._coming = next(self._frames, None)
        if self._coming is None:
            self.close()
            raise BadVideo(reason("film_without_picture", name=file.name))

    def at(self, seconds: float) -> VideoFrame:
        """The picture that is shown at that time; beyond the end, the last one."""
        if not self._is_near(seconds):
            self._seek(seconds)
            if self._coming is None:  # cut short before that: then the end is what there is
                self._seek(0.0)
        while self._coming and (
            self._shown is None or self._start_of(self._coming) <= seconds + HALF
        ):
            self._shown, self._coming = self._coming, next(self._frames, None)
        if self._shown is None:
            when = f"{seconds:.1f}"
            raise BadVideo(reason("film_without_picture_at", name=self._file.name, seconds=when))
        return self._shown

    def _is_near(self, seconds: float) -> bool:
        """Whether it comes soon after what is shown, or is beyond the end that is shown."""
        ahead = seconds + HALF - self._start_of(self._shown)
        ended = self._shown is not None and self._coming is None
        return ahead >= 0 and (ended or ahead <= LEAP)

    @property
    def stream(self) -> VideoStream:
        return self._stream

    def close(self) -> None:
        self._film.close()

    def _seek(self, seconds: float) -> None:
        base = self._stream.time_base or Fraction(1)
        place = (self._stream.start_time or 0) + int(max(0.0, seconds) / base)
        with suppress(FFmpegError):
            self._film.seek(place, stream=self._stream, backward=True)
        self._frames = self._decoded()
        self._shown, self._coming = None, next(self._frames, None)

    def _decoded(self) -> Iterator[VideoFrame]:
        with suppress(FFmpegError):  # a film that breaks off ends there
            yield from self._film.decode(self._stream)

    def _start_of(self, frame: VideoFrame | None) -> float:
        if frame is None:
            return 0.0
        start = float((self._stream.start_time or 0) * (self._stream.time_base or 0))
        return (frame.time or 0.0) - start
