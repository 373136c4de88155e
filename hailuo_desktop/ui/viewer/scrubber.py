"""The bar beneath a film: a step is a frame, and the part from in to out stands out."""

from PySide6.QtCore import QElapsedTimer, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .points import WHOLE, Points

HANDLE = 14  # logical pixels, with its border: as the style sheet has it
BAND, POST = 3, 2
SECOND = 1000  # milliseconds


class Scrubber(QSlider):
    """A slider that goes where it is clicked; its values are numbers of pictures."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.theme = theme
        self._points = WHOLE
        self._frame = 0
        self._told = QElapsedTimer()
        self.sliderMoved.connect(self._held)
        say(self, name=mark("Position in the film"))
        # Its own arrows would go by tenths; the viewer's go by frames.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def points(self) -> Points:
        return self._points

    def show_frame(self, frame: int, running: bool = False) -> None:
        """While the film runs, its place is painted, and told only once a second: a value that
        changes with each picture would flood whoever listens."""
        self._frame = frame
        if not running or not self._told.isValid() or self._told.elapsed() >= SECOND:
            self.rest()
        else:
            self.update()

    def rest(self) -> None:
        """The place that is shown is the value."""
        self._told.start()
        self.setValue(self._frame)

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        super().initStyleOption(option)
        if not self.isSliderDown():
            option.sliderPosition = option.sliderValue = self._frame

    def show_points(self, points: Points) -> None:
        self._points = points
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._frame = self._value_at(event.position().x())
        self.setValue(place)
        self.sliderMoved.emit(place)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._points == WHOLE or self.maximum() == 0:
            return
        first, last = self._points.within(self.maximum())
        left, right = self._place(first), self._place(last)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.warning)
        painter.drawRect(QRectF(left, 0, max(float(POST), right - left), BAND))
        for place in (left, right):
            painter.drawRect(QRectF(place - POST / 2, 0, POST, self.height()))

    def _held(self, frame: int) -> None:
        self._frame = frame

    def _place(self, number: int) -> float:
        """Where the middle of the handle stands for that number."""
        room = self.width() - HANDLE
        return HANDLE / 2 + room * number / max(1, self.maximum())

    def _value_at(self, across: float) -> int:
        room = max(1, self.width() - HANDLE)
        return QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(across - HANDLE / 2), room
        )
