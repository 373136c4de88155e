"""The focus of what is painted on the ground of pictures: two rings, so that one is always seen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from .theme import Theme


def draw_ring(painter: QPainter, area: QRectF, theme: Theme, radius: float = 0.0) -> None:
    """Within the area: the colour of the focus outside, that of words on pictures inside."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, pen in ((1.0, QPen(theme.focus, 2)), (2.5, QPen(theme.picture_text, 1))):
        painter.setPen(pen)
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)
