"""The shots of a board as rows, filtered, with their pictures and how their takes stand."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.standing import Standing
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.ui.labels import tip

from .card_states import CardStates
from .card_words import accessible, tooltip_text
from .filter import Filter
from .row_changes import Changes, scenes
from .state import CardState

Index = QModelIndex | QPersistentModelIndex
SHOTS = "application/x-hailuo-shots"
Pack = Callable[[str, Sequence[Shot]], bytes]


class BoardModel(QAbstractListModel):
    """``standing`` says how the takes of a shot stand; ``pack`` gives shots as bytes that another
    window can read. ``held`` are the shots that the artist has in hand: an edit may leave one
    that the filter would hide, and it must not go while it is edited."""

    renamed = Signal(str, str)  # a shot's id and its new code
    shown = Signal()  # the rows, their order or their scenes are new

    def __init__(
        self,
        standing: Callable[[str], Standing] = lambda _: Standing(),
        pack: Pack = lambda _board, _shots: b"",
    ) -> None:
        super().__init__()
        self.states = CardStates(standing)
        self._pack = pack
        self.board = Storyboard("", "")
        self.filter = Filter()
        self.held: frozenset[str] = frozenset()
        self._rows: tuple[Shot, ...] = ()
        self._places: dict[str, int] = {}
        self._scenes: dict[int, str] = {}

    # What it is told

    def show(self, board: Storyboard) -> None:
        """The board has a new value; rows that stayed the same stay as they are."""
        self.board = board
        self.states.show(board)
        self._refill()

    def narrow(self, chosen: Filter) -> None:
        """Show only what the filter lets through."""
        if chosen != self.filter:
            self.filter = chosen
            self.held = frozenset()
            self._refill()

    def reveal(self, ids: Iterable[str]) -> None:
        """Shots that are to be seen though the filter may hide them."""
        self.held |= frozenset(ids)
        if self.filter:
            self._refill()

    def takes_changed(self, shot_id: str) -> None:
        """How the shot's takes stand has changed, and so has what hangs on them."""
        touched = self.states.takes_changed(shot_id)
        if touched and self.filter.kinds:
            self._refill()
        for each in touched:
            self.refresh(each)

    def reword(self) -> None:
        """Another language speaks: each card is to be drawn anew."""
        self.states.forget_words()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def refresh(self, shot_id: str) -> None:
        """Its card is to be drawn anew."""
        row = self.row_of(shot_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    # What it tells

    def row_of(self, shot_id: str) -> int:
        """-1 where no row shows such a shot."""
        return self._places.get(shot_id, -1)

    def shot_at(self, row: int) -> Shot:
        return self._rows[row]

    def ids(self) -> list[str]:
        """The shots that are shown, in order."""
        return list(self._places)

    def scenes(self) -> dict[int, str]:
        """The rows that begin a scene, with its heading."""
        return self._scenes

    def standing_of(self, shot_id: str) -> Standing:
        return self.states.standing_of(shot_id)

    def state(self, shot: Shot) -> CardState:
        return self.states.state(shot)

    def code(self, shot: Shot) -> str:
        """As the board calls it; a shot that is just leaving the board has its own name at most."""
        return self.board.code(shot.id) if shot.id in self.board.rows else shot.name

    def link_of(self, shot: Shot) -> str:
        """The code of the shot that the first frame comes from; empty where none is meant."""
        link = shot.first_from
        if link is None:
            return ""
        return self.board.code(link.shot) if link.shot in self.board.rows else "?"

    # Qt's side

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shot = self._rows[index.row()]
        ask = _ANSWERS.get(role)
        return None if ask is None else ask(self, shot)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(self._rows[index.row()].id, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [SHOTS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.mime([self._rows[row].id for row in sorted(i.row() for i in indexes)])

    def mime(self, ids: Sequence[str]) -> QMimeData:
        """Shots whole, for another board, and their prompts for any other program."""
        shots = [self.board.shot(shot_id) for shot_id in ids]
        mime = QMimeData()
        mime.setData(SHOTS, QByteArray(self._pack(self.board.id, shots)))
        mime.setText("\n".join(" ".join(shot.prompt.split()) for shot in shots))
        return mime

    # How it keeps up

    def _refill(self) -> None:
        before = self._rows
        wanted = self.board.shots
        if self.filter:
            wanted = tuple(s for s in wanted if s.id in self.held or self.filter.lets(s, self))
        Changes(self, before, wanted, self._put).apply()
        self._scenes = scenes(self.board, wanted)
        self.shown.emit()

    def _put(self, rows: tuple[Shot, ...]) -> None:
        self._rows = rows
        self._places = {shot.id: row for row, shot in enumerate(rows)}


_Answer = Callable[[BoardModel, Shot], object]
_ANSWERS: dict[int, _Answer] = {
    Qt.ItemDataRole.DisplayRole: lambda model, shot: model.code(shot),
    Qt.ItemDataRole.EditRole: lambda model, shot: model.code(shot),
    Qt.ItemDataRole.ToolTipRole: lambda model, shot: tip(tooltip_text(model, shot)),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, shot: accessible(model, shot),
}
