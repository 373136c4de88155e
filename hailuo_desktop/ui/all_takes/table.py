"""The rows of the window of all takes: one chosen, sorted by its columns, marked by keys."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hailuo_desktop.translate import t
from hailuo_desktop.ui.actions.action import FilmAction
from hailuo_desktop.ui.actions.films import KEEP
from hailuo_desktop.ui.actions.marks import REJECT, STARS
from hailuo_desktop.ui.combination import combination, combined
from hailuo_desktop.ui.keymap import Heard
from hailuo_desktop.ui.queue.take_table_model import POSTER
from hailuo_desktop.ui.row_table import show_posters, show_rows

from .entry import COLUMNS, Column, Entry
from .model import AllTakesModel

ROW = 53  # logical pixels: a poster with some air
WIDTHS = {
    Column.TAKE: 170,
    Column.BOARD: 120,
    Column.STATE: 122,
    Column.CHOICE: 76,
    Column.STARS: 88,
    Column.MODE: 56,
    Column.QUALITY: 66,
    Column.LENGTH: 62,
    Column.CREDITS: 66,
    Column.MADE: 148,
}
HEARD = Heard[FilmAction]((KEEP, REJECT, *STARS), combined)
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AllTakesTable(QTableView):
    sorted_anew = Signal()
    chosen_anew = Signal()
    opened = Signal(str)  # the id of a take
    marked = Signal(object, str)  # KEEP, REJECT or one of STARS, and the id

    def __init__(self, model: AllTakesModel) -> None:
        super().__init__()
        self._entries = model
        self._set_look()
        header = self.horizontalHeader()
        header.sortIndicatorChanged.connect(lambda: self.sorted_anew.emit())
        self.doubleClicked.connect(lambda: self._open())

    def order(self) -> tuple[Column, bool]:
        header = self.horizontalHeader()
        greatest_first = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return COLUMNS[header.sortIndicatorSection()], greatest_first

    def sort_by(self, column: Column, greatest_first: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if greatest_first else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(column), order)

    def chosen_entry(self) -> Entry | None:
        rows = self.selectionModel().selectedRows()
        return self._entries.entry_at(rows[0].row()) if rows else None

    def chosen(self) -> str:
        """The id of the take that is chosen; empty where none is."""
        entry = self.chosen_entry()
        return entry.take.id if entry is not None else ""

    def choose(self, take_id: str) -> None:
        """Where it is among the rows that are shown."""
        if (row := self._entries.row_of(take_id)) is not None and self.chosen() != take_id:
            self.selectRow(row)

    def enter(self) -> None:
        """The keys go to the rows, the first of them chosen unless one is."""
        if not self.chosen() and self._entries.rowCount():
            self.selectRow(0)
        self.setFocus()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_anew.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        opens = plain == Qt.KeyboardModifier.NoModifier and event.key() in OPENING
        action, take_id = HEARD.get(combination(event)), self.chosen()
        if not take_id or (action is None and not opens):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif action is not None:
            self.marked.emit(action, take_id)
        else:
            self._open()

    def _open(self) -> None:
        if take_id := self.chosen():
            self.opened.emit(take_id)

    def _set_look(self) -> None:
        self.setModel(self._entries)
        self.setAccessibleName(t("All takes"))
        show_rows(self)
        show_posters(self, POSTER, ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(COLUMNS.index(Column.MADE), Qt.SortOrder.DescendingOrder)
        for column, width in WIDTHS.items():
            self.setColumnWidth(COLUMNS.index(column), width)
        header.setSectionResizeMode(COLUMNS.index(Column.PROMPT), QHeaderView.ResizeMode.Stretch)
