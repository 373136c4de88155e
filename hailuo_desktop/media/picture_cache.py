"""Decoded pictures of films as they were decoded, the nearest to where each film stands."""

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hailuo_desktop.ffmpeg import VideoFrame

BOUND = 256 * 2**20  # bytes: about 160 pictures of 1366 × 768, 6 s of a film, as YUV 4:2:0
Film = object


class PictureCache:
    """At most ``bound`` bytes for all films together; what is farthest from its film's stand goes
    first. Any thread may ask it.

    Each film claims how many pictures it would hold on either side of its stand, and gets ``room``
    for them by its claim: what one decodes ahead never drives out what another has.
    """

    def __init__(self, bound: int = BOUND) -> None:
        self.bound = bound
        self._lock = Lock()
        self._films: dict[Film, dict[int, VideoFrame]] = {}
        self._stands: dict[Film, int] = {}
        self._claims: dict[Film, int] = {}
        self._bytes = 0

    @property
    def bytes(self) -> int:
        with self._lock:  # what is just being put may have to go again
            return self._bytes

    def stand(self, film: Film, number: int) -> None:
        """Where the film is looked at: what is near to that stays longest."""
        with self._lock:
            self._stands[film] = number

    def claim(self, film: Film, pictures: int) -> None:
        """On either side, from now on until ``forget``."""
        with self._lock:
            self._claims[film] = pictures

    def room(self, film: Film, each: int) -> int:
        """For so many pictures of so many bytes on either side, as all claims are now."""
        with self._lock:
            claim, all_claims = self._claims.get(film, 0), sum(self._claims.values())
        return min(claim, self.bound * claim // max(1, 2 * each * all_claims))

    def get(self, film: Film, number: int) -> "VideoFrame | None":
        with self._lock:
            return self._films.get(film, {}).get(number)

    def has(self, film: Film, number: int) -> bool:
        with self._lock:
            return number in self._films.get(film, {})

    def put(self, film: Film, number: int, frame: "VideoFrame") -> None:
        """It may go at once, where all others are nearer."""
        with self._lock:
            pictures = self._films.setdefault(film, {})
            if number not in pictures:
                pictures[number] = frame
                self._bytes += bytes_of(frame)
            while self._bytes > self.bound:
                self._drop(*self._farthest())

    def forget(self, film: Film) -> None:
        with self._lock:
            self._bytes -= sum(map(bytes_of, self._films.pop(film, {}).values()))
            self._stands.pop(film, None)
            self._claims.pop(film, None)

    def _farthest(self) -> tuple[Film, int]:
        ends = [
            (abs(number - self._stands.get(film, 0)), film, number)
            for film, pictures in self._films.items()
            if pictures
            for number in (min(pictures), max(pictures))
        ]
        _, film, number = max(ends, key=lambda end: end[0])
        return film, number

    def _drop(self, film: Film, number: int) -> None:
        self._bytes -= bytes_of(self._films[film].pop(number))


def bytes_of(frame: "VideoFrame") -> int:
    return sum(plane.buffer_size for plane in frame.planes)
