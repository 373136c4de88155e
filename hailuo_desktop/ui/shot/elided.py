"""One line that gives way when there is no room, and is whole in its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from hailuo_desktop.ui.labels import tip


class Elided(QLabel):
    """``describes``: the widget that it says something of, to a screen reader, too."""

    def __init__(self, role: str, mode: Qt.TextElideMode, describes: QWidget | None = None) -> None:
        super().__init__()
        self._describes = describes
        self._whole = self._short = ""
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def show_text(self, text: str, short: str = "") -> None:
        """``short`` stands for the text where that has no room; without it, the text is cut."""
        self._whole, self._short = text, short
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        if self._describes is not None:
            self._describes.setAccessibleDescription(text)
        self._fit()

    def sizeHint(self) -> QSize:
        """Of the whole line, so that it comes back when there is room again."""
        margins = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        width = self.fontMetrics().horizontalAdvance(self._whole) + max(margins, 2)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self._whole) <= self.width()
        text = self._whole if fits else self._short or self._whole
        self.setText(metrics.elidedText(text, self._mode, self.width()))
