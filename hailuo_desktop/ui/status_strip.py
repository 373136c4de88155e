"""A line at the foot of the window: how the queue stands, and what waits for the artist."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.queue.model import QueueModel
from hailuo_desktop.ui.shot.elided import Elided
from hailuo_desktop.ui.wording import follow, say


class StatusStrip(QFrame):
    """``decide_requested``: the artist goes where decisions are made."""

    decide_requested = Signal()

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self._model = model
        self._counts = self._waiting = ""
        self.setProperty("role", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say(self, name=mark("State of the queue"))
        self.words = Elided("muted", Qt.TextElideMode.ElideRight)
        self.decision = Elided("warning", Qt.TextElideMode.ElideRight)
        self.decide = say(QPushButton(), mark("Decide…"))
        self.decide.setProperty("role", "quiet")
        self.decide.clicked.connect(lambda: self.decide_requested.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.decision, 1)
        layout.addWidget(self.decide)
        model.counted.connect(self._refresh)
        follow(self, self._refresh)

    def show_counts(self, words: str) -> None:
        """As the head of the queue has them."""
        self._counts = words
        self._refresh()

    def show_waiting(self, sentence: str) -> None:
        """What stands still, or waits for a decision, as the queue's banner has it."""
        self._waiting = sentence
        self._refresh()

    def _refresh(self) -> None:
        self.words.show_text(self._counts or t("Nothing in the queue"))
        decision = self._next_decision()
        self.decision.show_text(decision)
        self.decision.setVisible(bool(decision))
        self.decide.setVisible(bool(decision))

    def _next_decision(self) -> str:
        """What may have been charged comes first: each day makes it harder to settle."""
        if uncertain := self._model.uncertain():
            return n(
                "{count} take may be charged: look at it",
                "{count} takes may be charged: look at them",
                len(uncertain),
            )
        return self._waiting
