"""Asks for the API key, and says where it will be kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

KEPT = "It is kept in this system's keychain, and sent to EvoLink alone."
NOT_KEPT = (
    "This system has no keychain: the key is kept for this session only, and is to be entered "
    "again next time. It is sent to EvoLink alone."
)
ABOUT = "Paste your EvoLink API key. Keys are made at evolink.ai, under “API keys”."
NOT_ONE = "A key is one word of plain letters, digits and signs, without spaces."


class KeyDialog(QDialog):
    key_entered = Signal(str)
    forget_requested = Signal()

    def __init__(self, kept: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("EvoLink API key")
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText("sk-…")
        self.key.setAccessibleName("API key")
        self.shown = QCheckBox("Show the key")
        self.wrong = _label("")
        self.wrong.setProperty("role", "danger")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        forget = self.buttons.addButton("Forget the key", QDialogButtonBox.ButtonRole.ResetRole)
        self._lay_out(KEPT if kept else NOT_KEPT)
        self.key.textChanged.connect(self._check)
        self.shown.toggled.connect(self._show_key)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        forget.clicked.connect(self._forget)
        self._check()

    def _lay_out(self, where: str) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (_label(ABOUT), self.key, self.shown, self.wrong, _label(where)):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(440)

    def _show_key(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.key.setEchoMode(mode)

    def _check(self) -> None:
        key = self.key.text().strip()
        fine = key.isascii() and key.isprintable() and " " not in key
        self.wrong.setText("" if fine else NOT_ONE)
        self.wrong.setVisible(not fine)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(key) and fine)

    def _accept(self) -> None:
        self.key_entered.emit(self.key.text().strip())
        self.accept()

    def _forget(self) -> None:
        self.forget_requested.emit()
        self.reject()


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
