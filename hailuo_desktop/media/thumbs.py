"""Small pictures of frames and films, kept on disk; the folder may be deleted at any time."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.frame import Frame

from .film import first_frame
from .still import BadImage, thumbnail

SIDES = (160, 320, 640, 1280)  # pixels: each is made once, and scaled to the card it is for
QUALITY = 88  # of a JPEG
LOOK = 2  # another number with every change of how a picture is shown
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class Thumbs:
    """Sides are in pixels of the screen. May be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / str(LOOK)

    def of_frame(self, frame: Frame, file: Path, side: int) -> QImage:
        """The picture as it will be sent: upright, and cropped where the artist says so."""
        return self._get(frame.key, side, lambda: seen(file, frame, side))

    def of_film(self, take_id: str, file: Path, side: int) -> QImage:
        return self._get(take_id, side, lambda: _small(first_frame(file), side))

    def _get(self, name: str, side: int, make: Callable[[], QImage]) -> QImage:
        target = self._folder / str(side) / name[:2] / f"{name}.jpg"
        kept = QImage(str(target))
        if not kept.isNull():
            return kept
        image = make()
        if image.isNull():
            raise BadImage("picture_not_shown")
        # Showing it does not depend on there being room to keep it.
        with suppress(OSError):
            _write(target, image)
        return image


def side_for(pixels: int) -> int:
    """The smallest side that is enough."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])


def fitted(image: QImage, width: int, height: int) -> QImage:
    """The picture to fit a box exactly, in the form that is drawn fastest."""
    scaled = image.scaled(width, height, _KEEP, _SMOOTH)
    return scaled.convertToFormat(QImage.Format.Format_RGB32)


def _write(target: Path, image: QImage) -> None:
    """Another thread or program may be writing the same picture: each writes its own part."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{uuid4().hex}.jpg")
    if image.save(str(part), "JPG", QUALITY):  # pyright: ignore[reportArgumentType, reportCallIssue]
        os.replace(part, target)  # noqa: PTH105 - the call that is atomic on every system
    else:
        part.unlink(missing_ok=True)


def seen(file: Path, frame: Frame, side: int) -> QImage:
    """The frame as it is sent, to fit a square of ``side`` pixels."""
    crop = frame.crop
    if crop is None:
        return thumbnail(file, (side, side), 1.0, frame.ground)
    least = min(crop.width, crop.height)
    whole = thumbnail(file, (round(side / least), round(side / least)), 1.0, frame.ground)
    width, height = whole.width(), whole.height()
    part = whole.copy(
        round(crop.x * width),
        round(crop.y * height),
        max(1, round(crop.width * width)),
        max(1, round(crop.height * height)),
    )
    return _small(part, side)


def _small(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    return image.scaled(side, side, _KEEP, _SMOOTH)


THUMB_ERRORS = (HailuoError, OSError)
