"""The dated copies of the library: what each holds, and the way back to one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t

from .confirm_guard import ConfirmGuard
from .labels import wrapped

ABOUT = mark(
    "Your storyboards as they were. Bringing them back keeps a copy of how they are now, and "
    "forgets no take."
)
NONE = mark("There is no backup yet: one is made on every day that the app is used.")
ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class BackupLine:
    """``name`` finds it again; ``when`` and ``holds`` are words."""

    name: str
    when: str
    holds: str


class BackupsDialog(QDialog):
    """``restore_requested`` tells the name of the backup."""

    restore_requested = Signal(str)

    def __init__(self, lines: Sequence[BackupLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Backups"))
        self.list = QListWidget()
        self.list.setSpacing(2)
        self.list.setAccessibleName(t("Backups, the newest first"))
        self.list.setWordWrap(True)
        for line in lines:
            item = QListWidgetItem(f"{line.when}\n{line.holds}")
            item.setData(ID, line.name)
            self.list.addItem(item)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore = self.buttons.addButton(
            t("Bring these storyboards back"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.restore.setEnabled(False)
        self._guard = ConfirmGuard(self, self.restore)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(t(ABOUT) if lines else t(NONE), "muted"))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.buttons)
        self.resize(520, 420)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)

    def _chosen(self) -> None:
        self.restore.setEnabled(bool(self.list.selectedItems()))

    def _accepted(self) -> None:
        for item in self.list.selectedItems():
            self.restore_requested.emit(item.data(ID))
        self.accept()
