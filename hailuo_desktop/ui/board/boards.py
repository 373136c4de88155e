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

from hailuo_desktop.domain.collation import holds
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.translate import isolated, mark, t
from hailuo_desktop.ui.wording import follow, say

ID = Qt.ItemDataRole.UserRole
WIDTH = 380
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
    """A popup: search, choose, begin a new one, put one away; what is deleted goes to the bin."""

    board_requested = Signal(str)
    new_requested = Signal()
    duplicate_requested = Signal(str)
    archive_requested = Signal(str, bool)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "panel")
        say(self, name=mark("Storyboards"))
        self._lines: Sequence[BoardLine] = ()
        self._current = ""
        find = mark("Find a storyboard")
        self.search = say(QLineEdit(), hint=find, name=find)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._open_first)
        self.list = QListWidget()
        say(self.list, name=mark("Storyboards in the library"))
        self.list.setProperty("role", "lines")
        self.list.setSpacing(GAP)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setWordWrap(True)  # long names take another line
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.list.currentItemChanged.connect(lambda: self._light())
        self.put_away = say(QCheckBox(), mark("Show archived"))
        self.put_away.toggled.connect(self._fill)
        self._make_buttons()
        self._lay_out()
        follow(self, self._fill)

    def _make_buttons(self) -> None:
        self.new = say(QPushButton(), mark("New"))
        self.new.clicked.connect(self._new)
        self.duplicate = say(QPushButton(), mark("Duplicate"))
        self.duplicate.clicked.connect(self._duplicate)
        self.archive = QPushButton()
        self.archive.clicked.connect(self._archive)
        bin_ = mark("It goes to the bin, and can be brought back from there")
        self.delete = say(QPushButton(), mark("Delete"), tip=bin_)
        self.delete.clicked.connect(self._delete)

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
        self.list.clear()
        for line in self._lines:
            fits = holds(line.name, self.search.text())
            if fits and (self.put_away.isChecked() or not line.archived):
                self._add(line)
        self._light()

    def _add(self, line: BoardLine) -> None:
        shots = counted(line.shots, "shot")
        put_away = t("archived") if line.archived else ""
        facts = " · ".join(filter(None, (shots, line.edited, put_away)))
        item = QListWidgetItem(f"{line.name}\n{facts}")
        item.setData(ID, line.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{isolated(line.name)}, {facts}")
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
        # The last one of all is not deleted: there is always one in hand.
        self.delete.setEnabled(line is not None and len(self._lines) > 1)
        archived = line is not None and line.archived
        self.archive.setText(t("Unarchive") if archived else t("Archive"))

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

    def _delete(self) -> None:
        line = self._line()
        if line is not None:
            self.hide()
            self.delete_requested.emit(line.id)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.new, self.duplicate, self.archive, self.delete):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.put_away)
        layout.addLayout(buttons)
