"""Lines over a picture that are in none: thirds, and what every screen is sure to show."""

from enum import Flag

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

ACTION, TITLE = 0.93, 0.90  # of width and height: SMPTE ST 2046-1
_LIGHT, _DARK = QColor(255, 255, 255, 150), QColor(0, 0, 0, 110)


class Guides(Flag):
    """The value is what the layout keeps."""

    NONE = 0
    THIRDS = 1
    SAFE = 2


def paint_guides(painter: QPainter, guides: Guides, picture: QRectF) -> None:
    """``picture``: where the whole picture lies, also as far as it is out of sight."""
    for colour, width in ((_DARK, 3), (_LIGHT, 1)):  # readable over black and over white
        pen = QPen(colour, width)
        pen.setCosmetic(True)
        painter.setPen(pen)
        if Guides.THIRDS in guides:
            painter.drawLines(_thirds(picture))
        if Guides.SAFE in guides:
            for share in (ACTION, TITLE):
                painter.drawRect(_share(picture, share))


def _thirds(picture: QRectF) -> list[QLineF]:
    lines: list[QLineF] = []
    for third in (1 / 3, 2 / 3):
        across = picture.left() + picture.width() * third
        down = picture.top() + picture.height() * third
        lines.append(QLineF(across, picture.top(), across, picture.bottom()))
        lines.append(QLineF(picture.left(), down, picture.right(), down))
    return lines


def _share(picture: QRectF, share: float) -> QRectF:
    x, y = picture.width() * (1 - share) / 2, picture.height() * (1 - share) / 2
    return picture.adjusted(x, y, -x, -y)
