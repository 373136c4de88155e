"""A text to be read and copied, to the letter, whatever is in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import t
from hailuo_desktop.ui.labels import wrapped

SIZE = QSize(760, 520)


class TextDialog(QDialog):
    """``about`` stands above the text; ``reveal_requested`` asks for the file it comes from."""

    reveal_requested = Signal()

    def __init__(
        self, title: str, about: str, *, file: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.about = wrapped(about)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(title)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = self._button(t("Copy"))
        self.copy_button.clicked.connect(self.copy)
        self.reveal_button = self._button(t("Show the file"))
        self.reveal_button.setVisible(file)
        self.reveal_button.clicked.connect(self.reveal_requested)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.about)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.buttons)
        self.column = layout
        self.resize(SIZE)

    def show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.copy_button.setEnabled(bool(text))

    def copy(self) -> None:
        """What is marked, or else all of it."""
        marked = self.text.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(marked or self.text.toPlainText())

    def _button(self, text: str) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button
