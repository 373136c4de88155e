"""Films: whether a file is a whole one, and its exact first and last frames."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QTransform

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.shot import Request

if TYPE_CHECKING:  # PyAV is slow to load: it comes with the first film
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

HEADER = 8  # bytes: size and name of an MP4 box


class Films:
    def check(self, file: Path) -> None:
        """Raise BadVideo unless the file is there, and a whole MP4 with a picture in it."""
        with suppress_broken(file):
            _check_boxes(file)
        with suppress_broken(file), closing(open_film(file)) as film:
            if next(film.decode(pictures_of(film)), None) is None:
                raise BadVideo("The download holds no picture.")

    def proves(self, file: Path, request: Request, frames: Sequence[Path]) -> bool:
        """See the engine's port."""
        from .likeness import proves  # it needs this module

        return proves(file, request, frames)


def first_frame(file: Path) -> QImage:
    with suppress_broken(file), closing(open_film(file)) as film:
        for frame in film.decode(pictures_of(film)):
            return image_of(frame)
    raise BadVideo(f"“{file.name}” holds no picture.")


def last_frame(file: Path) -> QImage:
    """The true last picture: decoded to the end from the last key frame, never a player's seek."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        if stream.duration:
            film.seek((stream.start_time or 0) + stream.duration, stream=stream, backward=True)
        last = _last_of(film, stream)
    if last is None:  # the last key frame lies behind the break of a film that was cut short
        with suppress_broken(file), closing(open_film(file)) as film:
            last = _last_of(film, pictures_of(film))
    if last is None:
        raise BadVideo(f"“{file.name}” holds no picture.")
    return image_of(last)


def _last_of(film: "InputContainer", stream: "VideoStream") -> "VideoFrame | None":
    from av.error import InvalidDataError

    last: VideoFrame | None = None
    # A film cut short may still have good frames before the break.
    with suppress(InvalidDataError):
        for frame in film.decode(stream):
            if last is None or not frame.is_corrupt:
                last = frame
    return last


def pictures_of(film: "InputContainer") -> "VideoStream":
    if not film.streams.video:
        raise BadVideo("The film has sound and no picture.")
    return film.streams.video[0]


def image_of(frame: "VideoFrame") -> QImage:
    """The frame as RGB by its own matrix and range tags, upright, alike on every platform."""
    from hailuo_desktop.sketch.colours import rgb  # NumPy is slow to load

    from .pixels import image_from

    image = image_from(rgb(frame))
    return image.transformed(QTransform().rotate(-frame.rotation)) if frame.rotation else image


class suppress_broken:  # noqa: N801 - reads as a statement, as contextlib.suppress does
    """Whatever PyAV raises on a broken file is a BadVideo."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from av.error import FFmpegError

        if isinstance(error, FFmpegError | IndexError | OSError):
            why = getattr(error, "strerror", None) or error
            raise BadVideo(f"“{self._file.name}” is no film that can be read ({why}).") from error


def open_film(file: Path) -> "InputContainer":
    import av

    return av.open(str(file), mode="r", metadata_errors="ignore")


def _check_boxes(file: Path) -> None:
    """The outermost boxes of an MP4 must fill the file exactly and hold what a film needs."""
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
                raise BadVideo("The download is cut short.")
            names.append(name)
            at += length
    if names[:1] != [b"ftyp"] or b"moov" not in names:
        raise BadVideo("The download is no MP4 film.")
