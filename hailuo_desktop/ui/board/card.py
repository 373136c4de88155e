"""One card of the board: picture, code, link, settings, first words, state."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QRegion
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hailuo_desktop.domain.chain import as_sent
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .card_words import facts, first_words
from .layout import GAP, PAD, Density, picture_height
from .model import BoardModel
from .pictures import CardPictures
from .state import CardState

ICON = 14
CODE_LIMIT = 40
PROSE = 90  # characters of a prompt on a card without a picture
_COLORS = {"completed": "success", "warning": "warning", "failed": "danger", "uncertain": "danger"}
Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    def __init__(
        self, model: BoardModel, pictures: CardPictures, icons: Icons, theme: Theme
    ) -> None:
        super().__init__()
        self._model = model
        self._pictures = pictures
        self._icons = icons
        self.theme = theme
        self.density = Density.SMALL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize()  # the view has one size for all

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shot = self._model.shot_at(index.row())
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        Card(self, painter, option, card, shot).paint()

    # The code is edited in its place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(CODE_LIMIT)
        editor.setAccessibleName("Code of the shot; leave it empty for its number")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(self._model.board.code(self._model.shot_at(index.row()).id))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        height = editor.sizeHint().height()
        place = code_rect(card, self.density, option.fontMetrics.height())
        editor.setGeometry(card.left(), place.center().y() - height // 2, card.width(), height)

    def image(self, shot: Shot, box: QSize) -> QImage | None:
        standing = self._model.standing_of(shot.id)
        return self._pictures.of(as_sent(self._model.board, shot), standing, box)

    def state(self, shot: Shot) -> CardState:
        return self._model.state(shot)

    def link(self, shot: Shot) -> str:
        return self._model.link_of(shot)

    def code(self, shot: Shot) -> str:
        return self._model.code(shot)

    def kept(self, shot: Shot) -> bool:
        return self._model.standing_of(shot.id).kept

    def icon(self, painter: QPainter, name: str, color: QColor, left: int, middle: int) -> None:
        dpr = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(name, ICON, color, dpr)
        painter.drawPixmap(left, middle - ICON // 2, pixmap)


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
        look: CardDelegate,
        painter: QPainter,
        option: QStyleOptionViewItem,
        card: QRect,
        shot: Shot,
    ) -> None:
        self._look = look
        self._theme = look.theme
        self._painter = painter
        self._option = option
        self._card = card
        self._shot = shot
        self._line = option.fontMetrics.height()

    def paint(self) -> None:
        painter = self._painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._plate()
        if self._look.density is Density.LIST:
            self._picture(_thumb(self._card))
            self._as_row()
        else:
            card = self._card
            height = picture_height(card.width())
            self._picture(QRect(card.left(), card.top(), card.width(), height))
            self._as_card()
        self._ring()
        painter.restore()

    def _as_card(self) -> None:
        line = code_rect(self._card, self._look.density, self._line)
        self._head(line)
        if self._look.density is Density.LARGE:
            self._text(line.translated(0, self._line), self._words(), self._theme.text)
            self._text(line.translated(0, 2 * self._line), facts(self._shot), self._theme.muted)
            self._state(line.translated(0, 3 * self._line + 2))
        else:
            self._state(line.translated(0, self._line + 2))

    def _as_row(self) -> None:
        """The code and the words on the first line, the state and the facts on the second."""
        line = code_rect(self._card, Density.LIST, self._line)
        left = self._head(QRect(line.left(), line.top(), min(line.width(), 120), line.height()))
        words = QRect(left + PAD, line.top(), line.right() - left - PAD, line.height())
        self._text(words, self._words(), self._theme.text)
        below = line.translated(0, self._line + 2)
        wide = self._option.fontMetrics.horizontalAdvance(facts(self._shot)) + PAD
        if below.width() > 2 * wide:
            right = QRect(below.right() - wide, below.top(), wide, below.height())
            self._text(right, facts(self._shot), self._theme.muted, Qt.AlignmentFlag.AlignRight)
            below.setRight(right.left() - PAD)
        self._state(below)

    def _head(self, line: QRect) -> int:
        """Star, code, and what it hangs on; gives where that ends."""
        left = line.left()
        if self._look.kept(self._shot):
            self._look.icon(self._painter, "kept", self._theme.text, left, line.center().y())
            left += ICON + 4
        bold = QFont(self._option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        code = self._look.code(self._shot)
        metrics = QFontMetrics(bold)
        link = self._look.link(self._shot)
        room = line.right() - left
        width = min(metrics.horizontalAdvance(code) + 2, room)
        self._text(QRect(left, line.top(), width, line.height()), code, self._theme.text, font=bold)
        left += width
        if link and line.right() - left > 2 * ICON:
            left += 6
            self._look.icon(self._painter, "link", self._theme.muted, left, line.center().y())
            place = QRect(left + ICON + 4, line.top(), line.right() - left - ICON, line.height())
            words = f"from {link}"
            self._text(place, words, self._theme.muted)
            advance = self._option.fontMetrics.horizontalAdvance(words)
            return min(line.right(), place.left() + advance)
        if self._look.density is Density.SMALL:
            rest = QRect(left + PAD, line.top(), line.right() - left - PAD, line.height())
            self._text(rest, self._shot.mode.value, self._theme.muted, Qt.AlignmentFlag.AlignRight)
        return left

    def _words(self) -> str:
        return first_words(self._shot) or "No prompt yet"

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

    def _picture(self, rect: QRect) -> None:
        painter, theme = self._painter, self._theme
        painter.save()
        shape = _rounded(self._card.width(), self._card.height(), theme.radius)
        painter.setClipRegion(shape.translated(self._card.topLeft()).intersected(rect))
        painter.fillRect(rect, theme.picture)
        dpr = painter.device().devicePixelRatioF()
        image = self._look.image(self._shot, rect.size() * dpr)
        if image is not None:
            self._fit(rect, image, dpr)
        elif self._look.density is not Density.LIST:
            self._prose(rect.adjusted(PAD, PAD, -PAD, -PAD))
        painter.restore()

    def _fit(self, rect: QRect, image: QImage, dpr: float) -> None:
        """In the middle of its field; pixel for pixel where it was made for this card."""
        box = rect.size() * dpr
        size = image.size()
        if size.width() != box.width() and size.height() != box.height():
            size = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(rect)
        place.setSize(QSizeF(size) / dpr)
        place.moveLeft(rect.left() + round((box.width() - size.width()) / 2) / dpr)
        place.moveTop(rect.top() + round((box.height() - size.height()) / 2) / dpr)
        self._painter.drawImage(place, image)

    def _prose(self, rect: QRect) -> None:
        """A shot without a picture shows its words instead."""
        self._painter.setPen(self._theme.picture_text)
        self._painter.setFont(self._option.font)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        pictured = self._shot.first is not None or self._shot.last is not None
        words = " ".join(self._shot.prompt.split()) or ("" if pictured else "Empty shot")
        shown = shortened(words, rect, self._painter.fontMetrics())
        self._painter.drawText(rect, int(flags), shown)

    def _state(self, line: QRect) -> None:
        state = self._look.state(self._shot)
        color = getattr(self._theme, _COLORS.get(state.icon, "muted"))
        self._look.icon(self._painter, state.icon, color, line.left(), line.center().y() + 1)
        self._text(line.adjusted(ICON + 6, 0, 0, 0), state.words, color)

    def _text(
        self,
        rect: QRect,
        words: str,
        color: QColor,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        font: QFont | None = None,
    ) -> None:
        painter = self._painter
        painter.setFont(font or self._option.font)
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), shown)


def shortened(words: str, rect: QRect, metrics: QFontMetrics) -> str:
    """As much of the words as the field holds, with a sign that there is more."""
    flags, kept = int(Qt.TextFlag.TextWordWrap), min(len(words), PROSE)
    shown = words if kept == len(words) else f"{words[:kept].rstrip()}…"
    while kept > 1 and metrics.boundingRect(rect, flags, shown).height() > rect.height():
        kept = kept * 7 // 8
        shown = f"{words[:kept].rstrip()}…"
    return shown


@cache
def _rounded(width: int, height: int, radius: int) -> QRegion:
    """A card's outline: as a region it costs far less than a path, and the ring lies over it."""
    path = QPainterPath()
    path.addRoundedRect(0, 0, width, height, radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())


def _thumb(card: QRect) -> QRect:
    return QRect(card.left(), card.top(), round(card.height() * 16 / 9), card.height())
