"""The takes of the queue as rows: one setter in, roles out."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from enum import IntEnum
from time import time

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hailuo_desktop.domain.state_words import described, word
from hailuo_desktop.domain.take import Take, Uncertain
from hailuo_desktop.formats import clock
from hailuo_desktop.translate import isolated, t
from hailuo_desktop.ui.labels import tip

Index = QModelIndex | QPersistentModelIndex
TAKES = "application/x-hailuo-takes"  # the ids of takes on their way to another place


class Role(IntEnum):
    TAKE = Qt.ItemDataRole.UserRole + 1
    ELAPSED = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """First what was sent, in that order; then what waits, the next one first; then what
    settled, the latest first."""

    counted = Signal(int, int)  # in flight, and not sent; also when held or uncertain ones change

    def __init__(self, now: Callable[[], float] = time) -> None:
        super().__init__()
        self._now = now
        self._takes: list[Take] = []
        self._flying = self._waiting = 0
        self._later = self._doubts = 0
        self._counted = 0, 0, 0, 0

    def put(self, take: Take) -> None:
        """A take is new or has a new value."""
        row = self.row_of(take.id)
        self._weigh(take, 1)
        if row is None:
            self._insert(self._place_of(take, self._takes), take)
        else:
            self._weigh(self._takes[row], -1)
            stays = standing(take) == standing(self._takes[row])
            self._change(row, row if stays else self._place_among_others(row, take), take)
        self._tell_counts()

    def drop(self, take_id: str) -> None:
        row = self.row_of(take_id)
        if row is not None:
            self._weigh(self._takes[row], -1)
            self._remove(row)
            self._tell_counts()

    def take_at(self, row: int) -> Take:
        return self._takes[row]

    def row_of(self, take_id: str) -> int | None:
        return next((row for row, take in enumerate(self._takes) if take.id == take_id), None)

    def in_flight(self) -> int:
        """How many takes are at the service, or on their way to it."""
        return self._flying

    def waiting(self) -> list[str]:
        """The takes whose order still means something, the next one first."""
        takes = self._takes[self._flying : self._flying + self._waiting]
        return [take.id for take in takes]

    def held(self) -> list[Take]:
        """Those of the waiting takes that are queued for later."""
        waiting = self._takes[self._flying : self._flying + self._waiting]
        return [take for take in waiting if take.held]

    def uncertain(self) -> list[Take]:
        """Those that may have been charged, and only the artist can settle."""
        if not self._doubts:
            return []
        return [take for take in self._takes if isinstance(take.state, Uncertain)]

    def elapsed(self, take: Take) -> str:
        """How long a take has been under way by now, or took."""
        return elapsed(take, self._now())

    def tick(self) -> None:
        """Time has passed: what is in flight shows it."""
        going = self._flying + self._waiting
        if going:
            self.dataChanged.emit(self.index(0), self.index(going - 1), [Role.ELAPSED])

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
                return self.elapsed(take)
            case Qt.ItemDataRole.DisplayRole:
                return title(take)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(described(take) or take.request.prompt)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title(take)}: {word(take)}. {described(take)}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._takes[index.row()].unsent:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [TAKES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        mime = QMimeData()
        ids = "\n".join(self._takes[row].id for row in rows)
        mime.setData(TAKES, QByteArray(ids.encode()))
        return mime

    def _weigh(self, take: Take, sign: int) -> None:
        """Counted as it comes and goes: a start brings thousands that are settled."""
        stands = standing(take)[0]
        self._flying += sign * (stands == _SENT)
        self._waiting += sign * (stands == _WAITS)
        self._later += sign * take.held
        self._doubts += sign * isinstance(take.state, Uncertain)

    def _tell_counts(self) -> None:
        counted = self._flying, self._waiting, self._later, self._doubts
        if counted != self._counted:
            self._counted = counted
            self.counted.emit(self._flying, self._waiting)

    def _place_among_others(self, row: int, take: Take) -> int:
        return self._place_of(take, [*self._takes[:row], *self._takes[row + 1 :]])

    def _place_of(self, take: Take, others: Sequence[Take]) -> int:
        """Behind those that stand alike; but what settles goes before them."""
        find = bisect_left if take.settled else bisect_right
        return find(others, standing(take), key=standing)

    def _insert(self, row: int, take: Take) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._takes.insert(row, take)
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._takes[row]
        self.endRemoveRows()

    def _change(self, row: int, target: int, take: Take) -> None:
        """A take with another value goes to the row ``target``, and keeps its selection."""
        if target == row:
            self._takes[row] = take
        else:
            before = target + 1 if target > row else target
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before)
            del self._takes[row]
            self._takes.insert(target, take)
            self.endMoveRows()
        self.dataChanged.emit(self.index(target), self.index(target))


_SENT, _WAITS, _SETTLED = range(3)
Standing = tuple[int, float, float, int, str]


def standing(take: Take) -> Standing:
    """What orders the rows, the lowest first."""
    if take.settled:
        return _SETTLED, -take.changed, 0.0, 0, ""
    if take.unsent:
        return _WAITS, take.place, take.created, take.number, take.id
    return _SENT, take.submitted or take.created, 0.0, 0, ""


def title(take: Take) -> str:
    name = take.name or t("Shot")
    return f"{isolated(name)} · t{take.number}"


def elapsed(take: Take, now: float) -> str:
    """Hours, minutes and seconds since it was sent, or that it took."""
    end = take.changed if take.settled else now
    return clock(round(end - take.created))
