"""One to five stars; a click on the last one that is lit takes them all off."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hailuo_desktop.domain.mark_words import stars_words
from hailuo_desktop.domain.marks import MOST_STARS
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.action_set import with_key
from hailuo_desktop.ui.actions.marks import STARS
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import follow, say

SIDE = 16


class StarBar(QWidget):
    rated = Signal(int)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._stars = 0
        say(self, name=mark("Stars"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.buttons = [self._button(number) for number in range(1, MOST_STARS + 1)]
        for button in self.buttons:
            layout.addWidget(button)
        follow(self, self._word)
        self.show_stars(0)

    def show_stars(self, stars: int) -> None:
        self._stars = stars
        for number, button in enumerate(self.buttons, start=1):
            lit = number <= stars
            color = self._theme.text if lit else self._theme.faint
            button.setIcon(self._icons.icon("star-on" if lit else "star", color))
        self.setAccessibleDescription(stars_words(stars))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.show_stars(self._stars)

    def _word(self) -> None:
        for number, button in enumerate(self.buttons, start=1):
            words = stars_words(number)
            button.setAccessibleName(words)
            button.setToolTip(with_key(words, STARS[number]))
        self.setAccessibleDescription(stars_words(self._stars))

    def _button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "star")
        button.setIconSize(QSize(SIDE, SIDE))
        button.clicked.connect(lambda: self.rated.emit(0 if number == self._stars else number))
        return button
