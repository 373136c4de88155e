"""A newer release, and what may be done about it: nothing is downloaded from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import t
from hailuo_desktop.ui.labels import naming, set_role, wrapped


class UpdateDialog(QDialog):
    """``open_requested`` asks for the page of the release, ``skip_requested`` for silence."""

    open_requested = Signal()
    skip_requested = Signal()

    def __init__(
        self, version: str, here: str, notes: str, sha256: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Hailuo Desktop {version}", version=version))
        self.notes = QPlainTextEdit(notes)
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName(t("What is new"))
        self.notes.setVisible(bool(notes))
        self.sum = QLineEdit(sha256)
        self.sum.setReadOnly(True)
        self.sum.setAccessibleName(t("SHA-256 of the download"))
        self.sum.setCursorPosition(0)
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.open_button = self.buttons.addButton(t("Open its page"), role.AcceptRole)
        set_role(self.open_button, "primary")
        self.skip_button = self.buttons.addButton(t("Skip this version"), role.DestructiveRole)
        self.later = self.buttons.addButton(t("Later"), role.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        said = t("Hailuo Desktop {version} is there. You have {here}.", version=version, here=here)
        layout.addWidget(wrapped(said, "heading"))
        layout.addWidget(self.notes, 1)
        layout.addWidget(naming(self.sum, t("SHA-256 of the download"), "muted"))
        layout.addWidget(self.sum)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(560)
        self.buttons.accepted.connect(self._open)
        self.skip_button.clicked.connect(self._skip)
        self.buttons.rejected.connect(self.reject)

    def _open(self) -> None:
        self.open_requested.emit()
        self.accept()

    def _skip(self) -> None:
        self.skip_requested.emit()
        self.reject()
