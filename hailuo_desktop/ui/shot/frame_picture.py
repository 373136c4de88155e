"""The picture area of a slot: where a still is dropped, pasted, looked at and dragged from."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from hailuo_desktop.domain.frame import Crop
from hailuo_desktop.translate import Marked, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .image_source import may_hold_pictures, on_clipboard, sources_of
from .move_sketch import MoveSketch
from .picture_paint import Field, Sharp, caption, fitted, invitation, shade

_BROWSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
SHAPE = 0.6  # of its width: a 16:9 still fits, and a portrait one can be told
LEAST, MOST = 96, 220  # logical pixels
_INSET = QPointF(6, 6)  # of a caption, from the picture's corner


class FramePicture(QAbstractButton):
    """Qt's own drag needs a nested loop, so a drag from slot to slot is followed here.

    One that leaves both slots is the system's: it may end in another program.
    """

    sources_given = Signal(object)  # tuple[ImageSource, ...]
    browse_requested = Signal()
    clear_requested = Signal()
    dragged = Signal(QPoint)  # global position, while the button is held
    dropped = Signal(QPoint, bool)  # global position; True to copy
    drag_abandoned = Signal()
    carried_out = Signal()  # the drag has left both slots: the system takes over

    def __init__(self, invite: Marked, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._invite = invite
        self._icons = icons
        self._theme = theme
        self._sharp = Sharp()
        self.sketch = MoveSketch(self)
        self.sketch.moved.connect(self._repaint_picture)
        self._filled = False
        self._link = ""
        self._crop: Crop | None = None
        self._note = ""
        self._target = False
        self._pressed: QPoint | None = None
        self._dragging = False
        self.clicked.connect(self.browse_requested)  # only a screen reader presses it so
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(120, LEAST))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What it shows

    def show_link(self, words: str) -> None:
        """Where the picture will come from, in place of the invitation."""
        self._link = words
        self.update()

    def show_picture(self, image: QImage | None, filled: bool) -> None:
        """``filled`` without an image: the frame is there, its preview is not yet."""
        if image is None:
            self.sketch.end()
        self._sharp.show(image)
        self._filled = filled
        self.setCursor(Qt.CursorShape.OpenHandCursor if filled else Qt.CursorShape.ArrowCursor)
        self.update()

    def show_crop(self, crop: Crop | None, words: str) -> None:
        self._crop = crop
        self._note = words
        self.update()

    def show_move(self, command: str) -> None:
        """Move the picture as that camera command would; "" lets it stand again."""
        if command and self._sharp.image is not None:
            self.sketch.begin(command, self.isVisible())
        elif self.sketch.command:
            self.sketch.end()
        self.update()

    def show_target(self, target: bool) -> None:
        """Whether what is being dragged would land here."""
        self._target = target
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def image(self) -> QImage | None:
        return self._sharp.image

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(220))

    def heightForWidth(self, width: int) -> int:
        return min(max(round(width * SHAPE), LEAST), MOST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        Field(self._theme, not self._filled, self.hasFocus(), self._target).paint(painter, area)
        image = self._sharp.image
        if not self._filled:
            name, words = ("link", self._link) if self._link else ("image", t(self._invite))
            glyph = self._icons.pixmap(name, 24, self._theme.picture_text, self._dpr())
            invitation(painter, area, glyph, words, self._theme)
        elif image is not None:
            place = fitted(image.size(), area)
            if self.sketch.command:
                self.sketch.paint(painter, place, image, self._dpr())
                words = t("Sketch: {command}", command=self.sketch.command)
                caption(painter, place.topLeft() + _INSET, words)
            else:
                self._sharp.paint(painter, place, self._dpr())
            if self._crop is not None:
                shade(painter, place, self._crop, self._theme)
                caption(painter, QPointF(area.left() + 8, area.top() + 8), self._note)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        self.sketch.pause()

    def showEvent(self, event: QShowEvent) -> None:
        self.sketch.go_on()

    def _repaint_picture(self) -> None:
        if self._sharp.image is not None:
            self.update(fitted(self._sharp.image.size(), QRectF(self.rect())).toAlignedRect())

    def _dpr(self) -> float:
        return self.devicePixelRatioF()

    # Drops from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if may_hold_pictures(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.show_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_target(False)
        # Always a copy: a file manager would take "move" for leave to delete the original.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.sources_given.emit(sources_of(event.mimeData()))

    def paste(self) -> None:
        self.sources_given.emit(on_clipboard())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._end_drag()
            self.drag_abandoned.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in _BROWSE and not event.modifiers():
            self.browse_requested.emit()
        elif event.key() in _CLEAR and (self._filled or self._link):
            self.clear_requested.emit()
        else:  # the arrows of a button would go to the next one
            QWidget.keyPressEvent(self, event)

    # The drag to the other slot

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self._filled:
            return
        at = event.globalPosition().toPoint()
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragging:
            self._dragging = True
            copy = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.setCursor(_cursor(bool(copy)))
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            copy = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._end_drag()
            self.dropped.emit(event.globalPosition().toPoint(), bool(copy))
        elif self._pressed is not None and not self._filled:
            self.browse_requested.emit()
        self._pressed = None

    def hand_over(self) -> None:
        """The drag goes on elsewhere."""
        self._end_drag()
        self.drag_abandoned.emit()
        self.carried_out.emit()

    def _end_drag(self) -> None:
        self._dragging = False
        self._pressed = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)


def _cursor(copy: bool) -> Qt.CursorShape:
    return Qt.CursorShape.DragCopyCursor if copy else Qt.CursorShape.DragMoveCursor
