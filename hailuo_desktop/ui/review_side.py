"""Beside the film: the takes of the shot, and all of the one in hand; or posters alone."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QToolButton, QVBoxLayout, QWidget

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.wording import say

from .viewer.take_inspector import TakeInspector
from .viewer.takes_strip import TakesStrip

WIDE, SLIM = 304, 136  # logical pixels at first, with the request and without
ROOM = 220  # logical pixels that the request needs: a narrower side has posters alone
WIDE_WINDOW = 1440  # logical pixels: from there on there is room for both film and request


class ReviewSide(QWidget):
    """``width_wished`` asks for another width: the artist folds the request or brings it back."""

    width_wished = Signal(int)

    def __init__(self, inspector: TakeInspector) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(SLIM)
        self.inspector = inspector
        self.slim = False
        self._strip: TakesStrip | None = None
        self.toggle = QToolButton()
        self.toggle.setArrowType(Qt.ArrowType.LeftArrow)
        self.toggle.setIconSize(QSize(12, 12))
        words = mark("The request of the take, beside the film or folded")
        say(self.toggle, tip=words, name=words)
        self.toggle.clicked.connect(lambda: self.width_wished.emit(WIDE if self.slim else SLIM))
        upper = QWidget()
        self.takes = _column(upper, 0)
        self.takes.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignRight)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setHandleWidth(8)
        self.parts.addWidget(upper)
        self.parts.addWidget(inspector)
        for place in range(self.parts.count()):
            self.parts.setCollapsible(place, False)
        _column(self, 8).addWidget(self.parts)

    def lend(self, strip: TakesStrip | None) -> None:
        """The takes are here, or gone again."""
        self._strip = strip
        self._fit()

    def reset(self) -> None:
        self.parts.setSizes((2, 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.slim = self.width() < ROOM
        self.inspector.setHidden(self.slim)
        arrow = Qt.ArrowType.LeftArrow if self.slim else Qt.ArrowType.RightArrow
        self.toggle.setArrowType(arrow)
        if self._strip is not None:
            self._strip.set_upright(True, posters=self.slim)


def usual_width(window: int) -> int:
    """Of the side in a window of that width: in a small one the film comes first."""
    return WIDE if window >= WIDE_WINDOW else SLIM


def _column(widget: QWidget, margin: int) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(4)
    return layout
