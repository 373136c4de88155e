"""Why nothing goes on, or what waits for a decision, with the one action that helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.takes import START
from hailuo_desktop.ui.labels import wrapped
from hailuo_desktop.ui.wording import follow

from .later import held_sentence
from .model import QueueModel


class Banner(QWidget):
    """A halt comes first: before it ends, what is queued for later cannot be started."""

    start_requested = Signal(list)  # takes that are queued for later, to go now
    halt_action_requested = Signal()
    told = Signal(str)  # what waits, in words; empty where nothing does
    found_requested = Signal()  # what the service made and no take claims is to be settled

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self._model = model
        self._lasting: float | None = None
        self._halted: tuple[str, str] | None = None  # the sentence, and its action
        self._found = ""
        self._words = wrapped(role="warning")
        self.action = QPushButton()
        self.action.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.action)
        model.counted.connect(self._refresh)
        follow(self, self._refresh)

    def show_halt(self, sentence: str, action: str) -> None:
        self._halted = (sentence, action)
        self._refresh()

    def hide_halt(self) -> None:
        self._halted = None
        self._refresh()

    def show_found(self, sentence: str) -> None:
        """Films without a take wait for a decision; nothing where there are none."""
        self._found = sentence
        self._refresh()

    def show_lasting(self, seconds: float | None) -> None:
        """How long what is queued for later may take once it has started."""
        self._lasting = seconds
        self._refresh()

    def sentence(self) -> str:
        return self._words.text()

    def _act(self) -> None:
        if self._halted is not None:
            self.halt_action_requested.emit()
        elif self._found:
            self.found_requested.emit()
        else:
            self.start_requested.emit([take.id for take in self._model.held()])

    def _refresh(self) -> None:
        held = self._model.held()
        words = held_sentence(held, self._lasting) if held else ""
        found = (self._found, t("Settle…")) if self._found else None
        sentence, action = self._halted or found or (words, t(START.text))
        self._words.setText(sentence)
        self.action.setText(action)
        self.setVisible(bool(sentence))
        self.told.emit(sentence)
