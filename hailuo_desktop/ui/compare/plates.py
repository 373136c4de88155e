"""Words over a picture, readable on black and on white."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

PAD, MARGIN = 6, 8  # logical pixels: within a plate, and from the edge of its picture
_GROUND = QColor(0, 0, 0, 180)
_INK = QColor(Qt.GlobalColor.white)


def paint_plate(painter: QPainter, corner: QPointF, words: str, to_left: bool = False) -> None:
    """With its upper left corner there, or the upper right one."""
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(words) + 2 * PAD, metrics.height() + PAD
    left = corner.x() - width if to_left else corner.x()
    plate = QRectF(left, corner.y(), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(_INK)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def paint_words(painter: QPainter, room: QRectF, words: str, ink: QColor) -> None:
    """Instead of a picture."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    painter.setPen(ink)
    painter.drawText(room.adjusted(24, 8, -24, -8), flags, words)
