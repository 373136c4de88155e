"""The table of the queue, narrowed to takes of one kind, with a heading above each batch."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont

from hailuo_desktop.domain.batches import Batch, grouped
from hailuo_desktop.domain.money import digits
from hailuo_desktop.domain.plural import counted
from hailuo_desktop.domain.take import Take
from hailuo_desktop.formats import date_and_time, percent
from hailuo_desktop.translate import n, t

from .take_table_model import CREDITS, PROGRESS, STATE, Kind, TakeTableModel, kind_of

Index = QModelIndex | QPersistentModelIndex
OPEN, FOLDED = "⌄", "›"


class BatchRows(QAbstractTableModel):
    """``rebuilt``: rows have come, gone or moved; what was chosen has to be chosen again."""

    rebuilt = Signal()

    def __init__(self, source: TakeTableModel) -> None:
        super().__init__()
        self._source = source
        self._kind = Kind.ALL
        self._folded: set[float] = set()
        self._lines: list[Batch | Take] = []
        self._rows: dict[str, int] = {}  # of takes that are seen, by their ids
        self._headings: dict[float, int] = {}
        self._later = QTimer(self)  # once for all that a start brings
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.rebuild)
        for changed in (source.rowsInserted, source.rowsRemoved, source.rowsMoved):
            changed.connect(lambda: self._later.start())
        source.modelReset.connect(self._later.start)
        source.dataChanged.connect(self._changed)

    def narrow(self, kind: Kind) -> None:
        self._kind = kind
        self.rebuild()

    def rebuild(self) -> None:
        """The rows as the queue has them now."""
        self._later.stop()
        takes = (self._source.take_at(row) for row in range(self._source.rowCount()))
        self.beginResetModel()
        self._lines = []
        for each in grouped(take for take in takes if self._accepts(take)):
            self._lines.append(each)
            if isinstance(each, Batch) and each.created not in self._folded:
                self._lines += each.takes
        lines = [*enumerate(self._lines)]
        self._rows = {each.id: row for row, each in lines if isinstance(each, Take)}
        self._headings = {each.created: row for row, each in lines if isinstance(each, Batch)}
        self.endResetModel()
        self.rebuilt.emit()

    def fold(self, row: int, folded: bool | None = None) -> bool:
        """Fold the batch at the row, unfold it, or the other way round; False for no batch."""
        batch = self.batch_at(row)
        if batch is None:
            return False
        if folded is None:
            folded = batch.created not in self._folded
        (self._folded.add if folded else self._folded.discard)(batch.created)
        self.rebuild()
        return True

    def batch_at(self, row: int) -> Batch | None:
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Batch) else None

    def takes_at(self, row: int) -> tuple[Take, ...]:
        """The take of the row, or all of its batch."""
        line = self._lines[row]
        return line.takes if isinstance(line, Batch) else (line,)

    def row_of(self, take_id: str) -> int | None:
        """Of a take that is seen."""
        return self._rows.get(take_id)

    def unfold(self, take_id: str) -> None:
        """Bring a take into sight that its batch hides."""
        for batch in (each for each in self._lines if isinstance(each, Batch)):
            if any(take.id == take_id for take in batch.takes):
                self.fold(self._headings[batch.created], folded=False)
                return

    def heading_of(self, created: float) -> int | None:
        return self._headings.get(created)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return self._source.columnCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return self._source.headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, Take):
            return self._source.told(line, index.column(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(line, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                cells = (self._cell(line, column) for column in (0, 1, STATE, PROGRESS, CREDITS))
                return ", ".join(filter(None, (each.lstrip(f"{OPEN}{FOLDED} ") for each in cells)))
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case _:
                return None

    def _cell(self, batch: Batch, column: int) -> str:
        match column:
            case 0:
                sign = FOLDED if batch.created in self._folded else OPEN
                return f"{sign} {counted(len(batch.takes), 'take')}"
            case 1:
                return date_and_time(batch.created)
            case _ if column == STATE:
                done = t("{done} of {count} done", done=batch.done, count=len(batch.takes))
                failed = n("{count} failed", "{count} failed", batch.failed)
                return f"{done}, {failed}" if batch.failed else done
            case _ if column == PROGRESS:
                return percent(round(100 * batch.progress))
            case _ if column == CREDITS:
                return digits(batch.cost) if batch.cost is not None else ""
            case _:
                return ""

    def _accepts(self, take: Take) -> bool:
        return self._kind in (Kind.ALL, kind_of(take))

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for place in range(first.row(), last.row() + 1):
            take = self._source.take_at(place)
            row, heading = self._rows.get(take.id), self._headings.get(take.created)
            if self._accepts(take) != self._shows(take, row, heading):
                self._later.start()
                continue
            if row is not None:
                self._lines[row] = take
                self._tell(row)
            if heading is not None and (batch := self.batch_at(heading)) is not None:
                those = tuple(take if each.id == take.id else each for each in batch.takes)
                self._lines[heading] = Batch(batch.created, those)
                self._tell(heading)

    def _shows(self, take: Take, row: int | None, heading: int | None) -> bool:
        batch = self.batch_at(heading) if heading is not None else None
        return row is not None or (
            batch is not None and any(each.id == take.id for each in batch.takes)
        )

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
