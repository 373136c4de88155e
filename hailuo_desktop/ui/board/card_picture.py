"""The picture on a card, or the words of a shot that has none."""

from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPainterPath, QRegion

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import t

from .card_look import CardLook
from .layout import PAD, Density

PROSE = 90  # characters of a prompt on a card without a picture


class CardPicture:
    """One painting of it; ``card`` is the card whose round corners clip it."""

    def __init__(
        self, look: CardLook, painter: QPainter, font: QFont, card: QRect, shot: Shot
    ) -> None:
        self._look = look
        self._painter = painter
        self._font = font
        self._card = card
        self._shot = shot

    def paint(self, rect: QRect) -> None:
        painter, theme = self._painter, self._look.theme
        painter.save()
        shape = _rounded(self._card.width(), self._card.height(), theme.radius)
        painter.setClipRegion(shape.translated(self._card.topLeft()).intersected(rect))
        painter.fillRect(rect, theme.picture)
        dpr = painter.device().devicePixelRatioF()
        pair = self._look.pair(self._shot, rect.size() * dpr)
        image = None if pair else self._look.image(self._shot, rect.size() * dpr)
        if pair is not None:
            self._side_by_side(rect, pair)
        elif image is not None:
            self._fit(rect, image, dpr)
        elif self._look.density is not Density.LIST:
            self._prose(rect.adjusted(PAD, PAD, -PAD, -PAD))
        painter.restore()

    def _side_by_side(self, rect: QRect, pair: tuple[QImage | None, QImage | None]) -> None:
        """Where the shot begins, and where it ends: the middle of each, as high as the field."""
        half = (rect.width() - 1) // 2
        left = QRect(rect.left(), rect.top(), half, rect.height())
        right = left.translated(rect.width() - half, 0)
        if self._painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        for place, image in zip((left, right), pair, strict=True):
            if image is not None:
                self._painter.drawImage(QRectF(place), image, _middle(image.size(), place.size()))

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
        self._painter.setPen(self._look.theme.picture_text)
        self._painter.setFont(self._font)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        pictured = self._shot.first is not None or self._shot.last is not None
        words = " ".join(self._shot.prompt.split()) or ("" if pictured else t("Empty shot"))
        shown = shortened(words, rect, self._painter.fontMetrics())
        self._painter.drawText(rect, int(flags), shown)


def shortened(words: str, rect: QRect, metrics: QFontMetrics) -> str:
    """As much of the words as the field holds, with a sign that there is more."""
    flags, whole = int(Qt.TextFlag.TextWordWrap), len(words) <= PROSE
    words = _breakable(words[:PROSE], rect.width(), metrics)
    kept = len(words)
    shown = words if whole else f"{words.rstrip()}…"
    while kept > 1 and metrics.boundingRect(rect, flags, shown).height() > rect.height():
        kept = kept * 7 // 8
        shown = f"{words[:kept].rstrip()}…"
    return shown


def _breakable(words: str, width: int, metrics: QFontMetrics) -> str:
    """A word that is wider than the card may be broken; it would be cut off at both ends."""
    return " ".join(
        word if metrics.horizontalAdvance(word) <= width else "\u200b".join(word)
        for word in words.split(" ")
    )


def _middle(image: QSize, field: QSize) -> QRectF:
    """The part of an image that fills a field of that shape."""
    size = QSizeF(field).scaled(QSizeF(image), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(
        (image.width() - size.width()) / 2,
        (image.height() - size.height()) / 2,
        size.width(),
        size.height(),
    )


@cache
def _rounded(width: int, height: int, radius: int) -> QRegion:
    """A card's outline: as a region it costs far less than a path, and the ring lies over it."""
    path = QPainterPath()
    path.addRoundedRect(0, 0, width, height, radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())
