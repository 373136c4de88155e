"""One take in the strip: picture, badge, stars, note, state, cost and what differs."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from hailuo_desktop.domain.marks import Verdict
from hailuo_desktop.domain.state_words import icon_of, word
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.translate import t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.queue.delegate import visual
from hailuo_desktop.ui.row_ground import draw_ground
from hailuo_desktop.ui.theme import Theme

from .take_facts import TakeFacts, state_line

POSTER = QSize(96, 54)  # logical pixels
PAD, GAP = 4, 8
GLYPH, SIGN, STAR = 20, 12, 11
PLATE = 16  # the plate with the sign of a kept or a rejected take
FADED = 0.35  # how much of a rejected take's picture is left
ID = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
# The picture to show of a take, and how far through its film that is where the mouse chose it.
Picture = Callable[[str], tuple[QImage | None, float | None]]
# A take with its facts, by its id: an item holds the id alone, and no object of Python.
Known = Callable[[str], tuple[Take, TakeFacts]]
# The letter of a take that is compared, or nothing.
Side = Callable[[str], str]
_SIGNS = {Verdict.KEPT: "kept", Verdict.REJECTED: "rejected"}


class TakeDelegate(QStyledItemDelegate):
    """``upright``: words stand beside the picture, not beneath it."""

    def __init__(
        self, icons: Icons, theme: Theme, known: Known, picture: Picture, side: Side
    ) -> None:
        super().__init__()
        self._side = side
        self._icons = icons
        self.theme = theme
        self._known = known
        self._picture = picture
        self.upright = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        if self.upright:
            return QSize(0, max(POSTER.height(), 3 * line + 4) + 2 * PAD)
        take, _ = self._known(index.data(ID))
        words = option.fontMetrics.horizontalAdvance(_short(take))
        width = max(POSTER.width(), min(words + PAD, 2 * POSTER.width()))
        return QSize(width + 2 * PAD, POSTER.height() + line + 3 * PAD)

    def poster_rect(self, item: QRect) -> QRect:
        """Where in an item its picture stands, in a language that runs from left to right."""
        return QRect(item.topLeft() + QPoint(PAD, PAD), POSTER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        take, facts = self._known(index.data(ID))
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        draw_ground(painter, option, option.rect, self.theme)
        place = visual(option, self.poster_rect(option.rect))
        self._poster(painter, place, take, facts)
        if self.upright:
            self._beside(painter, option, take, facts)
        else:
            self._beneath(painter, option, take, facts)
        painter.restore()

    # The picture

    def _poster(self, painter: QPainter, place: QRect, take: Take, facts: TakeFacts) -> None:
        painter.fillRect(place, self.theme.picture)
        image, at = self._picture(take.id)
        ratio = painter.device().devicePixelRatioF()
        if image is None:
            glyph = self._icons.pixmap(icon_of(take), GLYPH, self.theme.picture_text, ratio)
            painter.drawPixmap(place.center() - QPoint(GLYPH // 2, GLYPH // 2), glyph)
        else:
            painter.setOpacity(FADED if facts.verdict is Verdict.REJECTED else 1.0)
            painter.drawImage(_fitted(image.size(), place), image)
            painter.setOpacity(1.0)
        if (sign := _SIGNS.get(facts.verdict)) is not None:
            corner = place.topRight() - QPoint(PLATE + 1, -2)
            self._plate(painter, QRect(corner, QSize(PLATE, PLATE)), sign)
        if letter := self._side(take.id):
            self._letter(
                painter, QRect(place.topLeft() + QPoint(2, 2), QSize(PLATE, PLATE)), letter
            )
        if facts.marks.binned is not None:
            corner = place.bottomRight() - QPoint(PLATE + 1, PLATE + 1)
            self._plate(painter, QRect(corner, QSize(PLATE, PLATE)), "bin")
        if at is not None:
            self._needle(painter, place, at)

    def _letter(self, painter: QPainter, plate: QRect, letter: str) -> None:
        _ground(painter, plate)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.white))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, letter)

    def _plate(self, painter: QPainter, plate: QRect, sign: str) -> None:
        """A sign that is readable over any picture."""
        _ground(painter, plate)
        ratio = painter.device().devicePixelRatioF()
        glyph = self._icons.pixmap(sign, PLATE - 4, QColor(Qt.GlobalColor.white), ratio)
        painter.drawPixmap(plate.topLeft() + QPoint(2, 2), glyph)

    def _needle(self, painter: QPainter, place: QRect, at: float) -> None:
        x = place.left() + round(at * (place.width() - 1))
        painter.fillRect(QRect(x - 1, place.top(), 3, place.height()), QColor(0, 0, 0, 120))
        painter.fillRect(QRect(x, place.top(), 1, place.height()), QColor(Qt.GlobalColor.white))

    # The words

    def _beside(
        self, painter: QPainter, option: QStyleOptionViewItem, take: Take, facts: TakeFacts
    ) -> None:
        line = option.fontMetrics.height()
        text = option.rect.adjusted(PAD + POSTER.width() + GAP, PAD, -PAD, -PAD)
        first = QRect(text.left(), text.top(), text.width(), line)
        used = self._stars(painter, option, first, facts)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        title = t("Take {number}", number=take.number)
        _text(painter, bold, self.theme.text, visual(option, first.adjusted(0, 0, -used, 0)), title)
        second, third = first.translated(0, line + 2), first.translated(0, 2 * line + 4)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        _text(painter, small, self.theme.muted, visual(option, second), state_line(take))
        _text(painter, small, self.theme.muted, visual(option, third), facts.differs)

    def _beneath(
        self, painter: QPainter, option: QStyleOptionViewItem, take: Take, facts: TakeFacts
    ) -> None:
        top = option.rect.top() + POSTER.height() + 2 * PAD
        line = QRect(
            option.rect.left() + PAD,
            top,
            option.rect.width() - 2 * PAD,
            option.fontMetrics.height(),
        )
        used = self._stars(painter, option, line, facts)
        room = visual(option, line.adjusted(0, 0, -used, 0))
        _text(painter, option.font, self.theme.text, room, _short(take))

    def _stars(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, facts: TakeFacts
    ) -> int:
        """Note and stars at the end of a line; how much of it they take."""
        signs = [("note", SIGN)] if facts.marks.note else []
        signs += [("star-on", STAR)] * facts.marks.stars
        ratio, right = painter.device().devicePixelRatioF(), line.right() + 1
        for name, side in reversed(signs):
            right -= side
            place = QRect(right, line.center().y() - side // 2, side, side)
            glyph = self._icons.pixmap(name, side, self.theme.text, ratio)
            painter.drawPixmap(visual(option, place).topLeft(), glyph)
        return line.right() + 1 - right + (GAP if signs else 0)


def _ground(painter: QPainter, plate: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 190))
    painter.drawRoundedRect(plate, 4, 4)


def _short(take: Take) -> str:
    done = isinstance(take.state, Completed)
    return f"t{take.number}" if done else f"t{take.number} {word(take)}"


def _fitted(size: QSize, place: QRect) -> QRect:
    """The largest rectangle of that shape in the place, in its middle."""
    fitted = size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    result = QRect(QPoint(), fitted)
    result.moveCenter(place.center())
    return result


def _text(painter: QPainter, font: QFont, color: QColor, rect: QRect, words: str) -> None:
    painter.setFont(font)
    painter.setPen(color)
    flat = " ".join(words.split())
    shown = QFontMetrics(font).elidedText(flat, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)
