"""All settings by pages: found by a word, applied at once, undone one by one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.labels import label, line_size
from hailuo_desktop.ui.paged import lay_out_pages
from hailuo_desktop.ui.shot.undo_keys import LeavesUndo

from .page import SettingsPage
from .part import Part

SIZE = QSize(860, 600)  # logical pixels
NOTHING = mark("No setting has all of these words. Try a shorter one.")
Get = Callable[[str], object]
Put = Callable[[str, object], str]
Pages = Sequence[tuple[str, Sequence[Part]]]


class SettingsDialog(QDialog):
    """``get`` gives a setting's value by name; ``put`` keeps one, or says why that cannot be."""

    def __init__(self, pages: Pages, get: Get, put: Put, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Settings"))
        self._get, self._put = get, put
        self.pages = [SettingsPage(title, parts) for title, parts in pages]
        self._parts = {n: part for page in self.pages for part in page.parts for n in part.names}
        self.history = QUndoStack(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("Search settings"))
        self.search.setAccessibleName(t("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setProperty("role", "lines")
        self.list.setAccessibleName(t("Pages"))
        self.stack = QStackedWidget()
        self.nothing = label(t(NOTHING), "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.undo = self.buttons.addButton(t("Undo"), QDialogButtonBox.ButtonRole.ResetRole)
        self.undo.setToolTip(t("Take back the last change made here (Ctrl+Z)"))
        self._fill()
        self._lay_out()
        self._connect()

    def open_at(self, title: str) -> None:
        """Open on the page of that title."""
        titles = [page.title for page in self.pages]
        self.list.setCurrentRow(titles.index(title) if title in titles else 0)
        self.open()

    def refresh(self) -> None:
        """Show everything as it is now."""
        for name, part in self._parts.items():
            part.show_value(name, self._get(name))

    def edit(self, name: str, value: object) -> None:
        """Apply it at once, and remember how it was."""
        before = self._get(name)
        if value != before and self._apply(name, value):
            self.history.push(_Change(partial(self._apply, name), before, value))

    def _apply(self, name: str, value: object) -> bool:
        trouble = self._put(name, value)
        if trouble:
            self._parts[name].refuse(name, trouble)
        else:
            self._parts[name].show_value(name, self._get(name))
        return not trouble

    def _fill(self) -> None:
        for page in self.pages:
            item = QListWidgetItem(page.title)
            item.setSizeHint(line_size(self))
            self.list.addItem(item)
            self.stack.addWidget(page)
            for part in page.parts:
                part.edited.connect(self.edit)
        self.stack.addWidget(self.nothing)
        self.refresh()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.search.textChanged.connect(self._find)
        self.buttons.rejected.connect(self.reject)
        self.undo.clicked.connect(self.history.undo)
        self.undo.setEnabled(False)
        self.history.canUndoChanged.connect(self.undo.setEnabled)
        for keys, call in (
            (QKeySequence.StandardKey.Undo, self.history.undo),
            (QKeySequence.StandardKey.Redo, self.history.redo),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self, call)
        leaves = LeavesUndo(self)
        for field in self.findChildren(QLineEdit):
            field.installEventFilter(leaves)

    def _find(self, text: str) -> None:
        counts = [page.show_found(text) for page in self.pages]
        for row, count in enumerate(counts):
            self.list.item(row).setHidden(not count)
        row = self.list.currentRow()
        if not any(counts):
            self.stack.setCurrentWidget(self.nothing)
        elif row < 0 or not counts[row]:
            self.list.setCurrentRow(next(at for at, count in enumerate(counts) if count))
        else:
            self.stack.setCurrentIndex(row)

    def _lay_out(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setFixedWidth(200)
        lay_out_pages(self, self.search, self.list, self.stack, self.buttons, SIZE)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Enter ends the writing in a field, and nothing else."""
        if arg__1.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(arg__1)


class _Change(QUndoCommand):
    """It is applied already when it comes."""

    def __init__(self, apply: Callable[[object], bool], before: object, after: object) -> None:
        super().__init__()
        self._apply = apply
        self._before, self._after = before, after
        self._applied = True

    def undo(self) -> None:
        self._apply(self._before)

    def redo(self) -> None:
        if self._applied:
            self._applied = False
        else:
            self._apply(self._after)
