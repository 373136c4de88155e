"""A sentence with its glyph, where it belongs: a refusal, a warning, or a word of explanation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hailuo_desktop.translate import Marked, n
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, set_role, wrapped
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

_SIDE = 16  # logical pixels
_ROLES = {"error": "danger", "warning": "warning", "info": "muted"}


@dataclass(frozen=True)
class Line:
    """``kind`` is error, warning or info; ``mend`` is what a click on ``fix`` does."""

    kind: str
    sentence: str
    fix: str = ""
    mend: Callable[[], None] | None = None


class Notice(QWidget):
    """One line; hidden while it has nothing to say."""

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._line = Line("info", "")
        self._glyph = QLabel()
        self._glyph.setFixedSize(_SIDE, _SIDE + 2)
        self._words = wrapped()
        self._words.setFont(_smaller(self._words.font()))
        # As wide as it is given: a sentence must not hold the panel open.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._fix = QPushButton()
        self._fix.setProperty("role", "chip")
        self._fix.clicked.connect(self._mend)
        self._lay_out()
        self.show_line(self._line)

    def show_line(self, line: Line) -> None:
        self._line = line
        self._words.setText(line.sentence)
        set_role(self._words, _ROLES[line.kind])
        self._fix.setText(line.fix)
        self._fix.setAccessibleDescription(line.sentence)
        self._fix.setVisible(line.mend is not None)
        self._draw()
        self.setVisible(bool(line.sentence))

    def text(self) -> str:
        return self._line.sentence

    def kind(self) -> str:
        return self._line.kind

    @property
    def fix_button(self) -> QPushButton:
        return self._fix

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw()

    def _mend(self) -> None:
        if self._line.mend is not None:
            self._line.mend()

    def _draw(self) -> None:
        colors = {
            "error": self._theme.danger,
            "warning": self._theme.warning,
            "info": self._theme.muted,
        }
        dpr = self.devicePixelRatioF()
        color = colors[self._line.kind]
        self._glyph.setPixmap(self._icons.pixmap(self._line.kind, _SIDE, color, dpr))

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._glyph, 0, top)
        layout.addWidget(self._words, 1, top)
        layout.addWidget(self._fix, 0, top)


def _smaller(font: QFont) -> QFont:
    font.setPointSizeF(font.pointSizeF() * 0.92)
    return font


class Notices(QWidget):
    """The lines that belong to one place; the first few, and how many more there are."""

    MOST = 3

    def __init__(self, name: Marked, icons: Icons, theme: Theme) -> None:
        super().__init__()
        say(self, name=name)
        self._notices = [Notice(icons, theme) for _ in range(self.MOST)]
        self._more = label(role="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (*self._notices, self._more):
            layout.addWidget(widget)
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line]) -> None:
        empty = Line("info", "")
        for place, notice in enumerate(self._notices):
            notice.show_line(lines[place] if place < len(lines) else empty)
        left = len(lines) - self.MOST
        self._more.setText(n("and {count} more", "and {count} more", left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(lines))

    def texts(self) -> list[str]:
        return [notice.text() for notice in self._notices if notice.text()]

    def notice(self, place: int) -> Notice:
        return self._notices[place]

    def set_theme(self, theme: Theme) -> None:
        for notice in self._notices:
            notice.set_theme(theme)
