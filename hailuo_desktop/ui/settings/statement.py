"""Facts with what can be done about them, on a page of settings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hailuo_desktop.ui.labels import label, set_role, wrapped
from hailuo_desktop.ui.shot.flow_layout import FlowLayout

from .part import Part

Verb = tuple[str, Callable[[], object]]  # the words of a button, and what it does


class Statement(Part):
    """Paragraphs in plain text below a heading; ``place``: a path, which can be copied."""

    def __init__(
        self, title: str, *paragraphs: str, place: str = "", verbs: Sequence[Verb] = ()
    ) -> None:
        super().__init__()
        self._title, self._place = title, place
        self.buttons: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(label(title, "heading"))
        self._body = QWidget()
        self.state(*paragraphs, verbs=verbs)

    def state(self, *paragraphs: str, verbs: Sequence[Verb] = ()) -> None:
        """Other paragraphs and buttons, in place of those that there are."""
        self.said = [self._title, *paragraphs, self._place, *(words for words, _ in verbs)]
        self._body.deleteLater()
        self._body = QWidget()
        self.buttons = [_button(words, call) for words, call in verbs]
        self.answer = wrapped()
        self.answer.hide()
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if self._place:
            layout.addWidget(_place(self._place, self._title))
        for paragraph in paragraphs:
            layout.addWidget(wrapped(paragraph, "muted"))
        if verbs:
            row = FlowLayout(8, 8)
            for button in self.buttons:
                row.addWidget(button)
            layout.addLayout(row)
        layout.addWidget(self.answer)
        self._layout.addWidget(self._body)

    def say(self, sentence: str, role: str = "") -> None:
        """What came of it, below everything; an empty sentence takes it away."""
        set_role(self.answer, role)
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))


def _button(words: str, call: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: call())
    return button


def _place(path: str, title: str) -> QLabel:
    place = wrapped(path)
    place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    place.setAccessibleName(f"{title}: {path}")
    return place
