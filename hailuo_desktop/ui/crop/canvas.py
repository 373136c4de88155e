"""The picture with its crop: drag inside to move, a corner to size, the wheel to zoom."""

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QWidget

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.formats import percent
from hailuo_desktop.translate import t
from hailuo_desktop.ui.focus_ring import draw_ring
from hailuo_desktop.ui.theme import Theme

from .geometry import WHOLE, Picture, dragged, fitted, moved, zoomed

HANDLE = 12  # logical pixels around a corner that take hold of it
STEP, BIG_STEP = 0.01, 0.05  # of the picture, for an arrow key
SHADE = QColor(0, 0, 0, 150)
THIRD = QColor(255, 255, 255, 70)
Corner = tuple[bool, bool]  # right, lower


class CropCanvas(QAbstractSlider):
    """Its value is how many hundredths of the picture's width are kept."""

    changed = Signal(object)  # Crop

    def __init__(self, image: QImage, picture: Picture, crop: Crop | None, theme: Theme) -> None:
        super().__init__()
        self._image = image
        self._picture = picture
        self._theme = theme
        self._crop = crop or WHOLE
        self._ratio: float | None = None
        self._ghost: float | None = None
        self._held: Corner | QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(t("Crop of the picture"))
        self.setRange(1, 100)
        self._tell()
        self.valueChanged.connect(self._sized)

    def crop(self) -> Crop:
        return self._crop

    def show_crop(self, crop: Crop) -> None:
        self._crop = crop
        self._tell()
        self.update()
        self.changed.emit(crop)

    def _tell(self) -> None:
        """To a screen reader: how large it is, and where."""
        crop = self._crop
        with QSignalBlocker(self):
            self.setValue(round(100 * crop.width))
        where = t(
            "{left} from the left, {top} from the top.",
            left=percent(round(100 * crop.x)),
            top=percent(round(100 * crop.y)),
        )
        keys = t("Arrow keys move it, plus and minus size it.")
        self.setAccessibleDescription(f"{where} {keys}")

    def _sized(self, hundredths: int) -> None:
        """By a screen reader."""
        self.show_crop(zoomed(self._crop, hundredths / 100 / self._crop.width))

    def hold_ratio(self, ratio: float | None) -> None:
        """Width to height in pixels that every change keeps; None: any."""
        self._ratio = ratio

    def show_ghost(self, ratio: float | None) -> None:
        """The shape that the service will crop to: what falls away of the crop is shaded more."""
        self._ghost = ratio
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._area(), self._image)
        kept = self._on_screen(self._crop)
        self._shade(painter, self._area(), kept)
        if self._ghost is not None:
            ghost = self._on_screen(fitted(self._picture, self._ghost, self._crop))
            self._shade(painter, kept, ghost)
        self._frame(painter, kept)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), self._theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            corner = self._corner_at(event.position())
            self._held = corner or self._fraction(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._fraction(event.position())
        match self._held:
            case (bool(right), bool(lower)):
                shape = self._picture.shape(self._ratio) if self._ratio else None
                self.show_crop(dragged(self._crop, right, lower, place.x(), place.y(), shape))
            case QPointF() as before:
                self.show_crop(moved(self._crop, place.x() - before.x(), place.y() - before.y()))
                self._held = place
            case _:
                self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.show_crop(zoomed(self._crop, 1.05 ** (-event.angleDelta().y() / 120)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        big = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = BIG_STEP if big else STEP
        ways = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        sizes = {Qt.Key.Key_Plus: 1 + step, Qt.Key.Key_Equal: 1 + step, Qt.Key.Key_Minus: 1 - step}
        key = Qt.Key(event.key())
        if key in ways:
            self.show_crop(moved(self._crop, *ways[key]))
        elif key in sizes:
            self.show_crop(zoomed(self._crop, sizes[key]))
        else:
            QWidget.keyPressEvent(self, event)

    def _area(self) -> QRectF:
        """Where the picture lies in the widget."""
        room = self.rect().adjusted(HANDLE, HANDLE, -HANDLE, -HANDLE)
        size = QSize(self._picture.width, self._picture.height).toSizeF()
        size = size.scaled(room.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(), size)
        area.moveCenter(QRectF(room).center())
        return area

    def _on_screen(self, crop: Crop) -> QRectF:
        area = self._area()
        return QRectF(
            area.left() + crop.x * area.width(),
            area.top() + crop.y * area.height(),
            crop.width * area.width(),
            crop.height * area.height(),
        )

    def _fraction(self, place: QPointF) -> QPointF:
        area = self._area()
        x, y = place.x() - area.left(), place.y() - area.top()
        return QPointF(x / max(1.0, area.width()), y / max(1.0, area.height()))

    def _corner_at(self, place: QPointF) -> Corner | None:
        kept = self._on_screen(self._crop)
        for right, x in ((False, kept.left()), (True, kept.right())):
            for lower, y in ((False, kept.top()), (True, kept.bottom())):
                if abs(place.x() - x) <= HANDLE and abs(place.y() - y) <= HANDLE:
                    return right, lower
        return None

    def _point(self, place: QPointF) -> None:
        match self._corner_at(place):
            case (right, lower):
                fall = Qt.CursorShape.SizeFDiagCursor if right == lower else _RISE
                self.setCursor(fall)
            case _:
                self.setCursor(Qt.CursorShape.SizeAllCursor)

    def _shade(self, painter: QPainter, outer: QRectF, inner: QRectF) -> None:
        left, top, right, bottom = inner.left(), inner.top(), inner.right(), inner.bottom()
        for part in (
            QRectF(outer.topLeft(), QPointF(outer.right(), top)),
            QRectF(QPointF(outer.left(), bottom), outer.bottomRight()),
            QRectF(QPointF(outer.left(), top), QPointF(left, bottom)),
            QRectF(QPointF(right, top), QPointF(outer.right(), bottom)),
        ):
            painter.fillRect(part, SHADE)

    def _frame(self, painter: QPainter, kept: QRectF) -> None:
        painter.setPen(QPen(THIRD, 1))
        for third in (1, 2):
            x, y = kept.left() + kept.width() * third / 3, kept.top() + kept.height() * third / 3
            painter.drawLine(QPointF(x, kept.top()), QPointF(x, kept.bottom()))
            painter.drawLine(QPointF(kept.left(), y), QPointF(kept.right(), y))
        color = self._theme.accent if self.hasFocus() else QColor(255, 255, 255)
        painter.setPen(QPen(color, 2))
        painter.drawRect(kept)
        for corner in (kept.topLeft(), kept.topRight(), kept.bottomLeft(), kept.bottomRight()):
            painter.fillRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8), color)


_RISE = Qt.CursorShape.SizeBDiagCursor
