"""The pictures of one film by number, decoded in a thread of its own."""

from collections.abc import Iterator
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import BadVideo, HailuoError
from hailuo_desktop.domain.reason import reason

from .film_index import FilmIndex
from .heap import give_back
from .picture_cache import PictureCache, bytes_of

if TYPE_CHECKING:
    from hailuo_desktop.ffmpeg import VideoFrame

    from .display import Display
    from .film_reader import FilmReader, Picture

AHEAD = 48  # pictures on either side of the one that is looked at, decoded while there is time


class Hearer(Protocol):
    """What becomes of a film and of wishes; called in the film's own thread.

    ``counted`` comes first and once; ``shown`` after a wish, ``exact`` where the picture has the
    film's own colours to the level; ``failed`` is the end.
    """

    def counted(self, index: FilmIndex) -> None: ...

    def shown(self, number: int, image: QImage, exact: bool) -> None: ...

    def failed(self, error: HailuoError | OSError) -> None: ...


class _Wish(NamedTuple):
    serial: int
    number: int
    running: bool
    step: int


class _Step(NamedTuple):
    """A picture beside the one that is looked at, to be converted before it is wished for."""

    number: int


class FilmPictures:
    """Each ``wish`` takes the place of the one before; nothing here waits for a disk or a decoder.

    Until ``close``, the decoder holds the film open and decodes on around the last wish, up to
    ``ahead`` pictures on either side, as far as ``cache`` has room. Several films may share one
    cache: its bound holds for all of them.
    """

    def __init__(self, file: Path, cache: PictureCache, hearer: Hearer, ahead: int = AHEAD) -> None:
        self._file = file
        self._cache = cache
        self._hearer = hearer
        self._ahead = ahead
        cache.claim(self, ahead)
        self._change = Condition()
        self._wish: _Wish | None = None
        self._waits = False  # the wish has not been answered yet
        self._late = False  # one was replaced before it could be, and nothing was shown since
        self._tried: set[int] = set()  # what was decoded ahead of this wish
        self._closed = False
        self._room: tuple[int, int] | None = None  # that running pictures are seen in
        self._beside: dict[int, QImage] = {}  # what a step on or back would show, in exact colours
        self._shown = -1  # the number of the picture that was shown last
        self._before: Picture | None = None  # what was decoded last
        self._thread = Thread(target=self._run, name=f"pictures of {file.name}", daemon=True)
        self._thread.start()

    def wish(self, number: int, *, running: bool = False, step: int = 1) -> None:
        """Have that picture shown; the last one of the film, where there are fewer.

        ``running``: pictures follow fast, so that a quick conversion will do, and where decoding
        cannot keep up, what it has is shown. ``step`` is 1 or -1, the way that wishes go.
        """
        with self._change:
            self._late = self._late or self._waits
            serial = self._wish.serial + 1 if self._wish is not None else 0
            self._wish, self._waits = _Wish(serial, max(0, number), running, step), True
            self._tried.clear()
            self._cache.stand(self, number)
            self._change.notify()

    def look_ahead(self, pictures: int) -> None:
        """So many on either side from now on: more for the film that is looked at."""
        with self._change:
            self._ahead = pictures
            self._cache.claim(self, pictures)
            self._tried.clear()
            self._change.notify()

    def fit(self, room: tuple[int, int] | None) -> None:
        """While they run, pictures need be no larger than fits into so many pixels, width and
        height; None: as large as they are."""
        self._room = room

    def close(self) -> None:
        """The thread says no more, ends, and lets go of the file, within the time of a picture."""
        with self._change:
            self._closed = True
            self._change.notify()

    @property
    def alive(self) -> bool:
        """Whether it still holds its file."""
        return self._thread.is_alive()

    def join(self, seconds: float | None = None) -> None:
        """Wait until it has ended; never in the window."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self._read()
        except (HailuoError, OSError) as error:
            if not self._closed:
                self._hearer.failed(error)
        finally:
            self._before = None
            self._cache.forget(self)
            give_back()

    def _read(self) -> None:
        from .display import Display  # PyAV is slow to load
        from .film_reader import FilmReader

        reader = FilmReader(self._file)
        try:
            display, last = Display(reader.aspect), len(reader.index.times) - 1
            if not self._closed:
                self._hearer.counted(reader.index)
            while (wish := self._next(last)) is not None:
                if isinstance(wish, _Wish):
                    self._answer(reader, display, wish)
                elif isinstance(wish, _Step):
                    self._convert(display, wish.number)
                elif self._decode(reader, wish)[0] == wish:
                    self._tried.add(wish)
        finally:
            reader.close()

    def _next(self, last: int) -> _Wish | _Step | int | None:
        """The wish that waits, else a step to convert or a number to decode ahead of it; None when
        it is time to end."""
        with self._change:
            while not self._closed:
                if self._wish is not None and self._waits:
                    return self._wish._replace(number=min(self._wish.number, last))
                if (step := self._unconverted()) is not None:
                    return step
                for number in self._nearby(last):
                    if number not in self._tried and not self._cache.has(self, number):
                        return number
                self._change.wait()
        return None

    def _unconverted(self) -> _Step | None:
        """Only at rest: a film that runs is not stepped through."""
        if self._wish is None or self._wish.running:
            return None
        _, at, _, step = self._wish
        for number in (at + step, at - step):
            if number not in self._beside and self._cache.has(self, number):
                return _Step(number)
        return None

    def _convert(self, display: "Display", number: int) -> None:
        frame, wish = self._cache.get(self, number), self._wish
        near = {} if wish is None else {n: self._beside[n] for n in self._beside if _near(n, wish)}
        self._beside = near
        if frame is not None:
            self._beside[number] = display.image(frame, exact=True)

    def _nearby(self, last: int) -> Iterator[int]:
        """Numbers around the wish, as far as there is room for them."""
        if self._wish is None:
            return
        _, at, running, step = self._wish
        shown = self._cache.get(self, min(at, last))
        room = self._cache.room(self, bytes_of(shown)) if shown is not None else 0
        for way in (step,) if running else (step, -step):
            for far in range(1, room + 1):
                if 0 <= at + way * far <= last:
                    yield at + way * far

    def _answer(self, reader: "FilmReader", display: "Display", wish: _Wish) -> None:
        """Show it, or come one picture nearer to it."""
        found = self._cache.get(self, wish.number)
        number, frame = (wish.number, found) if found else self._decode(reader, wish.number)
        reached = number == wish.number
        with self._change:
            current = self._wish is not None and self._wish.serial == wish.serial
            answers = current and reached
            # A screen does not stand still while wishes come faster than pictures.
            forward = wish.running and self._shown < number < wish.number
            due = answers or (self._late and (reached or forward))
            if answers:
                self._waits = False
            if due:
                self._late, self._shown = False, number
        if due:
            exact = answers and not wish.running
            known = self._beside.get(number) if exact else None
            image = display.image(frame, exact, self._room) if known is None else known
            if not self._closed:
                self._hearer.shown(number, image, exact)

    def _decode(self, reader: "FilmReader", number: int) -> "Picture":
        """One picture nearer to that number; in the place of a damaged one stands the one before.

        BadVideo where there is none.
        """
        found, before = reader.read_toward(number), self._before
        if found is not None:
            self._keep(*found)
            self._before = found
            if found[0] <= number:
                return found
        if before is None or before[0] > number:
            before = found
        if before is None:
            named = reason("film_without_picture_number", name=self._file.name, number=number)
            raise BadVideo(named)
        self._keep(number, before[1])
        return number, before[1]

    def _keep(self, number: int, frame: "VideoFrame") -> None:
        """Unless it only lay on the way: a decoder never gives back what it once had to lend."""
        if self._wish is None or abs(number - self._wish.number) <= 2 * self._ahead:
            self._cache.put(self, number, frame)


def _near(number: int, wish: _Wish) -> bool:
    return abs(number - wish.number) <= 1
