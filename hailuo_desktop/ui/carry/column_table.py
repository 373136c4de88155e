"""A preview of a table whose first row says what each column is."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QTableWidget,
    QTableWidgetItem,
)

from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import tip

SHOWN = 50  # rows of a preview
NOT_USED = mark("(not used)")
ROOM = 16  # logical pixels around a combo box
WIDTH, WIDEST = 130, 280  # logical pixels of a column

Row = tuple[int, Sequence[str]]


class ColumnTable(QTableWidget):
    """``fields`` are what a column may be; one field is never given to two columns."""

    mapping_changed = Signal()

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__()
        self._fields = fields
        self._combos: list[QComboBox] = []
        self._numbers: list[int] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(False)
        self.setAccessibleName(t("Preview of the table"))

    def show_table(
        self, header: Sequence[str], rows: Sequence[Row], mapped: Mapping[int, str]
    ) -> None:
        """The first rows, in place of those of another table."""
        shown = rows[:SHOWN]
        self.setColumnCount(0)  # the choices of before go with their columns
        self.setRowCount(0)
        self._numbers = [number for number, _ in shown]
        self.setRowCount(len(shown) + 1)
        self.setColumnCount(len(header))
        self.setHorizontalHeaderLabels([title or "–" for title in header])
        self.setVerticalHeaderLabels(["", *(str(number) for number, _ in shown)])
        self._combos = [self._combo(title, self._fields) for title in header]
        for column, combo in enumerate(self._combos):
            self.setCellWidget(0, column, combo)
            self._choose(column, mapped.get(column, ""))
            combo.activated.connect(partial(self._chosen, column))
        self._fill(shown)
        self._fit()
        self._raise_row()

    def mapping(self) -> dict[int, str]:
        """Column (from 0) → field, for the columns that are used."""
        fields = ((column, combo.currentData()) for column, combo in enumerate(self._combos))
        return {column: field for column, field in fields if field}

    def hide_rows(self, numbers: Collection[int], *, hidden: bool) -> None:
        """Rows of the table by their own numbers, as the artist wants them."""
        for row, number in enumerate(self._numbers, start=1):
            if number in numbers:
                self.setRowHidden(row, hidden)

    def combo(self, column: int) -> QComboBox:
        return self._combos[column]

    def showEvent(self, e: QShowEvent) -> None:
        """Not before is it known how high a combo box is in the theme."""
        super().showEvent(e)
        self._raise_row()

    def _raise_row(self) -> None:
        if self._combos:
            self.setRowHeight(0, self._combos[0].sizeHint().height() + ROOM)

    def _combo(self, title: str, fields: Sequence[str]) -> QComboBox:
        combo = DropDown()
        combo.setAccessibleName(t("What the column “{title}” is", title=title))
        combo.addItem(t(NOT_USED), "")
        for field in fields:
            combo.addItem(worded(field), field)
        return combo

    def _fill(self, rows: Sequence[Row]) -> None:
        for row, (_, cells) in enumerate(rows, start=1):
            for column, text in enumerate(cells[: self.columnCount()]):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(tip(text))
                self.setItem(row, column, item)

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, max(WIDTH, min(WIDEST, self.columnWidth(column))))

    def _chosen(self, column: int, _index: int) -> None:
        """A field that another column had goes over to this one."""
        field = self._combos[column].currentData()
        for other, taken in self.mapping().items():
            if other != column and taken == field:
                self._choose(other, "")
        self.mapping_changed.emit()

    def _choose(self, column: int, field: str) -> None:
        combo = self._combos[column]
        combo.setCurrentIndex(max(0, combo.findData(field, Qt.ItemDataRole.UserRole)))


def worded(field: str) -> str:
    """“first_frame” as people read it: “First frame”."""
    return t(_WORDS[field]) if field in _WORDS else field


_WORDS: Mapping[str, Marked] = {
    "name": mark("Name"),
    "prompt": mark("Prompt"),
    "first_frame": mark("First frame"),
    "last_frame": mark("Last frame"),
    "model": mark("Model"),
    "quality": mark("Quality"),
    "duration": mark("Duration"),
    "prompt_optimizer": mark("Prompt optimizer"),
    "fast_pretreatment": mark("Fast pretreatment"),
    "takes": mark("Takes"),
    "scene": mark("Scene"),
    "notes": mark("Notes"),
    "first_from": mark("First from"),
    "last_from": mark("Last from"),
    "wait_for_kept": mark("Wait for kept"),
    "first_crop": mark("First crop"),
    "last_crop": mark("Last crop"),
    "first_ground": mark("First ground"),
    "last_ground": mark("Last ground"),
}
