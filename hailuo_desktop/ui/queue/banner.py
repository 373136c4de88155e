"""Why nothing goes on, above the list, with the one action that lets it go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.takes import START
from hailuo_desktop.ui.labels import wrapped

from .later import held_sentence
from .model import QueueModel


class Banner(QWidget):
    """A halt comes first: before it ends, what is queued for later cannot be started."""

    start_requested = Signal(list)  # takes that are queued for later, to go now
    halt_action_requested = Signal()

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self._model = model
        self._lasting: float | None = None
        self._halted: tuple[str, str] | None = None  # the sentence, and its action
        self._words = wrapped(role="warning")
        self.action = QPushButton()
        self.action.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.action)
        model.counted.connect(self._refresh)
        self._refresh()

    def show_halt(self, sentence: str, action: str) -> None:
        self._halted = (sentence, action)
        self._refresh()

    def hide_halt(self) -> None:
        self._halted = None
        self._refresh()

    def show_lasting(self, seconds: float | None) -> None:
        """How long what is queued for later may take once it has started."""
        self._lasting = seconds
        self._refresh()

    def sentence(self) -> str:
        return self._words.text()

    def _act(self) -> None:
        if self._halted is None:
            self.start_requested.emit([take.id for take in self._model.held()])
        else:
            self.halt_action_requested.emit()

    def _refresh(self) -> None:
        held = self._model.held()
        words = held_sentence(held, self._lasting) if held else ""
        sentence, action = self._halted or (words, t(START.text))
        self._words.setText(sentence)
        self.action.setText(action)
        self.setVisible(bool(sentence))
