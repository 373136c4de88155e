"""A searchable table with buttons for the row that is chosen: the bin, and all takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.translate import t

from .labels import label, tip, wrapped
from .row_table import show_rows

ID = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
OFFERS = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Line:
    """``cells`` are what is shown and what it is sorted by; ``offers`` the buttons it allows."""

    id: str
    cells: tuple[tuple[str, str | float], ...]
    offers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Offer:
    """``name`` is what a line's offers hold."""

    name: str
    text: str
    tip: str


def offer_button(offer: Offer) -> QPushButton:
    """Enter stays with the table."""
    button = QPushButton(offer.text)
    button.setToolTip(tip(offer.tip))
    button.setAccessibleDescription(offer.tip)
    button.setAutoDefault(False)
    return button


class TableDialog(QDialog):
    """``asked`` gives an offer's name and the id of the chosen line."""

    asked = Signal(str, str)

    def __init__(
        self,
        title: str,
        about: str,
        columns: Sequence[str],
        offers: Sequence[Offer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._columns = list(columns)
        self._lines = QStandardItemModel(0, len(columns))
        self._shown = QSortFilterProxyModel()
        self._shown.setSourceModel(self._lines)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setSortRole(SORT)
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("Find"))
        self.search.setAccessibleName(t("Find"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._shown.setFilterFixedString)
        self.table = QTableView()
        self.count = label("", "muted")
        self.buttons = {offer.name: self._button(offer) for offer in offers}
        self._set_look(title)
        self._lay_out(about)
        self.table.selectionModel().selectionChanged.connect(lambda: self._light())
        self._shown.layoutChanged.connect(lambda: self._light())
        self._light()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What is chosen stays so where it is still there."""
        chosen = self.chosen()
        self._lines.clear()
        self._lines.setHorizontalHeaderLabels(self._columns)
        for line in lines:
            self._lines.appendRow([_item(line, *cell) for cell in line.cells])
        self._fit()
        self.choose(chosen)
        self.count.setText(str(len(lines)))
        self._light()

    def choose(self, line_id: str) -> None:
        for row in range(self._shown.rowCount()):
            if self._shown.index(row, 0).data(ID) == line_id:
                self.table.selectRow(row)

    def chosen(self) -> str:
        """The id of the line that is chosen; empty where none is."""
        rows = self.table.selectionModel().selectedRows()
        return str(rows[0].data(ID)) if rows else ""

    def _light(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        offers = rows[0].data(OFFERS) if rows else frozenset[str]()
        for name, button in self.buttons.items():
            button.setEnabled(name in offers)

    def _button(self, offer: Offer) -> QPushButton:
        button = offer_button(offer)
        button.clicked.connect(lambda: self.asked.emit(offer.name, self.chosen()))
        return button

    def _set_look(self, title: str) -> None:
        table = self.table
        table.setModel(self._shown)
        table.setAccessibleName(title)
        show_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        self._lines.setHorizontalHeaderLabels(self._columns)
        table.sortByColumn(len(self._columns) - 1, Qt.SortOrder.DescendingOrder)

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        for column in range(len(self._columns)):
            self.table.setColumnWidth(column, min(260, self.table.columnWidth(column) + 16))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self, about: str) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.count)
        for button in self.buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(wrapped(about, "muted"))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.resize(900, 520)


def _item(line: Line, text: str, order: str | float) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(line.id, ID)
    item.setData(order, SORT)
    item.setData(line.offers, OFFERS)
    item.setToolTip(tip(text))
    return item
