"""The shots of a batch as rows: chosen or not, how they stand, and what is said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from hailuo_desktop.translate import mark, t

Index = QModelIndex | QPersistentModelIndex


class Mark(Enum):
    """How a shot stands, in a word; the glyph has its name in ``icon``."""

    READY = (mark("Ready"), "check")
    WARN = (mark("Warning"), "warning")
    FIX = (mark("One-click fix"), "retry")
    BLOCK = (mark("Blocked"), "error")

    @property
    def words(self) -> str:
        return t(self.value[0])

    @property
    def icon(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Row:
    """``what`` is a line such as “I2V · 768p · 6 s · 2 takes”; ``blocks`` keeps it from going,
    and so does ``made``, until the artist says that it is to be made once more."""

    shot: str
    code: str
    what: str
    mark: Mark
    blocks: bool
    words: str
    prompt: str = ""
    made: bool = False


class Column(IntEnum):
    SHOT = 0
    WHAT = 1
    MARK = 2
    WORDS = 3


TITLES = (mark("Shot"), mark("What is sent"), mark("State"), mark("Notes"))
ROW = Qt.ItemDataRole.UserRole + 1


class PreflightModel(QAbstractTableModel):
    """A shot that is blocked cannot be chosen; one that was made already is not until the artist
    says so, and every other one is until the artist says no."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._left_out: set[str] = set()
        self._made: set[str] = set()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The batch anew; what the artist has left out stays out."""
        made = {row.shot for row in rows if row.made}
        # Whatever is made already now, or no more since it was mended, is asked for anew.
        self._left_out = (self._left_out | (made - self._made)) - (self._made - made)
        self._made = made
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        self.chosen_changed.emit()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """The same shots, and perhaps something else to be said of them."""
        for place, row in enumerate(rows):
            if row != self._rows[place]:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, Column.WORDS))

    def rows(self) -> list[Row]:
        return list(self._rows)

    def chosen(self) -> list[str]:
        """The shots that would be sent."""
        return [row.shot for row in self._rows if self._goes(row)]

    def fixable(self) -> list[str]:
        return [row.shot for row in self._rows if row.mark is Mark.FIX]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return t(TITLES[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.SHOT and not self._row(index).blocks:
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(row)[index.column()]
            case Qt.ItemDataRole.CheckStateRole if index.column() == Column.SHOT and not row.blocks:
                goes = self._goes(row)
                return Qt.CheckState.Checked if goes else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    self._told(row)
                    if index.column() == Column.SHOT
                    else self._cells(row)[index.column()]
                )
            case _ if role == ROW:
                return row
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & _CHECKABLE:
            return False
        shot = self._row(index).shot
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(shot)
        else:
            self._left_out.add(shot)
        self.dataChanged.emit(index, index, [role])
        self.chosen_changed.emit()
        return True

    def _cells(self, row: Row) -> tuple[str, str, str, str]:
        return row.code, row.what, row.mark.words, row.words

    def _told(self, row: Row) -> str:
        """All that is bought with the row, and how it stands, in one breath."""
        told = t(
            "Shot {code}: {what}. {state}.", code=row.code, what=row.what, state=row.mark.words
        )
        return f"{told} {row.words}".strip()

    def _goes(self, row: Row) -> bool:
        return not row.blocks and row.shot not in self._left_out

    def _row(self, index: Index) -> Row:
        return self._rows[index.row()]


_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable
