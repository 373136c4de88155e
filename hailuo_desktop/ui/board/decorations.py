"""What stands between the cards: scene headings, the mark of a drop, and the hint below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle

from hailuo_desktop.ui.theme import Theme

from .layout import HEADING

_Flag = Qt.AlignmentFlag


def draw_heading(painter: QPainter, rect: QRect, scene: str, font: QFont, theme: Theme) -> None:
    """The scene's words on one line, and a rule for the rest of it."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(theme.text)
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    words = rect.adjusted(HEADING // 2, HEADING // 2, -HEADING, 0)
    metrics = painter.fontMetrics()
    flat = " ".join(scene.split())
    shown = metrics.elidedText(flat, Qt.TextElideMode.ElideRight, words.width())
    place = QStyle.visualRect(direction, rect, words)
    painter.drawText(place, int(_Flag.AlignLeft | _Flag.AlignVCenter), shown)
    painter.setPen(theme.border)
    left, middle = words.left() + metrics.horizontalAdvance(shown) + HEADING, words.center().y() + 1
    rule = QRect(left, middle, rect.right() - HEADING - left, 1)
    rule = QStyle.visualRect(direction, rect, rule)
    painter.drawLine(rule.left(), middle, rule.right() + 1, middle)


def draw_mark(painter: QPainter, mark: QRect, theme: Theme) -> None:
    if not mark.isEmpty():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(mark, 1.5, 1.5)


def draw_hint(painter: QPainter, room: QRect, hint: str, font: QFont, theme: Theme) -> None:
    """``room`` is what the cards leave free."""
    painter.setFont(font)
    painter.setPen(theme.muted)
    flags = _Flag.AlignTop | _Flag.AlignHCenter
    inner = room.adjusted(HEADING, 2 * HEADING, -HEADING, 0)
    painter.drawText(inner, int(flags | Qt.TextFlag.TextWordWrap), hint)
