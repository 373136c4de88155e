"""Which cards a click takes with Shift, and which a rubber band takes."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtWidgets import QApplication

from .layout import Places
from .model import BoardModel


class RangeSelection:
    """Shift takes all from the card where it was first held to the one in hand."""

    def __init__(self, model: BoardModel) -> None:
        self._model = model
        self._anchor = QPersistentModelIndex()

    def follow(self, current: QModelIndex) -> None:
        """Another card is in hand: without Shift, the next reach begins there."""
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if not shift or not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(current)

    def click(
        self, here: QModelIndex, current: QModelIndex, command: QItemSelectionModel.SelectionFlag
    ) -> QItemSelection:
        """What a click at a card takes; the command says whether Shift was held."""
        if command & QItemSelectionModel.SelectionFlag.Current and self._anchor.isValid():
            return _between(self._model.index(self._anchor.row()), current)
        return _between(here, here)

    def band(self, places: Places, area: QRect) -> QItemSelection:
        """What a rubber band touches; the area lies on the whole board."""
        chosen = QItemSelection()
        for row in places.within(area.top(), area.bottom()):
            if places.rect(row).intersects(area):
                index = self._model.index(row)
                chosen.select(index, index)
        return chosen


def _between(first: QModelIndex, last: QModelIndex) -> QItemSelection:
    if not first.isValid() or not last.isValid():
        return QItemSelection()
    low, high = (first, last) if first.row() <= last.row() else (last, first)
    return QItemSelection(low, high)
