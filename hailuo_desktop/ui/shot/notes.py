"""Notes of the artist about a shot: for people alone, never sent."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from hailuo_desktop.domain.edit import Edit
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.wording import say

from .difference import difference
from .highlighter import document_text
from .undo_keys import is_undo
from .utf16 import units

LINES = 3


class Notes(QPlainTextEdit):
    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        say(
            self,
            name=mark("Notes"),
            hint=mark("For you and your team: dialogue, action, sound. Never sent."),
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # one history for the whole board, as with the prompt
        self.textChanged.connect(self._changed)
        self.button = _button()
        self.button.toggled.connect(self._opened)
        self.hide()

    def show_notes(self, notes: str, fresh: bool) -> None:
        """Without telling of it again. ``fresh`` text is another shot's; else the cursor goes to
        where the text differs."""
        self.button.setChecked(bool(notes) or self.hasFocus())
        before, shown = document_text(self.document()), notes.replace("\r\n", "\n")
        with QSignalBlocker(self):
            if fresh:
                self.setPlainText(shown)
            elif shown != before:
                self._replace(before, difference(before, shown))

    def event(self, e: QEvent) -> bool:
        if is_undo(e):
            e.ignore()  # Qt would keep the keys of a history that is switched off
            return False
        return super().event(e)

    def _replace(self, text: str, edit: Edit) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text, edit.start))
        cursor.setPosition(units(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _opened(self, shown: bool) -> None:
        self.setVisible(shown)
        if shown and self.button.hasFocus():
            self.setFocus()

    def _changed(self) -> None:
        self.written.emit(document_text(self.document()))


def _button() -> QPushButton:
    """Opens the field: empty notes would only take room from the prompt."""
    button = QPushButton()
    say(button, mark("Notes"), tip=mark("Notes for you and your team, never sent"))
    button.setCheckable(True)
    button.setProperty("role", "chip")
    return button
