"""The table of the pre-flight: rows as high as what is said in them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hailuo_desktop.translate import t
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.row_table import show_rows
from hailuo_desktop.ui.theme import Theme

from .model import ROW, Column, Mark, PreflightModel, Row

PADDING = 16  # logical pixels beside a cell's words, as the style sheet has it


class WordsDelegate(QStyledItemDelegate):
    """Qt reckons how high wrapped words are without the padding, and would cut off their end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -PADDING, 0)
        return super().sizeHint(narrow, index)


class MarkDelegate(QStyledItemDelegate):
    """The state as a glyph and a word, each in its colour."""

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self.theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        row: Row = index.data(ROW)
        color = self._color(row.mark)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = QIcon(self._icons.icon(row.mark.icon, color))
        option.decorationSize = QSize(16, 16)
        option.palette.setColor(option.palette.ColorRole.Text, color)

    def _color(self, mark: Mark) -> QColor:
        theme = self.theme
        return {
            Mark.READY: theme.success,
            Mark.WARN: theme.warning,
            Mark.FIX: theme.accent,
            Mark.BLOCK: theme.danger,
        }[mark]


class PreflightTable(QTableView):
    shot_requested = Signal(str)  # a double click: the artist wants to see the shot

    def __init__(self, model: PreflightModel, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self._marks = MarkDelegate(icons, theme)
        self.setModel(model)
        self._words = WordsDelegate()
        self.setItemDelegate(self._words)
        self.setItemDelegateForColumn(Column.MARK, self._marks)
        show_rows(self)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(t("Shots of the batch"))
        self._fit()
        self.doubleClicked.connect(self._asked)
        model.dataChanged.connect(self._changed)

    def selected(self) -> list[Row]:
        return [index.data(ROW) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses every selected shot, or leaves all of them out."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        indexes = self.selectionModel().selectedRows(Column.SHOT)
        checked = [each.data(Qt.ItemDataRole.CheckStateRole) for each in indexes]
        every = all(state == Qt.CheckState.Checked for state in checked)
        state = Qt.CheckState.Unchecked if every else Qt.CheckState.Checked
        for index in indexes:
            self._rows.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in ((Column.SHOT, 150), (Column.WHAT, 210), (Column.MARK, 130)):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.WORDS, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Qt fits a row to its words only when all rows are new."""
        for row in range(first.row(), last.row() + 1):
            self.resizeRowToContents(row)

    def _asked(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        self.shot_requested.emit(row.shot)
