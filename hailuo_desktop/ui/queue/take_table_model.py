"""The takes of the queue as a table: the same rows, told in columns."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from hailuo_desktop.domain.money import digits
from hailuo_desktop.domain.prices import stated
from hailuo_desktop.domain.state_words import described, progress_of, word
from hailuo_desktop.domain.take import Cancelled, Completed, Failed, Take, Uncertain
from hailuo_desktop.formats import percent, seconds
from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.actions.takes import urgent_action
from hailuo_desktop.ui.labels import tip

from .model import QueueModel, Role, title

Index = QModelIndex | QPersistentModelIndex
STATE, PROGRESS, CREDITS = 2, 3, 5  # columns
TO_DO = 7  # the column whose cell is pressed
POSTER = QSize(80, 45)  # logical pixels
KEPT = 500  # posters: some 20 MB


class Kind(Enum):
    """What the artist narrows the table to."""

    ALL = "all"
    DECIDE = "decide"
    FLYING = "flying"
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


KIND_WORDS = {
    Kind.ALL: mark("All"),
    Kind.DECIDE: mark("To decide"),
    Kind.FLYING: mark("In flight"),
    Kind.WAITING: mark("Waiting"),
    Kind.DONE: mark("Done"),
    Kind.FAILED: mark("Failed"),
}


def kind_of(take: Take) -> Kind:
    """Where a take stands, as far as the filter tells takes apart."""
    match take.state:
        case Uncertain():
            return Kind.DECIDE
        case Completed():
            return Kind.DONE
        case Failed() | Cancelled():
            return Kind.FAILED
        case _:
            return Kind.WAITING if take.unsent else Kind.FLYING


@dataclass(frozen=True)
class Column:
    heading: Marked
    text: Callable[[Take], str]


def _facts(take: Take) -> str:
    request = take.request
    return f"{request.mode.value} · {request.quality} · {seconds(request.duration)}"


def _progress(take: Take) -> str:
    part = progress_of(take)
    return "" if part is None else percent(round(100 * part))


def _cost(take: Take) -> str:
    cost = stated(take)
    return "" if cost is None else digits(cost)


def _to_do(take: Take) -> str:
    action = urgent_action(take)
    return "" if action is None else t(action.text)


class TakeTableModel(QIdentityProxyModel):
    """``board_of`` gives the name of the board that a take's shot is on, by the shot's id.

    ``posters_wanted`` tells, once for all cells painted together, which takes lack their picture.
    """

    posters_wanted = Signal(list)  # ids of takes

    def __init__(self, takes: QueueModel, board_of: Callable[[str], str]) -> None:
        super().__init__()
        self._takes = takes
        self._columns = (
            Column(mark("Take"), title),
            Column(mark("Board"), lambda take: board_of(take.shot)),
            Column(mark("State"), word),
            Column(mark("Progress"), _progress),
            Column(mark("Request"), _facts),
            Column(mark("Credits"), _cost),
            Column(mark("Time"), takes.elapsed),
            Column(mark("What to do"), _to_do),
        )
        self._posters: dict[str, QPixmap] = {}
        self._asked: set[tuple[str, bool]] = set()
        self._wanted: list[str] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        self.setSourceModel(takes)
        takes.dataChanged.connect(self._widen)

    def take_at(self, row: int) -> Take:
        return self._takes.take_at(row)

    def put_poster(self, take_id: str, image: QImage | None) -> None:
        """The answer; None where there is no such picture."""
        row = self._takes.row_of(take_id)
        if image is None or row is None:
            return
        while len(self._posters) >= KEPT:
            self._posters.pop(next(iter(self._posters)))
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(max(1.0, image.width() / POSTER.width()))
        self._posters[take_id] = pixmap
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        inside = 0 <= row < self.rowCount() and 0 <= column < len(self._columns)
        return self.createIndex(row, column) if inside else QModelIndex()

    def mapToSource(self, proxyIndex: Index) -> QModelIndex:
        return self._takes.index(proxyIndex.row()) if proxyIndex.isValid() else QModelIndex()

    def data(self, proxyIndex: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not proxyIndex.isValid():
            return None
        return self.told(self._takes.take_at(proxyIndex.row()), proxyIndex.column(), role)

    def told(self, take: Take, column: int, role: int) -> object:
        """What a cell of the take's row says."""
        match role:
            case Role.TAKE:
                return take
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._columns[column].text(take)
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._poster(take)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(described(take) or take.request.prompt)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return t(self._columns[section].heading)
        return None

    def _poster(self, take: Take) -> QPixmap | None:
        """Asked for once; and once more when there is a film."""
        asked = take.id, isinstance(take.state, Completed)
        if asked not in self._asked:
            self._asked.add(asked)
            self._wanted.append(take.id)
            self._soon.start()
        return self._posters.get(take.id)

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        self.posters_wanted.emit(wanted)

    def _widen(self, first: QModelIndex, last: QModelIndex) -> None:
        """A row of the queue is all cells of the table."""
        top, bottom = self.index(first.row(), 0), self.index(last.row(), len(self._columns) - 1)
        self.dataChanged.emit(top, bottom)
