"""Where frames are painted: letterboxed on neutral grey, the last whole one kept."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtWidgets import QSizePolicy, QWidget

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say


class VideoSurface(QWidget):
    """Paints what its ``sink`` is given. QVideoWidget cannot be grabbed, and so not be tested."""

    shown = Signal()  # a frame of the film has arrived
    toggled = Signal()  # a click
    full_screen_requested = Signal()  # a double click

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._image = QImage()
        self._caption = ""
        self.frame_count = 0
        self.frame_start = 0  # microseconds: when the shown frame begins in its film
        self._held = False
        self.sink = self._made_sink()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        say(self, name=mark("Video"))

    def new_sink(self) -> QVideoSink:
        """For another film: what the last one still has on its way arrives nowhere."""
        self.sink.videoFrameChanged.disconnect(self._new_frame)
        self.sink.deleteLater()
        self._held = False
        self.frame_count = self.frame_start = 0
        self.sink = self._made_sink()
        return self.sink

    def hold(self, image: QImage, start: int) -> None:
        """A picture of the film that the player does not find, with its start in microseconds.

        It stays until ``release``: what the player found instead may still be on its way.
        """
        self._held = True
        self._show(image, start)

    def release(self) -> None:
        self._held = False

    def image(self) -> QImage:
        return self._image

    def caption(self) -> str:
        return self._caption

    def show_still(self, image: QImage | None, caption: str) -> None:
        """A picture, or none, with words beneath."""
        self._image = image if image is not None else QImage()
        self._caption = caption
        self.frame_count = self.frame_start = 0
        self.setAccessibleDescription(" ".join(caption.split()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 315)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(self._fitted(), self._image)
        if self._caption:
            self._paint_caption(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.full_screen_requested.emit()

    def _made_sink(self) -> QVideoSink:
        sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._new_frame)
        return sink

    def _new_frame(self, frame: QVideoFrame) -> None:
        # At the end of a film Qt pushes an empty frame: the last picture stays.
        image = frame.toImage() if frame.isValid() else QImage()
        if not image.isNull() and not self._held:
            self._show(image, max(0, frame.startTime()))

    def _show(self, image: QImage, start: int) -> None:
        self._image = image
        self._caption = ""
        self.frame_count += 1
        self.frame_start = start
        self.update()
        self.shown.emit()

    def _fitted(self) -> QRectF:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        return QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height())

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
