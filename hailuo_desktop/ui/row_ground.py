"""What a row that is painted by hand stands on: chosen, under the pointer, in focus."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from .theme import Theme


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, theme: Theme) -> None:
    """A tint with an edge where it is chosen: the edge is seen where the tint is not; the focus
    makes it thicker."""
    state, flag = option.state, QStyle.StateFlag
    chosen, focused = bool(state & flag.State_Selected), bool(state & flag.State_HasFocus)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chosen:
        painter.setBrush(theme.selection)
    elif state & flag.State_MouseOver:
        painter.setBrush(theme.hover)
    if chosen or focused:
        painter.setPen(QPen(theme.focus if focused else theme.accent, 2 if focused else 1))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), theme.radius, theme.radius)
