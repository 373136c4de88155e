"""What is as tall as it needs to be while there is room, and scrolls where there is not."""

from PySide6.QtCore import QSize, Qt
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
        """Only what scrolls takes the keys."""
        super().resizeEvent(arg__1)
        scrolls = self.body.heightForWidth(self.viewport().width()) > self.height()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        needed = self.body.heightForWidth(arg__1)
        return needed if self._tallest is None else min(self._tallest, needed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth(), self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
