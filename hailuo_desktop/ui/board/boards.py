"""All storyboards of the library, in a list that hangs below the name of the one in hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.plural import counted

ID = Qt.ItemDataRole.UserRole
WIDTH = 320
GAP = 2  # around each line of the list
PADDING = 8  # beside its words, as the style sheet says


@dataclass(frozen=True)
class BoardLine:
    """One storyboard of the library: ``edited`` says when, in words."""

    id: str
    name: str
    shots: int
    edited: str
    archived: bool


class _Line(QStyledItemDelegate):
    """Wraps a name to what the list has room for: Qt forgets the gap and the padding around it."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = self._view.viewport().width() - 2 * GAP
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(0, 0, room - 2 * PADDING, 1 << 20)
        return QSize(room, super().sizeHint(inner, index).height())


class Boards(QFrame):
    """A popup: search, choose, begin a new one, put one away; nothing is ever deleted."""

    board_requested = Signal(str)
    new_requested = Signal()
    duplicate_requested = Signal(str)
    archive_requested = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "panel")
        self.setAccessibleName("Storyboards")
        self._lines: Sequence[BoardLine] = ()
        self._current = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a storyboard")
        self.search.setAccessibleName("Find a storyboard")
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._open_first)
        self.list = QListWidget()
        self.list.setAccessibleName("Storyboards in the library")
        self.list.setProperty("role", "lines")
        self.list.setSpacing(GAP)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setWordWrap(True)  # long names take another line
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.list.currentItemChanged.connect(lambda: self._light())
        self.put_away = QCheckBox("Show archived")
        self.put_away.toggled.connect(self._fill)
        self.new = QPushButton("New")
        self.new.clicked.connect(self._new)
        self.duplicate = QPushButton("Duplicate")
        self.duplicate.clicked.connect(self._duplicate)
        self.archive = QPushButton("Archive")
        self.archive.clicked.connect(self._archive)
        self._lay_out()

    def show_lines(self, lines: Sequence[BoardLine], current: str) -> None:
        self._lines, self._current = lines, current
        self._fill()

    def begin(self, place: QPoint) -> None:
        self.search.clear()
        self.resize(WIDTH, 380)
        self.move(place)
        self.show()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        self.list.clear()
        for line in self._lines:
            fits = all(word in line.name.casefold() for word in words)
            if fits and (self.put_away.isChecked() or not line.archived):
                self._add(line)
        self._light()

    def _add(self, line: BoardLine) -> None:
        shots = counted(line.shots, "shot")
        facts = " · ".join(filter(None, (shots, line.edited, "archived" * line.archived)))
        item = QListWidgetItem(f"{line.name}\n{facts}")
        item.setData(ID, line.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.name}, {facts}")
        self.list.addItem(item)
        if line.id == self._current:
            self.list.setCurrentItem(item)

    def _line(self) -> BoardLine | None:
        item = self.list.currentItem()
        chosen = item.data(ID) if item else ""
        return next((line for line in self._lines if line.id == chosen), None)

    def _light(self) -> None:
        line = self._line()
        self.duplicate.setEnabled(line is not None)
        self.archive.setEnabled(line is not None)
        self.archive.setText("Unarchive" if line is not None and line.archived else "Archive")

    def _open_first(self) -> None:
        row = 0 if self.search.text() else max(0, self.list.currentRow())
        if row < self.list.count():
            self._chosen(self.list.item(row))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.hide()
        self.board_requested.emit(item.data(ID))

    def _new(self) -> None:
        self.hide()
        self.new_requested.emit()

    def _duplicate(self) -> None:
        line = self._line()
        if line is not None:
            self.hide()
            self.duplicate_requested.emit(line.id)

    def _archive(self) -> None:
        line = self._line()
        if line is not None:
            self.archive_requested.emit(line.id, not line.archived)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.new, self.duplicate, self.archive):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.put_away)
        layout.addLayout(buttons)
