"""One card of the board: picture, code, link, settings, first words, state."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import t

from .card_look import ICON, CardLook
from .card_picture import CardPicture
from .card_words import facts, first_words, price
from .layout import PAD, Density, picture_height
from .state import CardState

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _LINE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | _LINE)
PLATE = QColor(0, 0, 0, 176)
_COLORS = {"completed": "success", "warning": "warning", "failed": "danger", "uncertain": "danger"}


def code_rect(card: QRect, density: Density, line: int) -> QRect:
    """Where the code stands on a card."""
    if density is Density.LIST:
        left = card.left() + _thumb(card).width() + PAD
        return QRect(left, card.top() + PAD, card.right() - PAD - left, line)
    top = card.top() + picture_height(card.width()) + PAD // 2 + 1
    return QRect(card.left() + PAD, top, card.width() - 2 * PAD, line)


class Card:
    """One painting of one card."""

    def __init__(
        self,
        look: CardLook,
        painter: QPainter,
        option: QStyleOptionViewItem,
        card: QRect,
        shot: Shot,
    ) -> None:
        self._look = look
        self._cards = look.model
        self._theme = look.theme
        self._painter = painter
        self._option = option
        self._card = card
        self._shot = shot
        self._line = option.fontMetrics.height()
        clip = painter.clipBoundingRect().toAlignedRect()
        self._exposed = clip if painter.hasClipping() else card

    def paint(self) -> None:
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._option.direction)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._plate()
        if self._look.density is Density.LIST:
            self._picture(_thumb(self._card))
            self._as_row()
        else:
            card = self._card
            height = picture_height(card.width())
            self._picture(QRect(card.left(), card.top(), card.width(), height))
            words = card.adjusted(0, height - self._line, 0, self._line)  # glyphs may stand out
            if self._seen(words):
                self._as_card()
        self._ring()
        painter.restore()

    def _seen(self, rect: QRect) -> bool:
        """While scrolling, only a strip of a card is painted: what is beside it need not be."""
        return self._exposed.intersects(rect)

    def _picture(self, rect: QRect) -> None:
        rect = self._visual(rect)
        if self._seen(rect):
            font = self._option.font
            CardPicture(self._look, self._painter, font, self._card, self._shot).paint(rect)
            self._badge(rect)

    def _badge(self, picture: QRect) -> None:
        """How many films there are to choose from, on a plate that any picture lets be read."""
        done = self._cards.standing_of(self._shot.id).done
        if done < 2 or self._look.density is Density.LIST:
            return
        words = f"×{done}"
        width = self._option.fontMetrics.horizontalAdvance(words) + PAD
        end = picture.right() - width - 3
        if self._option.direction is Qt.LayoutDirection.RightToLeft:
            end = picture.left() + 4
        plate = QRect(end, picture.top() + 4, width, self._line)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(PLATE)
        self._painter.drawRoundedRect(plate, 4, 4)
        self._painter.setFont(self._option.font)
        self._painter.setPen(QColor(Qt.GlobalColor.white))
        self._painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)

    def _as_card(self) -> None:
        line = code_rect(self._card, self._look.density, self._line)
        self._head(line)
        if self._look.density is Density.LARGE:
            self._text(line.translated(0, self._line), self._words(), self._theme.text)
            self._text(line.translated(0, 2 * self._line), facts(self._shot), self._theme.muted)
            self._state(line.translated(0, 3 * self._line + 2))
        elif self._look.density is Density.SMALL:
            self._state(line.translated(0, self._line + 2))

    def _as_row(self) -> None:
        """The code and the words on the first line, the state and the facts on the second."""
        line = code_rect(self._card, Density.LIST, self._line)
        room = min(line.width() * 3 // 5, 120)  # a long code leaves some to the words
        left = self._head(QRect(line.left(), line.top(), room, line.height()))
        words = QRect(left + PAD, line.top(), line.right() - left - PAD, line.height())
        self._text(words, self._words(), self._theme.text)
        below = line.translated(0, self._line + 2)
        wide = self._option.fontMetrics.horizontalAdvance(facts(self._shot)) + PAD
        if below.width() > 2 * wide:
            right = QRect(below.right() - wide, below.top(), wide, below.height())
            self._text(right, facts(self._shot), self._theme.muted, _RIGHT)
            below.setRight(right.left() - PAD)
        self._state(below)

    def _head(self, line: QRect) -> int:
        """Star, code, and what it hangs on; gives where that ends."""
        left = line.left()
        if self._cards.standing_of(self._shot.id).kept:
            self._icon("kept", self._theme.text, left, line.center().y())
            left += ICON + 4
        bold, metrics = self._look.bold(self._option.font)
        code = self._cards.code(self._shot)
        width = min(metrics.horizontalAdvance(code) + 2, line.right() - left - self._beside())
        self._text(QRect(left, line.top(), width, line.height()), code, self._theme.text, font=bold)
        left += width
        if self._look.density is Density.STRIP:
            state = self._cards.state(self._shot)
            self._icon(state.icon, self._color(state), line.right() - ICON, line.center().y() + 1)
            return left
        return self._link(QRect(left, line.top(), line.right() - left, line.height()))

    def _beside(self) -> int:
        """The room that a long code leaves to what stands at the end of its line."""
        if self._look.density is Density.STRIP:
            return ICON + PAD
        if self._look.density is Density.SMALL:
            mode = self._shot.mode.value
            return PAD + 4 + self._option.fontMetrics.horizontalAdvance(mode)
        return 0

    def _link(self, rest: QRect) -> int:
        """The shot that it hangs on, or its mode; gives where that ends."""
        link, advance = self._cards.link_of(self._shot), self._option.fontMetrics.horizontalAdvance
        if link and rest.width() > ICON + 10 + advance(t("from {shot}", shot="00")):
            left = rest.left() + 6
            self._icon("link", self._theme.muted, left, rest.center().y())
            place = QRect(left + ICON + 4, rest.top(), rest.right() - left - ICON, rest.height())
            words = t("from {shot}", shot=link)
            self._text(place, words, self._theme.muted)
            return min(rest.right(), place.left() + advance(words))
        if self._look.density is Density.SMALL:
            self._text(
                rest.adjusted(PAD, 0, 0, 0), self._shot.mode.value, self._theme.muted, _RIGHT
            )
        return rest.left()

    def _color(self, state: CardState) -> QColor:
        return getattr(self._theme, _COLORS.get(state.icon, "muted"))

    def _words(self) -> str:
        return first_words(self._shot) or t("No prompt yet")

    def _plate(self) -> None:
        hovered = bool(self._option.state & QStyle.StateFlag.State_MouseOver)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.hover if hovered else self._theme.raised)
        self._painter.drawRoundedRect(self._card, self._theme.radius, self._theme.radius)

    def _ring(self) -> None:
        """The chosen ones have a ring, the one in hand a stronger one."""
        state = self._option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        pen = QPen(self._theme.accent if selected else self._theme.border, 2 if selected else 1)
        if focused:
            pen = QPen(self._theme.focus, 3 if selected else 2)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._card, self._theme.radius, self._theme.radius)

    def _state(self, line: QRect) -> None:
        state = self._cards.state(self._shot)
        color = self._color(state)
        self._icon(state.icon, color, line.left(), line.center().y() + 1)
        words = line.adjusted(ICON + 6, 0, 0, 0)
        cost, wide = price(self._cards, self._shot), self._option.fontMetrics.horizontalAdvance
        if cost and wide(state.words) + PAD + wide(cost) <= words.width():
            self._text(words, cost, self._theme.muted, _RIGHT)
        self._text(words, state.words, color)

    def _icon(self, name: str, color: QColor, left: int, middle: int) -> None:
        place = self._visual(QRect(left, middle, ICON, 1))
        self._look.draw_icon(self._painter, name, color, place.left(), middle)

    def _visual(self, rect: QRect) -> QRect:
        """Where that part of the card is, whichever way the language runs."""
        return QStyle.visualRect(self._option.direction, self._card, rect)

    def _text(
        self,
        rect: QRect,
        words: str,
        color: QColor,
        flags: int = _LEFT,
        font: QFont | None = None,
    ) -> None:
        painter = self._painter
        painter.setFont(font or self._option.font)
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(self._visual(rect), flags, shown)


def _thumb(card: QRect) -> QRect:
    """Of a row; in a narrow one the words need the room."""
    width = min(round(card.height() * 16 / 9), card.width() // 3)
    return QRect(card.left(), card.top(), width, card.height())
