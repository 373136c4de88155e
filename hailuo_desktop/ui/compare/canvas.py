"""Where the sides are painted; wheel: zoom all, middle button: pan all, left: wipe or choose."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.viewer.framing import FIT, STEP, Framing
from hailuo_desktop.ui.viewer.guides import Guides
from hailuo_desktop.ui.viewer.surface import NOTCH
from hailuo_desktop.ui.wording import say

from .look import HUNDREDTHS, Look
from .modes import Mode
from .painting import Painting, size_of
from .side import Side


class Canvas(QWidget):
    painted = Signal()
    side_requested = Signal(int)  # the artist takes that one in hand
    framing_changed = Signal()

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        self._look = look
        self._painting = Painting(look, theme)
        self._held: QPointF | None = None  # where the middle button was last
        self._wiping = False
        look.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        self.setMouseTracking(True)
        say(self, name=mark("Compared films"))

    def show_sides(self, sides: Sequence[Side], in_hand: int) -> None:
        self._painting.sides, self._painting.in_hand = sides, in_hand
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._painting.theme = theme
        self.update()

    def set_guides(self, guides: Guides) -> None:
        self._painting.guides = guides
        self.update()

    @property
    def framing(self) -> Framing:
        return self._painting.framing

    @property
    def zoom(self) -> float:
        """Pixels of the screen to a pixel of the picture of A."""
        return self.framing.scale(*self._measures()) * self.devicePixelRatioF()

    def set_framing(self, framing: Framing) -> None:
        if framing != self.framing:
            self._painting.framing = framing
            self.update()
            self.framing_changed.emit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """``at``: a place in the room of a side."""
        if self._painting.sides:
            picture, room, ratio = self._measures()
            spot = at if at is not None else QRectF(QPointF(), room).center()
            self.set_framing(self.framing.zoomed(factor, spot, picture, room, ratio))

    def toggle_fit(self) -> None:
        """All of the picture, or each of its pixels on one of the screen."""
        if self.framing.zoom is None:
            self.zoom_by(1 / self.zoom)
        else:
            self.set_framing(FIT)

    def pan_by(self, across: float, down: float) -> None:
        """So many times the width and height of a side's room."""
        room = self._measures()[1]
        self._pan(QPointF(-across * room.width(), -down * room.height()))

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = QRectF(self.rect())
        if self._painting.sides:
            self._painting.fit(room, self.devicePixelRatioF())
        self._painting.paint(QPainter(self), room)
        self.painted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / NOTCH
        if turned:
            at = event.position()
            room = next((r for r in self._rooms() if r.contains(at)), None)
            if room is not None:
                self.zoom_by(STEP**turned, at - room.topLeft())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            if self._look.mode is Mode.WIPE:
                self._wiping = True
                self._wipe_to(event.position())
            elif self._look.mode is Mode.TILES:
                self._choose(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._pan(event.position() - self._held)
            self._held = event.position()
        elif self._wiping:
            self._wipe_to(event.position())
        else:
            wipes = self._look.mode is Mode.WIPE
            self.setCursor(Qt.CursorShape.SplitHCursor if wipes else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._held = None
            self.unsetCursor()
        else:
            self._wiping = False

    def _wipe_to(self, at: QPointF) -> None:
        if self._painting.sides:
            room = QRectF(self.rect())
            seen = self._painting.place(room, self.devicePixelRatioF()).intersected(room)
            share = (at.x() - seen.left()) / max(1.0, seen.width())
            self._look.put(round(share * HUNDREDTHS))

    def _choose(self, at: QPointF) -> None:
        for place, room in enumerate(self._rooms()):
            if room.contains(at):
                self.side_requested.emit(place)

    def _pan(self, by: QPointF) -> None:
        if self._painting.sides:
            self.set_framing(self.framing.panned(by, *self._measures()))

    def _rooms(self) -> list[QRectF]:
        """Each of which shows a whole picture."""
        room = QRectF(self.rect())
        if self._look.mode is Mode.TILES and self._painting.sides:
            return self._painting.rooms(room)
        return [room]

    def _measures(self) -> tuple[QSizeF, QSizeF, float]:
        """The picture of A, the room for it, and the screen's pixels to a logical one."""
        sides = self._painting.sides
        picture = size_of(sides[0]) if sides else QSizeF(1, 1)
        return picture, self._rooms()[0].size(), self.devicePixelRatioF()
