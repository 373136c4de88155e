"""Culling: one undecided take after the other has the whole window, until all have had a word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.actions.action import Action
from hailuo_desktop.ui.actions.films import KEEP, NEXT_TAKE, PREVIOUS_TAKE
from hailuo_desktop.ui.actions.marks import NEXT_SHOT, REJECT, STARS
from hailuo_desktop.ui.key_words import keys_told
from hailuo_desktop.ui.labels import label
from hailuo_desktop.ui.wording import follow, say

from .viewer import Viewer

KEYS: tuple[tuple[Sequence[Action], Marked], ...] = (
    ((KEEP,), mark("{keys} keep")),
    ((REJECT,), mark("{keys} reject")),
    (STARS[1:], mark("{keys} stars")),
    ((NEXT_SHOT,), mark("{keys} pass over")),
    ((PREVIOUS_TAKE, NEXT_TAKE), mark("{keys} go back and forth")),
)
END = mark("Esc end")


class CullPage(QWidget):
    """``left``: Esc, or the button. The viewer is lent to it while it is seen."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        say(self, name=mark("Culling"))
        self.counter = label(role="title")
        self.take = label(role="heading")
        self.marks = label(role="muted")
        self.keys = label(role="muted")
        follow(self.keys, lambda: self.keys.setText(hint()))
        self.end = say(QPushButton(), mark("End culling"))
        self.end.clicked.connect(lambda: self.left.emit())
        # Out of sight: the takes of one shot are not what is gone through here.
        self._shelf = QWidget(self)
        self._shelved = QVBoxLayout(self._shelf)
        self._shelf.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._bar())

    def lend(self, viewer: Viewer) -> None:
        viewer.lend_takes(self._shelved)
        self._rows.insertWidget(0, viewer, 1)
        viewer.show()

    def show_take(self, place: int, count: int, title: str, marks: str) -> None:
        """``place`` counts from 1; ``marks`` is what has been said of the take already."""
        self.counter.setText(t("{place} of {count}", place=place, count=count))
        self.take.setText(title)
        self.marks.setText(marks)
        words = t("{place} of {count}: {take}", place=place, count=count, take=title)
        self.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(16)
        for widget in (self.counter, self.take, self.marks):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.keys)
        row.addWidget(self.end)
        return bar


def hint() -> str:
    """What the keys of now do here; what has no key is not spoken of."""
    told = [(keys_told(actions), words) for actions, words in KEYS]
    return " · ".join([*(t(words, keys=keys) for keys, words in told if keys), t(END)])
