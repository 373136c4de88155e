"""Whether a film is what was asked for: its length, its size, and the frames that it was made from.

For a film whose task was only found by looking: it may be somebody else's.
"""

# PyAV and NumPy type their values only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from collections.abc import Sequence
from contextlib import closing
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader

from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.shot import Request

from .film import (
    first_frame,
    last_frame,
    open_film,
    pictures_of,
    square_pixels,
    suppress_broken,
)

if TYPE_CHECKING:
    import numpy as np

EARLY_OR_LATE = 1.5  # seconds: films asked for as 6 s may be 5.64 s long, and the other is 10 s
NOMINAL = {"512p": (910, 512), "768p": (1366, 768), "1080p": (1920, 1080)}  # of a landscape film
SIDE = 48  # pixels: what is compared is as small as that, so that grain and coding do not count
# Chosen on films of the rehearsal's film maker (tests/media/test_likeness.py): a film and its own
# still come to 0.999 and 0.3 of 255 at worst, with another still to 0.38 and 62 at best.
ALIKE = 0.9  # correlation of brightness over the picture
FLAT = 4.0  # of 255: a picture with less contrast has nothing to correlate
OFF = 24.0  # of 255: how far colours may be off, on average


def proves(file: Path, request: Request, frames: Sequence[Path]) -> bool:
    """BadVideo where it is none; ``frames`` are the stills that were sent, first then last.

    The last frame is cropped to the film by the service, and so is each still here.
    """
    seconds, size = _facts(file)
    if abs(seconds - request.duration) > EARLY_OR_LATE or not _fits(size, request.quality):
        return False
    shown = [first_frame, last_frame][: 2 if request.mode is Mode.FLF else 1]
    return all(alike(look(file), _still(still)) for look, still in zip(shown, frames, strict=False))


def alike(shown: QImage, sent: QImage) -> bool:
    """Whether both are the same picture, but for size, crop and coding."""
    if shown.isNull() or sent.isNull():
        return False
    import numpy as np

    one, other = _small(shown), _small(_cropped(sent, shown.width() / shown.height()))
    if float(np.abs(one - other).mean()) > OFF:
        return False
    grey, grey_other = one.mean(axis=2), other.mean(axis=2)
    flat = [float(each.std()) < FLAT for each in (grey, grey_other)]
    if any(flat):
        return all(flat)
    return float(np.corrcoef(grey.ravel(), grey_other.ravel())[0, 1]) >= ALIKE


def _facts(file: Path) -> tuple[float, tuple[int, int]]:
    """Seconds, and width and height as it is shown."""
    with suppress_broken(file), closing(open_film(file)) as film:
        stream = pictures_of(film)
        base = stream.time_base
        seconds = float(stream.duration * base) if stream.duration and base else 0.0
        stored = stream.codec_context.width, stream.codec_context.height
        return seconds, square_pixels(*stored, stream.sample_aspect_ratio)
    raise AssertionError  # suppress_broken raises


def _fits(size: tuple[int, int], quality: str) -> bool:
    """By its short edge or by its area it is nearest to that quality: both are in use."""
    if not min(size) or quality not in NOMINAL:
        return False
    return quality in (
        _nearest(min(size), {name: min(each) for name, each in NOMINAL.items()}),
        _nearest(size[0] * size[1], {name: each[0] * each[1] for name, each in NOMINAL.items()}),
    )


def _nearest(value: float, known: dict[str, int]) -> str:
    return min(known, key=lambda name: abs(log(value / known[name])))


def _still(file: Path) -> QImage:
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    return reader.read()


def _cropped(image: QImage, ratio: float) -> QImage:
    """The centre of the picture in another shape."""
    width, height = image.width(), image.height()
    if width / height > ratio:
        wide = max(1, round(height * ratio))
        return image.copy((width - wide) // 2, 0, wide, height)
    high = max(1, round(width / ratio))
    return image.copy(0, (height - high) // 2, width, high)


def _small(image: QImage) -> "np.ndarray[Any, Any]":
    from .pixels import pixels_from

    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixels_from(image.scaled(SIDE, SIDE, ratio, smooth)).astype(float)
