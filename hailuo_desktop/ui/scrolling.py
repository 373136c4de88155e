"""What is as tall as it needs to be while there is room, and scrolls where there is not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """``tallest`` is in logical pixels; whoever changes the body calls ``updateGeometry``."""

    def __init__(self, body: QWidget, tallest: int | None = None) -> None:
        super().__init__()
        self.body = body
        self._tallest = tallest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(arg__1)

    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(arg__1)

    def _fit(self) -> None:
        """Only what scrolls takes the keys. A bar that is there narrows the words: by itself it
        would stay, where without it there was room for them."""
        room = self.maximumViewportSize()
        scrolls = self.body.heightForWidth(room.width()) > room.height()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        edges = 2 * self.frameWidth()
        needed = self.body.heightForWidth(arg__1 - edges) + edges
        return needed if self._tallest is None else min(self._tallest, needed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth(), self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
