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
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .model import Role, title
from .verbs import Verb, urgent_verb

PAD = 8
ICON = 20
BAR = 3
CHIP = 8  # pixels beside the words of a verb


class TakeDelegate(QStyledItemDelegate):
    """``verb_requested``: a click on the one verb that a row offers by itself."""

    verb_requested = Signal(object, object)  # Verb, Take

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
        self._background(painter, option)
        body = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        color = self._color(take)
        dpr = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(icon_of(take), ICON, color, dpr)
        painter.drawPixmap(body.left(), body.top() + 2, pixmap)
        text = body.adjusted(ICON + PAD, 0, 0, 0)
        self._first_line(painter, option, text, take, str(index.data(Role.ELAPSED)))
        verb = urgent_verb(take)
        chip = None if verb is None else chip_rect(option, verb)
        if verb is not None and chip is not None:
            self._chip(painter, option, chip, verb)
            text.setRight(chip.left() - PAD)
        self._second_line(painter, option, text, take, color)
        self._bar(painter, option.rect, progress_of(take))
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
            verb = urgent_verb(take)
            hit = verb is not None and chip_rect(option, verb).contains(event.position().toPoint())
            if hit and event.button() == Qt.MouseButton.LeftButton:
                self.verb_requested.emit(verb, take)
                return True
        return super().editorEvent(event, model, option, index)

    def _chip(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, verb: Verb
    ) -> None:
        painter.setPen(self.theme.border_strong)
        painter.setBrush(self.theme.chip)
        painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(CHIP, 0, -CHIP, 0)
        _text(painter, option.font, self.theme.text, inner, verb.words)

    def _background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = option.rect.adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self.theme.selection)
            painter.drawRoundedRect(rect, self.theme.radius, self.theme.radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.theme.hover)
            painter.drawRoundedRect(rect, self.theme.radius, self.theme.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.theme.focus)
            painter.drawRoundedRect(rect, self.theme.radius, self.theme.radius)

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
        _text(painter, option.font, self.theme.text, line, time, right)
        _text(painter, option.font, self.theme.muted, before, facts, right)
        left = before.adjusted(0, 0, -min(wide(facts) + PAD, line.width() // 2), 0)
        _text(painter, bold, self.theme.text, left, title(take))

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
        _text(painter, option.font, color, line, words)
        used = option.fontMetrics.horizontalAdvance(words) + PAD
        rest = line.adjusted(used, 0, 0, 0)
        _text(painter, option.font, self.theme.muted, rest, described(take))

    def _bar(self, painter: QPainter, rect: QRect, progress: float | None) -> None:
        if progress is None:
            return
        track = QRect(rect.left() + PAD, rect.bottom() - BAR - 1, rect.width() - 2 * PAD, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.border)
        painter.drawRoundedRect(track, 1.5, 1.5)
        done = QRect(track)
        done.setWidth(round(track.width() * max(0.0, min(1.0, progress))))
        painter.setBrush(self.theme.accent)
        painter.drawRoundedRect(done, 1.5, 1.5)

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


def chip_rect(option: QStyleOptionViewItem, verb: Verb) -> QRect:
    """Where a row of that place offers the verb."""
    line = option.fontMetrics.height()
    body = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
    width = option.fontMetrics.horizontalAdvance(verb.words) + 2 * CHIP + 4
    return QRect(body.right() - width, body.top() + line + 1, width, line + 4)


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
