"""Where pictures are painted: letterboxed on neutral grey, or as large as one wants to see them."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .framing import FIT, STEP, Framing
from .guides import Guides, paint_guides

NOTCH = 120  # eighths of a degree: one click of a wheel
BLOCKS = 3.0  # screen pixels to one of the picture: from there on each is seen as it is


class VideoSurface(QWidget):
    """Wheel: zoom where the pointer is; middle button: pan; left: click, double click, drag out."""

    shown = Signal()  # a picture of the film
    toggled = Signal()  # a click
    full_screen_requested = Signal()  # a double click
    drag_requested = Signal()  # the picture is pulled out
    framing_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._image = QImage()
        self._caption = ""
        self.frame_count = 0
        self.framing = FIT
        self.guides = Guides.NONE
        self._pressed: QPointF | None = None  # where the left button went down
        self._held: QPointF | None = None  # where the middle one was last
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        say(self, name=mark("Video"))

    def image(self) -> QImage:
        return self._image

    def caption(self) -> str:
        return self._caption

    def show_picture(self, image: QImage) -> None:
        """One of the film that is open."""
        self._image = image
        self._caption = ""
        self.frame_count += 1
        self.update()
        self.shown.emit()

    def show_still(self, image: QImage | None, caption: str) -> None:
        """A picture, or none, with words beneath."""
        self._image = image if image is not None else QImage()
        self._caption = caption
        self.frame_count = 0
        self.setAccessibleDescription(" ".join(caption.split()))
        self.update()

    def set_guides(self, guides: Guides) -> None:
        self.guides = guides
        self.update()

    @property
    def zoom(self) -> float:
        """Pixels of the screen to a pixel of the picture."""
        return self.framing.scale(*self._measures()) * self.devicePixelRatioF()

    def set_framing(self, framing: Framing) -> None:
        if framing != self.framing:
            self.framing = framing
            self.update()
            self.framing_changed.emit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        if not self._image.isNull():
            spot = at if at is not None else QRectF(self.rect()).center()
            self.set_framing(self.framing.zoomed(factor, spot, *self._measures()))

    def pan_by(self, across: float, down: float) -> None:
        """The view moves so many times its own width and height over the picture."""
        self._pan(QPointF(-across * self.width(), -down * self.height()))

    def sizeHint(self) -> QSize:
        return QSize(560, 315)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.picture)
        if not self._image.isNull():
            place = self.framing.rect(*self._measures())
            smooth = self.zoom < BLOCKS
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(place, self._image)
            if self.frame_count:
                paint_guides(painter, self.guides, place)
        if self._caption:
            self._paint_caption(painter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / NOTCH
        if turned and not self._image.isNull():
            self.zoom_by(STEP**turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._pan(event.position() - self._held)
            self._held = event.position()
        elif self._pressed is not None:
            way = (event.position() - self._pressed).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed = None
                self.drag_requested.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._held = None
            self.unsetCursor()
        elif event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self._pressed = None
            self.toggled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.full_screen_requested.emit()

    def _pan(self, by: QPointF) -> None:
        if not self._image.isNull():
            self.set_framing(self.framing.panned(by, *self._measures()))

    def _measures(self) -> tuple[QSizeF, QSizeF, float]:
        """The picture, the room for it, and the screen's pixels to a logical one."""
        return QSizeF(self._image.size()), QSizeF(self.size()), self.devicePixelRatioF()

    def _paint_caption(self, painter: QPainter) -> None:
        room = self.rect().adjusted(24, 4, -24, -4)  # a low viewer has three lines to say all
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = painter.boundingRect(room, int(flags), self._caption)
        if not self._image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 170))
            painter.drawRoundedRect(box.adjusted(-12, -8, 12, 8), 6, 6)
        painter.setPen(self.theme.picture_text)
        painter.drawText(room, int(flags), self._caption)
