"""What takes have cost: stated, estimated and unknown side by side, and never in one figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hailuo_desktop.domain.spending import BY_WORDS, By, Line, Spent
from hailuo_desktop.formats import day, number, seconds
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, tip, wrapped
from hailuo_desktop.ui.row_table import show_rows

SORT = Qt.ItemDataRole.UserRole
NONE = "–"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Cell = tuple[str, str | float]  # what is shown, and what it is sorted by


@dataclass(frozen=True)
class Figure:
    heading: Marked
    about: Marked
    cell: Callable[[Spent], Cell]


def _count(value: int) -> Cell:
    return (number(value) if value else NONE), value


def _credits(spent: Spent) -> Cell:
    return (number(spent.stated, 2) if spent.stated_takes else NONE), float(spent.stated)


def _estimated(spent: Spent) -> Cell:
    shown = t("about {credits}", credits=number(spent.estimated, 2))
    return (shown if spent.estimated_takes else NONE), float(spent.estimated)


def _rate(spent: Spent) -> Cell:
    rate = spent.per_kept_second
    return (NONE, -1.0) if rate is None else (number(rate, 2), float(rate))


def _kept(spent: Spent) -> Cell:
    return (seconds(spent.kept_seconds) if spent.kept_seconds else NONE), spent.kept_seconds


FIGURES = (
    Figure(mark("Takes"), mark("Takes that reached EvoLink"), lambda s: _count(s.takes)),
    Figure(mark("Stated"), mark("Credits, as EvoLink has stated them"), _credits),
    Figure(
        mark("Estimated"),
        mark("Credits of takes without a stated cost, by what others of their kind cost"),
        _estimated,
    ),
    Figure(
        mark("Unknown"),
        mark("Takes of which nobody knows what they cost, or whether they were charged"),
        lambda spent: _count(spent.unknown_takes),
    ),
    Figure(
        mark("Free"),
        mark("Takes that are proved to have cost nothing"),
        lambda spent: _count(spent.free_takes),
    ),
    Figure(mark("Kept"), mark("Seconds of film that are kept"), _kept),
    Figure(
        mark("Per kept second"),
        mark("Stated credits, those of rejected takes too, for each second that is kept"),
        _rate,
    ),
)
HEADS: dict[By, tuple[Marked, ...]] = {
    By.BOARD: (mark("Board"),),
    By.SHOT: (mark("Board"), mark("Shot")),
    By.DAY: (mark("Day"),),
    By.KIND: (mark("Mode"), mark("Quality"), mark("Length")),
}


class SpendingDialog(QDialog):
    """``asked`` tells by what the takes are put together; ``save_requested`` asks for a file."""

    asked = Signal(object)
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Spending"))
        self.by = DropDown()
        self.by.setAccessibleName(t("Put together by"))
        for by, words in BY_WORDS.items():
            self.by.addItem(t(words), by)
        self.total = wrapped()
        self.zone = label("", "muted")
        self._lines = QStandardItemModel()
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSourceModel(self._lines)
        self._sorted.setSortRole(SORT)
        self.table = QTableView()
        self.save = QPushButton(t("Save as CSV…"))
        self.save.setAutoDefault(False)
        self._set_look()
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda: self.asked.emit(self.by.currentData()))
        self.save.clicked.connect(self.save_requested)

    def show_report(self, by: By, lines: Sequence[Line], total: str, zone: str) -> None:
        """``total`` is a sentence; ``zone`` names whose days they are."""
        self.by.setCurrentIndex(self.by.findData(by))
        self._lines.clear()
        heads = [t(words) for words in HEADS[by]]
        self._lines.setHorizontalHeaderLabels(heads + [t(each.heading) for each in FIGURES])
        for column, figure in enumerate(FIGURES, start=len(heads)):
            head = self._lines.horizontalHeaderItem(column)
            head.setToolTip(tip(t(figure.about)))
            head.setTextAlignment(RIGHT)
        for line in lines:
            self._lines.appendRow([_item(*cell) for cell in _names(line, by)] + _figures(line))
        self.total.setText(total)
        self.zone.setText(t("Days are those of {zone}.", zone=zone) if by is By.DAY else "")
        self.zone.setVisible(by is By.DAY)
        self.save.setEnabled(bool(lines))
        self._fit(len(heads))

    def _fit(self, names: int) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnsToContents()
        for column in range(self._lines.columnCount()):
            self.table.setColumnWidth(column, self.table.columnWidth(column) + 16)
        header.setSectionResizeMode(names - 1, QHeaderView.ResizeMode.Stretch)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def _set_look(self) -> None:
        table = self.table
        table.setModel(self._sorted)
        table.setAccessibleName(t("Spending"))
        show_rows(table)
        table.setSortingEnabled(True)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        about = t("Stated, estimated and unknown are never added up.")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.by)
        head.addWidget(label(about, "muted"), 1)
        head.addWidget(self.zone)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.total)
        layout.addLayout(foot)
        self.resize(900, 520)


def _names(line: Line, by: By) -> list[Cell]:
    match by:
        case By.BOARD:
            return [_board(line)]
        case By.SHOT:
            return [_board(line), (line.shot, line.shot)]
        case By.DAY:
            return [(day(line.day), line.day)]
        case By.KIND:
            length = seconds(line.seconds), line.seconds
            return [(line.mode, line.mode), (line.quality, line.quality), length]


def _board(line: Line) -> Cell:
    return line.board or t("on no board"), line.board.casefold() or "\U0010ffff"


def _figures(line: Line) -> list[QStandardItem]:
    items = [_item(*figure.cell(line.spent)) for figure in FIGURES]
    for item in items:
        item.setTextAlignment(RIGHT)
    return items


def _item(text: str, order: str | float) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(order, SORT)
    item.setToolTip(tip(text))
    return item
