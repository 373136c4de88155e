"""The shots of a board as rows, with their posters and how their takes stand."""

import json
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.shot.image_source import may_hold_pictures, sources_of
from hailuo_desktop.ui.shot.plain import tip

from .state import Counts, state_of

Index = QModelIndex | QPersistentModelIndex
SHOTS = "application/x-hailuo-shots"


class Role(IntEnum):
    SHOT = Qt.ItemDataRole.UserRole + 1
    CODE = Qt.ItemDataRole.UserRole + 2
    POSTER = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4


class BoardModel(QAbstractListModel):
    """``move_requested``: ids and the row before which they go; drops of pictures likewise."""

    move_requested = Signal(list, int)
    images_dropped = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._board = Storyboard("", "")
        self._posters: dict[str, QImage] = {}
        self._counts: dict[str, Counts] = {}

    def show(self, board: Storyboard) -> None:
        """The board has a new value; rows that stayed the same stay as they are."""
        before = self._board
        if [s.id for s in before.shots] == [s.id for s in board.shots]:
            self._board = board
            for row, (old, new) in enumerate(zip(before.shots, board.shots, strict=True)):
                if old != new:
                    self._changed(row)
            return
        self.beginResetModel()
        self._board = board
        self.endResetModel()

    def put_poster(self, shot_id: str, image: QImage) -> None:
        self._posters[shot_id] = image
        self._changed(self.row_of(shot_id))

    def put_takes(self, shot_id: str, done: int, in_flight: int, failed: int) -> None:
        self._counts[shot_id] = Counts(done, in_flight, failed)
        self._changed(self.row_of(shot_id))

    def row_of(self, shot_id: str) -> int:
        """-1 where the board has no such shot."""
        ids = [shot.id for shot in self._board.shots]
        return ids.index(shot_id) if shot_id in ids else -1

    def shot_at(self, row: int) -> Shot:
        return self._board.shots[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._board.shots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shot = self._board.shots[index.row()]
        state = state_of(shot, self._counts.get(shot.id, Counts()))
        code = shot.name or f"{index.row() + 1:02}"
        match role:
            case Role.SHOT:
                return shot
            case Role.CODE | Qt.ItemDataRole.DisplayRole:
                return code
            case Role.POSTER:
                return self._posters.get(shot.id)
            case Role.STATE:
                return state
            case Qt.ItemDataRole.ToolTipRole:
                return tip(shot.prompt)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Shot {code}, {shot.mode.value}, {state.words}. {shot.prompt}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return usual
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [SHOTS, "text/uri-list", "image/png", "text/html"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        ids = [self.shot_at(row).id for row in sorted(index.row() for index in indexes)]
        mime.setData(SHOTS, QByteArray(json.dumps(ids).encode()))
        return mime

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(SHOTS) or may_hold_pictures(data)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        if data.hasFormat(SHOTS):
            self.move_requested.emit(json.loads(bytes(data.data(SHOTS).data())), target)
        elif sources := sources_of(data):
            self.images_dropped.emit(sources, target)
        # Never True for a move: Qt would remove the rows, which the new board does itself.
        return False

    def _changed(self, row: int) -> None:
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))
