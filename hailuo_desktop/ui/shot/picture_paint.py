"""How a frame looks: fitted, sharp on every screen, with the part that a crop takes shaded."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.ui.focus_ring import draw_ring
from hailuo_desktop.ui.theme import Theme

_SHADE = 150  # of 255: the lost part stays recognisable
_EDGE = 6.0  # logical pixels between a picture and its field


def fitted(size: QSize, field: QRectF) -> QRectF:
    """The largest place of that shape within the field, in its middle."""
    room = field.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    scale = min(room.width() / max(size.width(), 1), room.height() / max(size.height(), 1))
    place = QRectF(0, 0, size.width() * scale, size.height() * scale)
    place.moveCenter(room.center())
    return place


def kept(place: QRectF, crop: Crop) -> QRectF:
    """The part of the picture's place that the crop leaves."""
    return QRectF(
        place.x() + crop.x * place.width(),
        place.y() + crop.y * place.height(),
        crop.width * place.width(),
        crop.height * place.height(),
    )


class Sharp:
    """The picture at exactly the screen's pixels, scaled once per size."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._pixmap = QPixmap()
        self._key: tuple[int, int] = (0, 0)

    def show(self, image: QImage | None) -> None:
        self._image = image
        self._key = (0, 0)

    @property
    def image(self) -> QImage | None:
        return self._image

    def paint(self, painter: QPainter, place: QRectF, dpr: float) -> None:
        if self._image is None:
            return
        key = (max(round(place.width() * dpr), 1), max(round(place.height() * dpr), 1))
        if key != self._key:
            smooth = Qt.TransformationMode.SmoothTransformation
            aspect = Qt.AspectRatioMode.IgnoreAspectRatio
            self._pixmap = QPixmap.fromImage(self._image.scaled(QSize(*key), aspect, smooth))
            self._key = key
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))


@dataclass(frozen=True)
class Field:
    """The grey area and its outline, as the pointer and the keyboard find it."""

    theme: Theme
    empty: bool
    focused: bool
    hovered: bool

    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen())
        painter.setBrush(self.theme.picture)
        inset = 1.0 if self.focused or self.hovered else 0.5
        box = area.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, self.theme.radius, self.theme.radius)
        if self.focused and not self.hovered:
            draw_ring(painter, area, self.theme, self.theme.radius)

    def _pen(self) -> QPen:
        if self.hovered or self.focused:
            return QPen(self.theme.accent if self.hovered else self.theme.focus, 2)
        pen = QPen(self.theme.border_strong if self.empty else self.theme.border, 1)
        if self.empty:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 4])
        return pen


def shade(painter: QPainter, place: QRectF, crop: Crop, theme: Theme) -> None:
    """Darken and hatch what the crop takes, and draw the line of what stays."""
    left = kept(place, crop)
    lost = QPainterPath()
    lost.addRect(place)
    stays = QPainterPath()
    stays.addRect(left)
    lost = lost.subtracted(stays)
    dark = QColor(theme.picture)
    dark.setAlpha(_SHADE)
    painter.fillPath(lost, dark)
    hatch = QColor(Qt.GlobalColor.white)
    hatch.setAlpha(60)
    painter.fillPath(lost, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(Qt.GlobalColor.white), 1))
    painter.drawRect(left)


def caption(painter: QPainter, corner: QPointF, words: str) -> None:
    """A few words on a dark plate, readable over any picture."""
    metrics = painter.fontMetrics()
    plate = QRectF(corner.x(), corner.y(), metrics.horizontalAdvance(words) + 12.0, 0)
    plate.setHeight(metrics.height() + 4.0)
    back = QColor(Qt.GlobalColor.black)
    back.setAlpha(190)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def invitation(painter: QPainter, area: QRectF, glyph: QPixmap, words: str, theme: Theme) -> None:
    """What an empty slot says: a glyph, where there is room for one, and the next step."""
    side = glyph.width() / glyph.devicePixelRatio()
    text = area.adjusted(12, 0, -12, 0)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    needed = painter.fontMetrics().boundingRect(text.toRect(), flags, words)
    above = side + 8
    if above + needed.height() > area.height():
        above = 0.0
    top = area.center().y() - (above + needed.height()) / 2
    if above:
        painter.drawPixmap(QPointF(area.center().x() - side / 2, top), glyph)
    painter.setPen(theme.picture_text)
    text.setTop(max(area.top(), top) + above)
    painter.drawText(text, flags, words)
