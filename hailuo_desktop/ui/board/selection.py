"""The cards that are chosen, by the ids of their shots and in board order."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from .model import BoardModel
from .view import CardView

_Flag = QItemSelectionModel.SelectionFlag


class Selection:
    def __init__(self, view: CardView, model: BoardModel) -> None:
        self._view = view
        self._model = model

    def ids(self) -> list[str]:
        rows = sorted(index.row() for index in self._view.selectionModel().selectedIndexes())
        return [self._model.shot_at(row).id for row in rows]

    def choose(self, ids: Iterable[str]) -> None:
        """Those alone, the first of them in hand; hidden ones are left out."""
        indexes = [self._model.index(row) for row in map(self._model.row_of, ids) if row >= 0]
        chosen = QItemSelection()
        for index in indexes:
            chosen.select(index, index)
        if indexes:
            model = self._view.selectionModel()
            model.setCurrentIndex(indexes[0], _Flag.NoUpdate)
            model.select(chosen, _Flag.ClearAndSelect)
            self._view.scrollTo(indexes[0])

    def choose_kind(self, kind: str) -> None:
        shots = (self._model.shot_at(row) for row in range(self._model.rowCount()))
        self.choose(shot.id for shot in shots if self._model.state(shot).kind == kind)

    def one_step(self, steps: int) -> str:
        """The shot before which they go one place back or on among those that are shown."""
        rows, shown = [self._model.row_of(shot_id) for shot_id in self.ids()], self._model.ids()
        row = rows[0] - 1 if steps < 0 else rows[-1] + 2
        return shown[max(0, row)] if row < len(shown) else ""
