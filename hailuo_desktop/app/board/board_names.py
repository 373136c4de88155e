"""The name of the board that a shot is on, whichever board is in hand."""

from hailuo_desktop.store.boards import Boards

from .edits import Edits


class BoardNames:
    """Called with a shot's id; empty for a shot that is on no board. Others are read once, and
    again when another board has been taken in hand."""

    def __init__(self, boards: Boards, edits: Edits) -> None:
        self._boards = boards
        self._edits = edits
        self._others: dict[str, str] | None = None
        edits.opened.connect(self._forget)

    def __call__(self, shot_id: str) -> str:
        board = self._edits.board
        if shot_id in board.rows:
            return board.name
        if self._others is None:
            self._others = {s.id: b.name for b in self._boards.all() for s in b.shots}
        return self._others.get(shot_id, "")

    def _forget(self) -> None:
        self._others = None
