"""A look at the service, line by line as it is taken."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import wrapped
from hailuo_desktop.ui.theme import Theme

ABOUT = mark(
    "Reading what EvoLink says with your key. Nothing is sent that costs anything, and nothing of "
    "yours leaves but the key."
)
MORE = mark(
    "To have one take made, the cheapest there is, and each step of it checked, run "
    "`hailuo-desktop self-check --spend`: it asks before it pays."
)
OK, NOTE, WRONG = "ok", "note", "wrong"
ICONS: Mapping[str, str] = {OK: "completed", NOTE: "warning", WRONG: "failed"}
SIZE = QSize(660, 560)


class ServiceDialog(QDialog):
    """``reveal_requested`` asks for the transcript, once there is one."""

    reveal_requested = Signal()
    copy_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("A look at EvoLink"))
        self._icons, self._theme = icons, theme
        self.verdict = wrapped(t(ABOUT))
        self.lines = QListWidget()
        self.lines.setSpacing(2)
        self.lines.setAccessibleName(t("What was found"))
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setProperty("role", "lines")
        self.more = wrapped(t(MORE), "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = self._button(t("Copy the transcript"))
        self.reveal_button = self._button(t("Show the transcript"))
        self.copy_button.clicked.connect(self.copy_requested)
        self.reveal_button.clicked.connect(self.reveal_requested)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.verdict)
        layout.addWidget(self.lines, 1)
        layout.addWidget(self.more)
        layout.addWidget(self.buttons)
        self.resize(SIZE)

    def add_line(self, state: str, title: str, said: str) -> None:
        """``state`` is one of OK, NOTE and WRONG; said in words for those who see no icon."""
        colours = {OK: self._theme.success, NOTE: self._theme.warning, WRONG: self._theme.danger}
        item = QListWidgetItem(f"{title}\n{said}")
        item.setIcon(self._icons.icon(ICONS[state], colours[state]))
        words = {OK: t("fine"), NOTE: t("note"), WRONG: t("failed")}
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {words[state]}. {said}")
        self.lines.addItem(item)

    def show_verdict(self, sentence: str) -> None:
        self.verdict.setText(sentence)
        for button in (self.copy_button, self.reveal_button):
            button.setEnabled(True)

    def _button(self, text: str) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.setEnabled(False)
        return button
