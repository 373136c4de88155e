"""What there is to say, above everything, for as long as the artist leaves it there."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QWidget

from .icons import Icons
from .shot.plain import wrapped
from .theme import Theme

TALLEST = 96  # logical pixels: beyond that it scrolls, and leaves the window its room


class NoticeBar(QWidget):
    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._words = wrapped(role="warning")
        self._words.setAccessibleName("Notice")
        self._room = _Room(self._words)
        self.close_button = QToolButton()
        self.close_button.setToolTip("Close this notice")
        self.close_button.setAccessibleName("Close this notice")
        self.close_button.clicked.connect(lambda: self.say(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self._room, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)
        self.say("")

    def say(self, sentence: str) -> None:
        """Plain text; an empty one takes the bar away."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        self._room.updateGeometry()

    def text(self) -> str:
        return self._words.text()

    def set_theme(self, theme: Theme) -> None:
        self.close_button.setIcon(self._icons.icon("clear", theme.text))


class _Room(QScrollArea):
    """As tall as the words need at its width, and no taller than there is room for."""

    def __init__(self, words: QWidget) -> None:
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(words)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        """Only what scrolls takes the keys."""
        super().resizeEvent(arg__1)
        scrolls = self._words.heightForWidth(self.viewport().width()) > TALLEST
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return min(TALLEST, self._words.heightForWidth(arg__1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth(), self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
