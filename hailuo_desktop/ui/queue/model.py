"""The takes of the queue as rows: one setter in, roles out."""

from collections.abc import Callable
from enum import IntEnum
from time import time

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from hailuo_desktop.domain.state_words import described, word
from hailuo_desktop.domain.take import Take

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    TAKE = Qt.ItemDataRole.UserRole + 1
    ELAPSED = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """What is in flight stands first, in the order in which it was sent; then what settled."""

    def __init__(self, now: Callable[[], float] = time) -> None:
        super().__init__()
        self._now = now
        self._takes: list[Take] = []

    def put(self, take: Take) -> None:
        """A take is new or has a new value."""
        row = self.row_of(take.id)
        if row is None:
            self._insert(self._place(take), take)
        elif self._takes[row].settled == take.settled:
            self._takes[row] = take
            index = self.index(row)
            self.dataChanged.emit(index, index)
        else:
            self._move(row, take)

    def drop(self, take_id: str) -> None:
        row = self.row_of(take_id)
        if row is not None:
            self._remove(row)

    def take_at(self, row: int) -> Take:
        return self._takes[row]

    def row_of(self, take_id: str) -> int | None:
        return next((row for row, take in enumerate(self._takes) if take.id == take_id), None)

    def in_flight(self) -> int:
        return sum(not take.settled for take in self._takes)

    def tick(self) -> None:
        """Time has passed: what is in flight shows it."""
        flying = self.in_flight()
        if flying:
            self.dataChanged.emit(self.index(0), self.index(flying - 1), [Role.ELAPSED])

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
                return described(take) or take.request.prompt
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title(take)}: {word(take)}. {described(take)}"
            case _:
                return None

    def _place(self, take: Take) -> int:
        """In flight: behind the others in flight. Settled: before the others settled."""
        return self.in_flight()

    def _insert(self, row: int, take: Take) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._takes.insert(row, take)
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._takes[row]
        self.endRemoveRows()

    def _move(self, row: int, take: Take) -> None:
        """A take that settles goes to the head of the settled ones, and keeps its selection."""
        target = self.in_flight()  # the place before which it goes
        if target in (row, row + 1):
            self._takes[row] = take
        else:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target)
            del self._takes[row]
            self._takes.insert(target - 1 if target > row else target, take)
            self.endMoveRows()
        self.dataChanged.emit(self.index(0), self.index(len(self._takes) - 1))


def title(take: Take) -> str:
    return f"{take.name or 'Shot'} · t{take.number}"


def elapsed(take: Take, now: float) -> str:
    """Minutes and seconds since it was sent, or that it took."""
    end = take.changed if take.settled else now
    seconds = max(0, round(end - take.created))
    return f"{seconds // 60}:{seconds % 60:02}"
