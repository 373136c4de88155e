"""A few small pictures, spread over a film: what is seen when the mouse goes along its poster."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.reason import reason

from .film import image_of, open_film, pictures_of, suppress_broken

COUNT = 24
SIDE = 192  # pixels: a poster on a screen of twice the usual density


def reel(file: Path, count: int = COUNT) -> list[QImage]:
    """At most so many, the first picture first; BadVideo where there is none. Blocks."""
    found: list[QImage] = []
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        stream.thread_type = "AUTO"
        length = (film.duration or 0) / 1_000_000  # FFmpeg's own unit
        begin: float | None = None
        for frame in film.decode(stream):
            time = frame.time or 0.0
            begin = time if begin is None else begin
            if len(found) < count and time - begin >= length * len(found) / count:
                found.append(_small(image_of(frame, stream)))
    if not found:
        raise BadVideo(reason("film_without_picture", name=file.name))
    return found


def _small(image: QImage) -> QImage:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(SIDE, SIDE, keep, smooth)
