"""A film's pictures in order, from any of them on: numbers are exact, whatever the file says."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hailuo_desktop.ffmpeg import FFmpegError, InputContainer, VideoFrame, VideoStream

from .film import open_film, pictures_of, suppress_broken
from .film_index import FilmIndex, index_of

Picture = tuple[int, VideoFrame]


class FilmReader:
    """Holds the film open until ``close``; BadVideo where it cannot be read. For one thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with suppress_broken(file):
            self._film, self._stream = self._open()
            self.index: FilmIndex = index_of(file, self._film, self._stream)
            # Width of a pixel to its height. A value: a stream dies with its film.
            self.aspect = self._stream.sample_aspect_ratio
        self._numbers = {time: number for number, time in enumerate(self.index.times)}
        self._keys = [*self.index.keys]
        self._pictures: Iterator[Picture] = iter(())
        self._waiting: Picture | None = None  # read already, to see that it is the right one
        self._place: int | None = None  # the number that is read next, if all is well

    def close(self) -> None:
        self._film.close()

    def read_toward(self, number: int) -> Picture | None:
        """One picture more on the way to that number, from wherever that is quickest.

        None at the end of the film. Pictures that are damaged beyond showing are left out, so
        that what comes may be one after it.
        """
        with suppress_broken(self._file):
            if self._place is None or not self._key_before(number) <= self._place <= number:
                self._begin(number)
            found = self._waiting or next(self._pictures, None)
        self._waiting = None
        self._place = None if found is None else found[0] + 1
        return found

    def _begin(self, number: int) -> None:
        """At the last key picture before; one that proves to be none is not tried again.

        Films that refresh themselves piece by piece mark pictures as keys that are not whole.
        """
        while True:
            key = self._key_before(number)
            if self._starts_at(key):
                return
            if key == 0:
                self._reopen()
                return
            self._keys.remove(key)

    def _starts_at(self, key: int) -> bool:
        with suppress(FFmpegError):
            self._film.seek(self.index.times[key], stream=self._stream, backward=True)
            self._pictures = self._decoded(key)
            self._waiting = next(self._pictures, None)
            return (
                self._waiting is not None
                and self._waiting[0] == key
                and not self._waiting[1].is_corrupt
            )
        return False

    def _reopen(self) -> None:
        """For what begins nowhere but at its beginning."""
        self._film.close()
        self._film, self._stream = self._open()
        self._pictures = self._decoded(0)
        self._waiting = None

    def _open(self) -> tuple[InputContainer, VideoStream]:
        film = open_film(self._file)
        try:
            stream = pictures_of(film)
        except Exception:
            film.close()
            raise
        # Threads by frame would delay the first picture, and lose the last ones of a broken film.
        stream.thread_type = "SLICE"
        return film, stream

    def _decoded(self, first: int) -> Iterator[Picture]:
        """What comes before ``first`` leans on pictures that were never read."""
        for frame in self._frames():
            number = self._numbers.get(-1 if frame.pts is None else frame.pts, -1)
            if number >= first:
                yield number, frame

    def _frames(self) -> Iterator[VideoFrame]:
        with suppress(FFmpegError):  # a film that breaks off ends there
            for packet in self._film.demux(self._stream):
                with suppress(FFmpegError):  # a damaged packet costs its own picture alone
                    yield from self._stream.decode(packet if packet.size else None)
            return
        with suppress(FFmpegError):
            yield from self._stream.decode(None)

    def _key_before(self, number: int) -> int:
        return self._keys[max(0, bisect_right(self._keys, number) - 1)]
