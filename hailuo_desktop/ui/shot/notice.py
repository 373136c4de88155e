"""A sentence with its glyph, where it belongs: a refusal, a warning, or a word of explanation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.theme import Theme

from .plain import label, set_role, wrapped

_SIDE = 16
_ROLES = {"error": "danger", "warning": "warning", "info": "muted"}


class Notice(QWidget):
    """Hidden while it has nothing to say; ``kind`` is error, warning or info."""

    def __init__(self, icons: Icons, theme: Theme, kind: str) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._kind = kind
        self._glyph = QLabel()
        self._words = wrapped(role=_ROLES[kind])
        self._fix = QPushButton()
        self._fix.setProperty("role", "quiet")
        self._mend: Callable[[], None] | None = None
        self._fix.clicked.connect(self._mended)
        self._lay_out()
        self.say("")

    def say(self, sentence: str, fix: str = "", mend: Callable[[], None] | None = None) -> None:
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self._mend = mend
        self._fix.setText(fix)
        self._fix.setAccessibleName(f"{fix}: {sentence}" if fix else "")
        self._fix.setVisible(mend is not None)
        self._draw()
        self.setVisible(bool(sentence))

    def show_kind(self, kind: str) -> None:
        self._kind = kind
        set_role(self._words, _ROLES[kind])
        self._draw()

    def text(self) -> str:
        return self._words.text()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw()
