"""Films: whether a file is a whole one, and its exact first and last frames."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from contextlib import closing, suppress
from errno import EINVAL
from itertools import pairwise
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage, QTransform

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.domain.shot import Request
from hailuo_desktop.translate import t

if TYPE_CHECKING:  # PyAV is slow to load: it comes with the first film
    from hailuo_desktop.ffmpeg import InputContainer, VideoFrame, VideoStream

HEADER = 8  # bytes: size and name of an MP4 box
_BOXES = frozenset(
    b"ftyp styp moov moof mdat free skip wide uuid sidx ssix mfra meta pdin prft emsg udta".split()
)
# What may wrap a film: FFmpeg would take a picture or a text for one, and follow playlists.
FORMATS = "mov,matroska,avi,mpegts,mpeg,flv,ogg,asf,h264,hevc"
# Seconds without a picture, at the end of a film that broke off; sound may outlast pictures.
LEEWAY, MISSING = 0.05, 1.0


class Films:
    """The engine's view of films, over FFmpeg. Safe to ask from any thread."""

    def check(self, file: Path) -> None:
        """Raise BadVideo unless the file is there, and a whole film that can be decoded.

        What a film is wrapped in does not count, nor what lies behind its end. One that is no
        plain MP4 is decoded to its end, since nothing else tells that it is whole.
        """
        with suppress_broken(file):
            plain = _is_plain(file)
        with suppress_broken(file), closing(open_film(file)) as film:
            stream = pictures_of(film)
            first = next(film.decode(stream), None)
            if first is not None and not plain:
                _expect_end(film, stream)
        if first is None:
            raise BadVideo(reason("download_without_picture"))

    def proves(self, file: Path, request: Request, frames: Sequence[Path]) -> bool:
        """See the engine's port."""
        from .likeness import proves  # it needs this module

        return proves(file, request, frames)


def _expect_end(film: "InputContainer", stream: "VideoStream") -> None:
    """Pictures up to about where the file says that it ends; the first one is read already."""
    times = sorted(frame.time or 0.0 for frame in film.decode(stream))
    longest = max((after - time for time, after in pairwise(times)), default=0.0)
    silent = not film.streams.audio
    allowed = LEEWAY + 2 * longest if silent else MISSING
    if max(times, default=0.0) < (film.duration or 0) / 1_000_000 - allowed:
        raise BadVideo(reason("download_cut_short"))


def first_frame(file: Path) -> QImage:
    """The first picture that is shown; BadVideo where there is none."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        for frame in film.decode(stream):
            return image_of(frame, stream)
    raise BadVideo(reason("film_without_picture", name=file.name))


def last_frame(file: Path) -> QImage:
    """The true last picture: decoded to the end from the last key frame, never a player's seek."""
    # The second time from its start: of a film cut short, the last key frame lies behind the break.
    for seeks in (True, False):
        with suppress_broken(file), closing(open_film(file)) as film:
            stream = pictures_of(film)
            if seeks and stream.duration:
                end = (stream.start_time or 0) + stream.duration
                film.seek(end, stream=stream, backward=True)
            last = _last_of(film, stream)
            if last is not None:
                return image_of(last, stream)
    raise BadVideo(reason("film_without_picture", name=file.name))


def _last_of(film: "InputContainer", stream: "VideoStream") -> "VideoFrame | None":
    from hailuo_desktop.ffmpeg import InvalidDataError

    last: VideoFrame | None = None
    # A film cut short may still have good frames before the break.
    with suppress(InvalidDataError):
        for frame in film.decode(stream):
            if last is None or not frame.is_corrupt:
                last = frame
    return last


def pictures_of(film: "InputContainer") -> "VideoStream":
    """The stream of its pictures; BadVideo where it has sound alone."""
    if not film.streams.video:
        raise BadVideo(reason("film_sound_alone"))
    return film.streams.video[0]


def image_of(frame: "VideoFrame", stream: "VideoStream") -> QImage:
    """The frame as RGB by its own matrix and range tags, upright, alike on every platform."""
    from hailuo_desktop.sketch.colours import rgb  # NumPy is slow to load

    from .pixels import image_from

    image = image_from(rgb(frame, shape_of(frame, stream)))
    return image.transformed(QTransform().rotate(-frame.rotation)) if frame.rotation else image


def shape_of(frame: "VideoFrame", stream: "VideoStream") -> tuple[int, int]:
    """Width and height of the frame in square pixels: a film's own need not be."""
    return square_pixels(frame.width, frame.height, stream.sample_aspect_ratio)


def square_pixels(width: int, height: int, ratio: Any) -> tuple[int, int]:
    """The size as shown, of a stored one; ``ratio``: width of a pixel to its height, if known."""
    return (max(1, round(width * ratio)), height) if ratio else (width, height)


class suppress_broken:  # noqa: N801 - reads as a statement, as contextlib.suppress does
    """Whatever PyAV raises on a broken file is a BadVideo."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from hailuo_desktop.ffmpeg import FFmpegError

        if isinstance(error, FFmpegError | IndexError | OSError | ValueError):
            why = str(getattr(error, "strerror", None) or error)
            raise BadVideo(reason("film_unreadable", name=self._file.name, why=why)) from error


def open_film(file: Path) -> "InputContainer":
    """The open file, to be closed by the caller; PyAV's error or OSError where it is no film."""
    _expect_file(file)
    from hailuo_desktop.ffmpeg import av

    options = {"format_whitelist": FORMATS}
    return av.open(str(file), mode="r", metadata_errors="ignore", container_options=options)


def _expect_file(file: Path) -> None:
    """OSError for a pipe or a device, which would be waited for without end."""
    mode = file.stat().st_mode
    if not (S_ISREG(mode) or S_ISDIR(mode)):
        raise OSError(EINVAL, t("it is no ordinary file"), str(file))


def _is_plain(file: Path) -> bool:
    """Whether it is an MP4 whose outermost boxes fill the file; BadVideo where one is cut short."""
    _expect_file(file)
    size = file.stat().st_size
    names: list[bytes] = []
    with file.open("rb") as data:
        at = 0
        while at + HEADER <= size:
            data.seek(at)
            head = data.read(16)
            length, name = int.from_bytes(head[:4], "big"), head[4:8]
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            elif length == 0:
                length = size - at
            if length < HEADER or at + length > size:
                if name in _BOXES and names:
                    raise BadVideo(reason("download_cut_short"))
                return False  # no box at all: something behind the end, or another kind of file
            names.append(name)
            at += length
    return at == size and names[:1] == [b"ftyp"] and b"moov" in names and b"mdat" in names
