"""The takes of the queue as rows: one setter in, roles out."""

from collections.abc import Callable
from enum import IntEnum
from time import time

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from hailuo_desktop.domain.state_words import described, word
from hailuo_desktop.domain.take import Take
from hailuo_desktop.ui.shot.plain import tip

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    TAKE = Qt.ItemDataRole.UserRole + 1
    ELAPSED = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """What is in flight stands first, in the order in which it was sent; then what settled."""

    counted = Signal(int)  # how many are in flight, whenever that changes

    def __init__(self, now: Callable[[], float] = time) -> None:
        super().__init__()
        self._now = now
        self._takes: list[Take] = []
        self._flying = 0

    def put(self, take: Take) -> None:
        """A take is new or has a new value."""
        row = self.row_of(take.id)
        if row is None:
            self._insert(self._flying, take)
        elif self._takes[row].settled == take.settled:
            self._takes[row] = take
            index = self.index(row)
            self.dataChanged.emit(index, index)
        else:
            self._move(row, take)
        self._count()

    def drop(self, take_id: str) -> None:
        row = self.row_of(take_id)
        if row is not None:
            self._remove(row)
            self._count()

    def take_at(self, row: int) -> Take:
        return self._takes[row]

    def row_of(self, take_id: str) -> int | None:
        return next((row for row, take in enumerate(self._takes) if take.id == take_id), None)

    def in_flight(self) -> int:
        return self._flying

    def tick(self) -> None:
        """Time has passed: what is in flight shows it."""
        if self._flying:
            self.dataChanged.emit(self.index(0), self.index(self._flying - 1), [Role.ELAPSED])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._takes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        take = self._takes[index.row()]
        match role:
            case Role.TAKE:
                return take
            case Role.ELAPSED:
                return elapsed(take, self._now())
            case Qt.ItemDataRole.DisplayRole:
                return title(take)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(described(take) or take.request.prompt)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title(take)}: {word(take)}. {described(take)}"
            case _:
                return None

    def _count(self) -> None:
        flying = sum(not take.settled for take in self._takes)
        if flying != self._flying:
            self._flying = flying
            self.counted.emit(flying)

    def _insert(self, row: int, take: Take) -> None:
        """In flight: behind the others in flight. Settled: before the others settled."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._takes.insert(row, take)
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._takes[row]
        self.endRemoveRows()

    def _move(self, row: int, take: Take) -> None:
        """A take that settles goes to the head of the settled ones, and keeps its selection."""
        target = self._flying  # the place before which it goes
        if target in (row, row + 1):
            self._takes[row] = take
        else:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
            del self._takes[row]
            row = target - 1 if target > row else target
            self._takes.insert(row, take)
            self.endMoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))


def title(take: Take) -> str:
    return f"{take.name or 'Shot'} · t{take.number}"


def elapsed(take: Take, now: float) -> str:
    """Hours, minutes and seconds since it was sent, or that it took."""
    end = take.changed if take.settled else now
    minutes, seconds = divmod(max(0, round(end - take.created)), 60)
    if minutes < 60:
        return f"{minutes}:{seconds:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
