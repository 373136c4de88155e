"""Decoded pictures as Qt draws them fastest, in the colours that their film says they have."""

from fractions import Fraction

from PySide6.QtGui import QImage, QTransform

from hailuo_desktop.ffmpeg import VideoFrame, VideoReformatter
from hailuo_desktop.sketch.colours import bgra

from .film import square_pixels


class Display:
    """For the pictures of one film, and for one thread; ``aspect``: of a pixel, if known."""

    def __init__(self, aspect: Fraction | None = None) -> None:
        self._aspect = aspect
        self._reformatter = VideoReformatter()

    def image(self, frame: VideoFrame, exact: bool, room: tuple[int, int] | None = None) -> QImage:
        """Upright, in square pixels; ``exact`` takes several times as long as what is nearly so.

        What is nearly so need be no larger than fits into ``room``, width and height.
        """
        size = square_pixels(frame.width, frame.height, self._aspect)
        if room is not None and not exact:
            wide, high = room
            size = _fitted(size, (high, wide) if frame.rotation % 180 else room)
        shown = bgra(self._reformatter, frame, size, exact)
        plane = shown.planes[0]
        form = QImage.Format.Format_RGB32
        # A QImage does not keep the bytes that it was made on: the copy has its own.
        image = QImage(memoryview(plane), shown.width, shown.height, plane.line_size, form).copy()
        turn = frame.rotation
        return image.transformed(QTransform().rotate(-turn)) if turn else image


def _fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The same shape, and no larger than it is."""
    factor = min(1.0, room[0] / size[0], room[1] / size[1])
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))
