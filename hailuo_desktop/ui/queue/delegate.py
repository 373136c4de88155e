"""One row of the queue: icon, name, state in words, time, and how far it has come."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hailuo_desktop.domain.state_words import described, icon_of, progress_of, word
from hailuo_desktop.domain.take import Completed, Failed, Take, Uncertain
from hailuo_desktop.formats import seconds
from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.action import TakeAction
from hailuo_desktop.ui.actions.takes import urgent_action
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.row_ground import draw_ground
from hailuo_desktop.ui.theme import Theme

from .model import Role, title

PAD = 8
ICON = 20
BAR = 3
CHIP = 8  # pixels beside the words of an action


class TakeDelegate(QStyledItemDelegate):
    """``action_requested``: a click on the one action that a row offers by itself."""

    action_requested = Signal(object, object)  # TakeAction, Take

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self.theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(240, self.height(option.fontMetrics))

    def height(self, font: QFontMetrics) -> int:
        return 2 * font.height() + 6 + 2 * PAD

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        take: Take = index.data(Role.TAKE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        draw_ground(painter, option, option.rect.adjusted(2, 1, -2, -1), self.theme)
        body = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        color = self._color(take)
        dpr = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(icon_of(take), ICON, color, dpr)
        place = QRect(body.left(), body.top() + 2, ICON, ICON)
        painter.drawPixmap(visual(option, place).topLeft(), pixmap)
        text = body.adjusted(ICON + PAD, 0, 0, 0)
        self._first_line(painter, option, text, take, str(index.data(Role.ELAPSED)))
        action = urgent_action(take)
        chip = None if action is None else chip_rect(option, action)
        if action is not None and chip is not None:
            self._chip(painter, option, chip, action)
            text.setRight(visual(option, chip).left() - PAD)
        self._second_line(painter, option, text, take, color)
        self._bar(painter, option, progress_of(take))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            take: Take = index.data(Role.TAKE)
            action = urgent_action(take)
            hit = action is not None and chip_rect(option, action).contains(
                event.position().toPoint()
            )
            if hit and event.button() == Qt.MouseButton.LeftButton:
                self.action_requested.emit(action, take)
                return True
        return super().editorEvent(event, model, option, index)

    def _chip(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, action: TakeAction
    ) -> None:
        painter.setPen(self.theme.border_strong)
        painter.setBrush(self.theme.chip)
        painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(CHIP, 0, -CHIP, 0)
        _text(painter, option.font, self.theme.text, inner, t(action.text))

    def _first_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        take: Take,
        time: str,
    ) -> None:
        request = take.request
        facts = f"{request.mode.value} · {request.quality} · {seconds(request.duration)}"
        line = QRect(rect.left(), rect.top(), rect.width(), option.fontMetrics.height())
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        wide = option.fontMetrics.horizontalAdvance
        right, before = Qt.AlignmentFlag.AlignRight, line.adjusted(0, 0, -wide(time) - 2 * PAD, 0)
        _text(painter, option.font, self.theme.text, visual(option, line), time, right)
        _text(painter, option.font, self.theme.muted, visual(option, before), facts, right)
        left = before.adjusted(0, 0, -min(wide(facts) + PAD, line.width() // 2), 0)
        _text(painter, bold, self.theme.text, visual(option, left), title(take))

    def _second_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        take: Take,
        color: QColor,
    ) -> None:
        height = option.fontMetrics.height()
        line = QRect(rect.left(), rect.top() + height + 3, rect.width(), height)
        words = word(take)
        _text(painter, option.font, color, visual(option, line), words)
        used = option.fontMetrics.horizontalAdvance(words) + PAD
        rest = line.adjusted(used, 0, 0, 0)
        _text(painter, option.font, self.theme.muted, visual(option, rest), described(take))

    def _bar(self, painter: QPainter, option: QStyleOptionViewItem, progress: float | None) -> None:
        if progress is None:
            return
        rect = option.rect
        track = QRect(rect.left() + PAD, rect.bottom() - BAR - 1, rect.width() - 2 * PAD, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.border)
        painter.drawRoundedRect(track, 1.5, 1.5)
        done = QRect(track)
        done.setWidth(round(track.width() * max(0.0, min(1.0, progress))))
        painter.setBrush(self.theme.accent)
        painter.drawRoundedRect(visual(option, done), 1.5, 1.5)

    def _color(self, take: Take) -> QColor:
        match take.state:
            case Completed():
                return self.theme.success
            case Failed():
                return self.theme.danger
            case Uncertain():
                return self.theme.warning
            case _:
                return self.theme.text


def chip_rect(option: QStyleOptionViewItem, action: TakeAction) -> QRect:
    """Where a row of that place offers the action."""
    line = option.fontMetrics.height()
    body = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
    width = option.fontMetrics.horizontalAdvance(t(action.text)) + 2 * CHIP + 4
    return visual(option, QRect(body.right() - width, body.top() + line + 1, width, line + 4))


def visual(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    """Where that part of the row is, whichever way the language runs."""
    return QStyle.visualRect(option.direction, option.rect, rect)


def _text(
    painter: QPainter,
    font: QFont,
    color: QColor,
    rect: QRect,
    words: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    flat = " ".join(words.split())
    shown = QFontMetrics(font).elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
