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

    def image(self, frame: VideoFrame, exact: bool) -> QImage:
        """Upright, in square pixels; ``exact`` takes several times as long as what is nearly so."""
        size = square_pixels(frame.width, frame.height, self._aspect)
        shown = bgra(self._reformatter, frame, size, exact)
        plane = shown.planes[0]
        form = QImage.Format.Format_RGB32
        # A QImage does not keep the bytes that it was made on: the copy has its own.
        image = QImage(memoryview(plane), shown.width, shown.height, plane.line_size, form).copy()
        turn = frame.rotation
        return image.transformed(QTransform().rotate(-turn)) if turn else image
