"""Files that could not be used, each with its reason and, where there is one, its fix."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import n
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import label, wrapped
from hailuo_desktop.ui.theme import Theme

BAR = 12  # logical pixels: the scroll bar's
TALLEST = 220  # logical pixels: beyond that it scrolls


@dataclass(frozen=True)
class Reject:
    """``fix`` words the one click that would help; empty where none would."""

    id: str
    why: str
    fix: str = ""


class Rejects(QFrame):
    fix_requested = Signal(list)  # ids
    dismissed = Signal()

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self.setAccessibleName("Files that could not be used")
        self._title = label("", "heading")
        self.fix_all = QPushButton("Fix all")
        self.fix_all.clicked.connect(self._fix_all)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName("Dismiss the list")
        self.close_button.setToolTip("Dismiss the list")
        self.close_button.clicked.connect(lambda: self.dismissed.emit())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("What is wrong with each file")
        self._body = QWidget()
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rejects: Sequence[Reject] = ()
        self._lay_out()
        self.set_theme(theme)
        self.show_rejects(())

    def show_rejects(self, rejects: Sequence[Reject]) -> None:
        self._rejects = rejects
        self._title.setText(n("{count} file not used", "{count} files not used", len(rejects)))
        self.fix_all.setVisible(sum(bool(each.fix) for each in rejects) > 1)
        body = self._body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for each in rejects:
            self._add(layout, each)
        layout.addStretch(1)
        self._scroll.setWidget(body)
        # Buttons that come late would be the last ones of the whole window.
        for before, after in pairwise((self._scroll, *self.fix_buttons())):
            QWidget.setTabOrder(before, after)
        self.setVisible(bool(rejects))
        self._fit()

    def fix_buttons(self) -> list[QPushButton]:
        return self._body.findChildren(QPushButton)

    def set_theme(self, theme: Theme) -> None:
        self.close_button.setIcon(self._icons.icon("clear", theme.text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as its sentences need at this width, and no taller."""
        layout = self._body.layout()
        if layout is not None:
            needed = layout.heightForWidth(max(1, self.width() - BAR))
            self._scroll.setFixedHeight(min(TALLEST, needed + 4))

    def _add(self, layout: QVBoxLayout, reject: Reject) -> None:
        words = wrapped(reject.why, "muted")
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        layout.addWidget(words)
        if reject.fix:
            button = QPushButton(reject.fix)
            button.setProperty("role", "chip")
            button.setAccessibleDescription(reject.why)
            button.clicked.connect(lambda: self.fix_requested.emit([reject.id]))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _fix_all(self) -> None:
        self.fix_requested.emit([each.id for each in self._rejects if each.fix])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.fix_all)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._scroll)
