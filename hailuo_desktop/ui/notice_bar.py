"""What there is to say, above everything, for as long as the artist leaves it there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hailuo_desktop.translate import mark
from hailuo_desktop.ui.wording import say

from .icons import Icons
from .labels import wrapped
from .scrolling import Scrolling
from .theme import Theme

TALLEST = 96  # logical pixels: beyond that it scrolls, and leaves the window its room


class NoticeBar(QWidget):
    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._words = wrapped(role="warning")
        self._room = Scrolling(self._words, TALLEST)
        say(self._room, name=mark("Notice"))
        close = mark("Close this notice")
        self.close_button = say(QToolButton(), tip=close, name=close)
        self.close_button.clicked.connect(lambda: self.show_sentence(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self._room, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)
        self.show_sentence("")

    def show_sentence(self, sentence: str) -> None:
        """Plain text; an empty one takes the bar away."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        self._room.updateGeometry()

    def text(self) -> str:
        return self._words.text()

    def set_theme(self, theme: Theme) -> None:
        self.close_button.setIcon(self._icons.icon("clear", theme.text))
