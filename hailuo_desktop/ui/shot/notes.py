"""Notes of the artist about a shot: for people alone, never sent."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

LINES = 3


class Notes(QPlainTextEdit):
    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Notes")
        self.setPlaceholderText("For you and your team: dialogue, action, sound. Never sent.")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._changed)
        self.button = _button()
        self.button.toggled.connect(self._opened)
        self.hide()

    def show_notes(self, notes: str) -> None:
        """Without telling of it again; the cursor stays where the text stays."""
        self.button.setChecked(bool(notes) or self.hasFocus())
        if notes != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(notes)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _opened(self, shown: bool) -> None:
        self.setVisible(shown)
        if shown and self.button.hasFocus():
            self.setFocus()

    def _changed(self) -> None:
        self.written.emit(self.toPlainText())


def _button() -> QPushButton:
    """Opens the field: empty notes would only take room from the prompt."""
    button = QPushButton("Notes")
    button.setCheckable(True)
    button.setProperty("role", "chip")
    button.setToolTip("Notes for you and your team, never sent")
    return button
