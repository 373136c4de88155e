"""The takes that are shown, as a table; pictures are asked for as they come into sight."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from hailuo_desktop.domain.state_words import described
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.translate import t
from hailuo_desktop.ui.labels import tip
from hailuo_desktop.ui.queue.take_table_model import KEPT, POSTER

from .entry import COLUMNS, TEXTS, Column, Entry, aligned, title

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


class AllTakesModel(QAbstractTableModel):
    """``posters_wanted`` tells, once for all cells painted together, which takes lack theirs."""

    posters_wanted = Signal(list)  # ids of takes

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        self._rows: dict[str, int] = {}
        self._posters: dict[str, QPixmap] = {}
        self._blank = QPixmap(POSTER)  # the words of all rows stand below each other
        self._blank.fill(Qt.GlobalColor.transparent)
        self._asked: set[tuple[str, bool]] = set()
        self._wanted: dict[str, None] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Other rows; the same ones again only change what they say."""
        same = len(entries) == len(self._entries) and all(
            new.take.id == old.take.id for new, old in zip(entries, self._entries, strict=True)
        )
        if same:
            self._entries = entries
            if entries:
                last = self.index(len(entries) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._entries = entries
        self._rows = {entry.take.id: row for row, entry in enumerate(entries)}
        self.endResetModel()

    def entry_at(self, row: int) -> Entry:
        return self._entries[row]

    def row_of(self, take_id: str) -> int | None:
        return self._rows.get(take_id)

    def put_poster(self, take_id: str, image: QImage | None) -> None:
        """The answer; None where there is no such picture."""
        if image is None:
            return
        while len(self._posters) >= KEPT:
            dropped = next(iter(self._posters))
            self._posters.pop(dropped)
            self.forget_asked([dropped])
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(max(1.0, image.width() / POSTER.width()))
        self._posters[take_id] = pixmap
        if (row := self._rows.get(take_id)) is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def forget_asked(self, ids: Sequence[str]) -> None:
        """Nobody will answer for these: they are asked for anew when they are in sight again."""
        for take_id in ids:
            self._asked -= {(take_id, True), (take_id, False)}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return TEXTS[column](entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return TEXTS[column](entry) or t(column.value)
            case Qt.ItemDataRole.DecorationRole if column is Column.TAKE:
                return self._poster(entry)
            case Qt.ItemDataRole.TextAlignmentRole:
                return aligned(column)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_about(entry, column))
            case _:
                return entry if role == ENTRY else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return t(COLUMNS[section].value)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return aligned(COLUMNS[section])
        return None

    def _poster(self, entry: Entry) -> QPixmap:
        """Asked for once; and once more when there is a film."""
        asked = entry.take.id, isinstance(entry.take.state, Completed) and not entry.missing
        if asked not in self._asked:
            self._asked.add(asked)
            self._wanted[entry.take.id] = None
            self._soon.start()
        return self._posters.get(entry.take.id, self._blank)

    def _ask(self) -> None:
        wanted, self._wanted = [*self._wanted], {}
        self.posters_wanted.emit(wanted)


def _about(entry: Entry, column: Column) -> str:
    """What the cell has no room for."""
    match column:
        case Column.PROMPT:
            return entry.take.request.prompt
        case Column.STATE:
            if entry.missing:
                return t("The film is not in its place: Locate… finds it on this computer.")
            return described(entry.take)
        case Column.TAKE:
            return entry.marks.note or title(entry)
        case _:
            return TEXTS[column](entry)
