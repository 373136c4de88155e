"""The prompt: plain text in which the camera is directed, with findings and their fixes."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolTip, QWidget

from hailuo_desktop.domain.collation import plain
from hailuo_desktop.domain.edit import Edit
from hailuo_desktop.domain.lint import Lint, lint
from hailuo_desktop.domain.words import lint_sentence
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.theme import Theme
from hailuo_desktop.ui.wording import say

from .completer import CommandCompleter
from .difference import difference, together
from .findings import fix_words
from .highlighter import PromptHighlighter, document_text
from .image_source import sources_of
from .undo_keys import is_undo
from .utf16 import points, units

TYPED = "typing"  # what goes on letter by letter, and is undone in one step
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class PromptEditor(QPlainTextEdit):
    """Positions given and taken are code points, as in the domain."""

    send_requested = Signal()
    # By the artist, not by show_prompt; TYPED, or empty for what is a step of its own.
    prompt_changed = Signal(str, str)
    images_pasted = Signal(object)  # tuple[ImageSource, ...]: not text, so for the slots

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._showing = False
        self._step = False  # whether what changes now is one action, not typing
        self._findings: tuple[Lint, ...] = ()
        hint = mark("What happens, in order. Type [ for a camera command.")
        say(self, name=mark("Prompt"), hint=hint)
        self.setTabChangesFocus(True)
        # One history for the whole board, which also knows of frames and settings.
        self.setUndoRedoEnabled(False)
        self._highlighter = PromptHighlighter(self.document(), theme)
        self.completer = CommandCompleter(
            self, lambda: (self.prompt(), self.position()), self.apply, icons, theme
        )
        self.textChanged.connect(self._text_changed)

    def set_theme(self, theme: Theme) -> None:
        self._highlighter.set_theme(theme)
        self.completer.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(240, 4 * self.fontMetrics().lineSpacing() + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 3 * self.fontMetrics().lineSpacing() + 16)

    # What it holds

    def prompt(self) -> str:
        return self._known

    def position(self) -> int:
        return points(self._known, self.textCursor().position())

    def findings(self) -> tuple[Lint, ...]:
        return self._findings

    def show_prompt(self, prompt: str, fresh: bool) -> None:
        """``fresh`` text is another shot's; else the cursor goes to where the text differs."""
        shown = prompt.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
        self._showing = True
        if fresh:
            self.setPlainText(shown)
        elif shown != self._known:
            self.apply(difference(self._known, shown))
            self.ensureCursorVisible()
        self._showing = False

    def apply(self, edit: Edit, keep_at: int | None = None) -> None:
        """Make the edit as one step; typing goes on after it, or at ``keep_at``."""
        text = self._known
        after = edit.apply(text)
        if after == text:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text, edit.start))
        cursor.setPosition(units(text, edit.end), QTextCursor.MoveMode.KeepAnchor)
        self._step = True
        cursor.insertText(edit.text)
        self._step = False
        cursor.setPosition(units(after, edit.cursor if keep_at is None else keep_at))
        self.setTextCursor(cursor)

    def fix(self, *found: Lint) -> None:
        """Mend them, all in one step."""
        edits = [each.fix for each in found if each.fix and each in self._findings]
        if edits:
            self.apply(edits[0] if len(edits) == 1 else together(self._known, edits))

    def finding_at(self, position: int) -> Lint | None:
        here = [each for each in self._findings if each.start <= position <= each.end]
        return min(here, key=lambda each: each.end - each.start, default=None)

    def select(self, found: Lint) -> None:
        """Bring a finding before the eye."""
        cursor = self.textCursor()
        cursor.setPosition(units(self._known, found.start))
        cursor.setPosition(units(self._known, found.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def _text_changed(self) -> None:
        text = document_text(self.document())
        if text == self._known:  # the highlighter touches formats, which Qt calls a change too
            return
        self._known = text
        self._findings = tuple(lint(text))
        self._highlighter.refresh()
        if not self._showing:
            self.prompt_changed.emit(text, "" if self._step else TYPED)

    # Keys, mouse and clipboard

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()  # Qt would keep the keys of a history that is switched off
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completer.takes(event):
            event.ignore()
        elif event.key() in _ENTER and event.modifiers() & _CTRL:
            if not event.isAutoRepeat():  # held down, it is still one wish, paid for once
                self.send_requested.emit()
        elif event.key() in _ENTER and event.modifiers() & _ALT:
            self._fix_here()
        else:
            super().keyPressEvent(event)
            self.completer.follow(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is being composed hangs in the air: nothing is offered for it, and Enter is the
        input method's. What it commits is followed as if it had been typed."""
        super().inputMethodEvent(event)
        if event.preeditString():
            self.completer.close()
        elif event.commitString() or self.completer.list.isVisible():
            self.completer.follow_text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.completer.close()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self, at: QPoint) -> QMenu:
        """The usual entries, below the fix of the finding there, where it has one."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):  # the Edit menu's
                menu.removeAction(action)
        found = self._finding_under(at)
        if found is not None and found.fix is not None and menu.actions():
            first = menu.actions()[0]
            action = menu.addAction(fix_words(found), lambda: self.fix(found))
            menu.insertAction(first, action)
            menu.insertSeparator(first)
        return menu

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat("text/plain") or bool(sources_of(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        images = () if source.hasFormat("text/plain") else sources_of(source)
        if images:
            self.images_pasted.emit(images)
        elif source.hasFormat("text/plain"):
            text = plain(source.text()).replace("\r\n", "\n").replace("\r", "\n")
            self._step = True
            self.textCursor().insertText(text)
            self._step = False
            self.ensureCursorVisible()

    def _show_tip(self, event: QHelpEvent) -> None:
        found = self._finding_under(event.pos())
        if found is None:
            QToolTip.hideText()
            return
        more = [t("Alt+Enter mends it.")] if found.fix is not None else []
        words = "\n".join([lint_sentence(found), *more])
        QToolTip.showText(event.globalPos(), tip(words), self)

    def _finding_under(self, at: QPoint) -> Lint | None:
        cursor = self.cursorForPosition(at)
        return self.finding_at(points(self._known, cursor.position()))

    def _fix_here(self) -> None:
        here = self.finding_at(self.position())
        mendable = [each for each in self._findings if each.fix is not None]
        if here is not None and here.fix is not None:
            self.fix(here)
        elif mendable:
            self.fix(mendable[0])
