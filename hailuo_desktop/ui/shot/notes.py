"""Notes of the artist, about a shot or a take: for people alone, never sent."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from hailuo_desktop.domain.edit import Edit
from hailuo_desktop.translate import Marked, mark
from hailuo_desktop.ui.wording import say

from .difference import difference
from .highlighter import document_text
from .undo_keys import is_undo
from .utf16 import units

LINES = 3


class NoteField(QPlainTextEdit):
    """Its history is the board's; ``written`` tells of every change."""

    written = Signal(str)

    def __init__(self, name: Marked, hint: Marked) -> None:
        super().__init__()
        say(self, name=name, hint=hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # one history for the whole board, as with the prompt
        self.textChanged.connect(self._changed)

    def show_notes(self, notes: str, fresh: bool) -> None:
        """Without telling of it again. ``fresh`` text is another's; else the cursor goes to where
        the text differs."""
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

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _replace(self, text: str, edit: Edit) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text, edit.start))
        cursor.setPosition(units(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        self.written.emit(document_text(self.document()))


class Notes(NoteField):
    """Those of a shot, behind a button while there are none."""

    def __init__(self) -> None:
        super().__init__(
            mark("Notes"), mark("For you and your team: dialogue, action, sound. Never sent.")
        )
        self.button = _button()
        self.button.toggled.connect(self._opened)
        self.hide()

    def show_notes(self, notes: str, fresh: bool) -> None:
        self.button.setChecked(bool(notes) or self.hasFocus())
        super().show_notes(notes, fresh)

    def _opened(self, shown: bool) -> None:
        self.setVisible(shown)
        if shown and self.button.hasFocus():
            self.setFocus()


def _button() -> QPushButton:
    """Opens the field: empty notes would only take room from the prompt."""
    button = QPushButton()
    say(button, mark("Notes"), tip=mark("Notes for you and your team, never sent"))
    button.setCheckable(True)
    button.setProperty("role", "chip")
    return button
