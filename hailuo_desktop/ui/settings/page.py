"""The parts of one page, one below the other; a search leaves those that it finds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hailuo_desktop.ui.folding import folded
from hailuo_desktop.ui.labels import label

from .part import Part


class SettingsPage(QScrollArea):
    def __init__(self, title: str, parts: Sequence[Part]) -> None:
        super().__init__()
        self.title = title
        self.parts = parts
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(4, 0, 12, 0)
        layout.setSpacing(20)
        layout.addWidget(label(title, "title"))
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(body)

    def minimumSizeHint(self) -> QSize:
        """As wide as its parts need in any language: it scrolls down alone."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._body.minimumSizeHint().width() + bar, 120)

    def show_found(self, text: str) -> int:
        """Show what every word of the text is found in; how many parts that are."""
        words = folded(text).split()
        whole = all(word in folded(self.title) for word in words)
        found = 0
        for part in self.parts:
            known = folded(f"{self.title} {' '.join(part.said)}")
            shown = whole or all(word in known for word in words)
            part.setVisible(shown)
            part.narrow(() if whole else words)
            found += shown
        return found
