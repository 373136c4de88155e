"""Asks for the API key, tries it when asked to, and says where it will be kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t

from .confirm_guard import ConfirmGuard
from .labels import set_role, wrapped

KEPT = mark("It is kept in this system's keychain, and sent to EvoLink alone.")
NOT_KEPT = mark(
    "This system has no keychain: the key is kept for this session only, and is to be entered "
    "again next time. It is sent to EvoLink alone."
)
ABOUT = mark("Paste your EvoLink API key. Keys are made at evolink.ai, under “API keys”.")
NOT_ONE = mark("A key is one word of plain letters, digits and signs, without spaces.")
TRYING = mark("Asking EvoLink…")
FOUND = mark("The keychain has a key meanwhile. What you enter here takes its place.")


class KeyDialog(QDialog):
    """``test_requested`` is answered with ``show_answer``."""

    key_entered = Signal(str)
    test_requested = Signal(str)
    forget_requested = Signal()

    def __init__(self, kept: bool, why: str = "", parent: QWidget | None = None) -> None:
        """``why`` says what cannot go on without a key, or with the one there is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("EvoLink API key"))
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText("sk-…")
        self.key.setAccessibleName(t("API key"))
        self.shown = QCheckBox(t("Show the key"))
        self.test = QPushButton(t("Test"))
        self.test.setToolTip(t("Ask EvoLink for the balance with this key: it costs nothing"))
        self.test.setAutoDefault(False)
        self.answer = wrapped()
        self._asked = ""
        self._needed = bool(why)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(t("Use this key"))
        self.forget = self.buttons.addButton(
            t("Forget the key"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.forget.setAutoDefault(False)
        self._guard = ConfirmGuard(self, self.forget, enter=False)
        self._lay_out(why, t(KEPT) if kept else t(NOT_KEPT))
        self.key.textChanged.connect(self._check)
        self.shown.toggled.connect(self._show_key)
        self.test.clicked.connect(self._test)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.forget.clicked.connect(self._forget)
        self._check()

    def show_answer(self, key: str, works: bool, sentence: str) -> None:
        """What EvoLink says to the key; nothing where another stands there by now."""
        if key == self._asked == self._key():
            self._say("success" if works else "danger", sentence)

    def found(self) -> None:
        """The keychain has answered after all: nobody needs to enter what is there."""
        if self._needed and not self._key():
            self.reject()
        else:
            self._say("muted", t(FOUND))

    def _lay_out(self, why: str, where: str) -> None:
        row = QHBoxLayout()
        row.addWidget(self.key, 1)
        row.addWidget(self.test)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        if why:
            layout.addWidget(wrapped(why, "warning"))
        layout.addWidget(wrapped(t(ABOUT)))
        layout.addLayout(row)
        for widget in (self.shown, self.answer, wrapped(where, "muted")):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(480)

    def _key(self) -> str:
        """As it was meant: what is copied often brings spaces or line ends along."""
        return self.key.text().strip()

    def _show_key(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.key.setEchoMode(mode)

    def _check(self) -> None:
        key = self._key()
        fine = key.isascii() and key.isprintable() and " " not in key
        self._say("danger", "" if fine else t(NOT_ONE))
        self._asked = ""
        self.test.setEnabled(bool(key) and fine)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(key) and fine)

    def _say(self, role: str, sentence: str) -> None:
        set_role(self.answer, role)
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))

    def _test(self) -> None:
        self._asked = self._key()
        self._say("muted", t(TRYING))
        self.test_requested.emit(self._asked)

    def _accept(self) -> None:
        self.key_entered.emit(self._key())
        self.accept()

    def _forget(self) -> None:
        self.forget_requested.emit()
        self.reject()
