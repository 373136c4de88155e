"""One card of the board: picture, code, settings, first words, state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .model import Role
from .state import CardState

WIDTH = 180
GAP = 4  # around a card
PAD = 8  # inside it
ICON = 14


class CardDelegate(QStyledItemDelegate):
    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self.theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(WIDTH, _picture_height(WIDTH) + 4 * option.fontMetrics.height() + 4 * PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        shot: Shot = index.data(Role.SHOT)
        self._frame(painter, option, card)
        picture = QRect(card.left(), card.top(), card.width(), _picture_height(card.width()))
        self._picture(painter, option, picture, shot, index.data(Role.POSTER))
        text = QRect(card.left() + PAD, picture.bottom() + 1 + PAD // 2, card.width() - 2 * PAD, 0)
        text.setBottom(card.bottom() - PAD // 2)
        self._words(painter, option, text, shot, str(index.data(Role.CODE)))
        self._state(painter, option, text, index.data(Role.STATE))
        self._ring(painter, option, card)
        painter.restore()

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.hover if hovered else self.theme.raised)
        painter.drawRoundedRect(card, self.theme.radius, self.theme.radius)

    def _ring(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        pen = QPen(self.theme.accent if selected else self.theme.border, 2 if selected else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card, self.theme.radius, self.theme.radius)

    def _picture(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        shot: Shot,
        poster: QImage | None,
    ) -> None:
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(rect.adjusted(0, 0, 0, 8), self.theme.radius, self.theme.radius)
        painter.setClipPath(clip)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, self.theme.picture)
        if poster is not None and not poster.isNull():
            size = poster.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(rect.topLeft(), size)
            place.moveCenter(rect.center())
            painter.drawImage(place, poster)
        else:
            painter.setPen(self.theme.picture_text)
            inner = rect.adjusted(PAD, PAD, -PAD, -PAD)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            words = " ".join(shot.prompt.split())[:90] or "Empty shot"
            painter.drawText(inner, int(flags), words)
        painter.restore()

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, shot: Shot, code: str
    ) -> None:
        height = option.fontMetrics.height()
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        _line(painter, bold, self.theme.text, line, code)
        facts = f"{shot.mode.value} · {shot.duration} s · {shot.quality}"
        for words in (" ".join(shot.prompt.split()) or "No prompt yet", facts):
            line.translate(0, height)
            _line(painter, option.font, self.theme.muted, line, words)

    def _state(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, state: CardState
    ) -> None:
        height = option.fontMetrics.height()
        line = QRect(rect.left(), rect.bottom() - height, rect.width(), height)
        color = {
            "completed": self.theme.success,
            "warning": self.theme.warning,
            "failed": self.theme.danger,
        }.get(state.icon, self.theme.muted)
        dpr = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(state.icon, ICON, color, dpr)
        painter.drawPixmap(line.left(), line.center().y() - ICON // 2 + 1, pixmap)
        _line(painter, option.font, color, line.adjusted(ICON + 6, 0, 0, 0), state.words)


def _picture_height(width: int) -> int:
    return round(width * 9 / 16)


def _line(painter: QPainter, font: QFont, color: QColor, rect: QRect, words: str) -> None:
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
