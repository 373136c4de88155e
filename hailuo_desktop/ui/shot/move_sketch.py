"""A still that moves as a camera command would, as long as somebody looks at the command."""

from math import ceil

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from hailuo_desktop.sketch.moves import MARGIN, NEAR, SHAKE, View, groups_of, view_at

MOVE = 2000  # milliseconds from the start of a move to its end
TREMBLE = 6000  # of a shake: as in a film of the usual length; faster it would be another
REST = 400  # milliseconds on the last picture, so that the end is seen before it begins anew
TICK = 33  # milliseconds between two pictures
STILL = View()


def seen(command: str, milliseconds: int) -> View:
    """What the camera sees then, over and over, as in the rehearsal of a shot with it alone."""
    lasts = TREMBLE if command.casefold() == SHAKE else MOVE
    return view_at(groups_of(f"[{command}]"), min(1.0, milliseconds % (lasts + REST) / lasts))


class Surrounded:
    """A picture with its mirrored surroundings, made once for each size on the screen."""

    def __init__(self) -> None:
        self._key: tuple[int, int, int] | None = None
        self._pixmap = QPixmap()
        self._inner = QRectF()

    def paint(
        self, painter: QPainter, place: QRectF, image: QImage, view: View, dpr: float
    ) -> None:
        # As fine as the nearest view of one move can show, and no finer than the picture is.
        size = (place.size() * dpr / NEAR).toSize().boundedTo(image.size())
        key = (image.cacheKey(), size.width(), size.height())
        if key != self._key:
            self._make(image, size)
            self._key = key
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, self._pixmap, self._window(view))

    def forget(self) -> None:
        self._key, self._pixmap = None, QPixmap()

    def _window(self, view: View) -> QRectF:
        """The part of the whole that the view holds."""
        inner = self._inner
        wide, high = inner.width() * view.scale, inner.height() * view.scale
        left = inner.left() + view.x * inner.width() - wide / 2
        return QRectF(left, inner.top() + view.y * inner.height() - high / 2, wide, high)

    def _make(self, image: QImage, size: QSize) -> None:
        wide, high = max(1, size.width()), max(1, size.height())
        beside, above = ceil(wide * MARGIN), ceil(high * MARGIN)
        middle = image.scaled(
            wide,
            high,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._inner = QRectF(beside, above, wide, high)
        self._pixmap = QPixmap(wide + 2 * beside, high + 2 * above)
        painter = QPainter(self._pixmap)
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                tile = _flipped(middle, bool(across), bool(down))
                painter.drawImage(beside + across * wide, above + down * high, tile)
        painter.end()


class MoveSketch(QObject):
    """``moved``: there is another picture to paint."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._command = ""
        self._view = STILL
        self._surrounded = Surrounded()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(lambda: self.show_at(self._clock.elapsed()))

    @property
    def command(self) -> str:
        """The move that is sketched; "" while the still stands."""
        return self._command

    @property
    def view(self) -> View:
        return self._view

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def begin(self, command: str, visible: bool) -> None:
        self._command, self._view = command, STILL
        if visible:
            self.go_on()

    def go_on(self) -> None:
        """From the start of the move, where there is one."""
        if self._command:
            self._clock.start()
            self._timer.start()

    def pause(self) -> None:
        self._timer.stop()

    def end(self) -> None:
        self.pause()
        self._command, self._view = "", STILL
        self._surrounded.forget()

    def show_at(self, milliseconds: int) -> None:
        view = seen(self._command, milliseconds)
        if view != self._view:
            self._view = view
            self.moved.emit()

    def paint(self, painter: QPainter, place: QRectF, image: QImage, dpr: float) -> None:
        self._surrounded.paint(painter, place, image, self._view, dpr)


def _flipped(image: QImage, across: bool, down: bool) -> QImage:
    ways = Qt.Orientation.Horizontal if across else Qt.Orientation(0)
    return image.flipped(ways | (Qt.Orientation.Vertical if down else Qt.Orientation(0)))
