"""The storyboard in hand: every edit is one undo step and on disk within a second."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from hailuo_desktop.domain.storyboard import Storyboard

SAVE_AFTER = 400  # milliseconds of rest after an edit
MERGE_WITHIN = 1500  # milliseconds between two edits of one kind that make one undo step


def new_id() -> str:
    return uuid4().hex


class Edits(QObject):
    """Holds the board; ``changed`` tells of every new value, whoever made it."""

    changed = Signal(object)

    def __init__(self, board: Storyboard, save: Callable[[Storyboard], None]) -> None:
        super().__init__()
        self.board = board
        self.stack = QUndoStack(self)
        self._save = save
        self._saved = board
        self._later = _single_shot(self, SAVE_AFTER, self.flush)
        self._pause = _single_shot(self, MERGE_WITHIN, self._end_run)
        self._run = 0

    def make(self, board: Storyboard, words: str, kind: str = "") -> None:
        """A new value of the board; edits of one ``kind`` in quick succession are one step."""
        if board == self.board:
            return
        if not kind:
            self._end_run()
        merge = f"{kind}/{self._run}" if kind else ""
        self.stack.push(_Edit(self, self.board, board, words, merge))
        self._pause.start()

    def put(self, board: Storyboard) -> None:
        self.board = board
        self._later.start()
        self.changed.emit(board)

    def flush(self) -> None:
        """Write what is not on disk yet."""
        self._later.stop()
        if self.board != self._saved:
            self._save(self.board)
            self._saved = self.board

    def close(self) -> None:
        """Save, and tell nobody any more: the window goes before the stack does."""
        self.flush()
        self.stack.blockSignals(True)

    def _end_run(self) -> None:
        self._run += 1


class _Edit(QUndoCommand):
    ID = 1

    def __init__(
        self, edits: Edits, before: Storyboard, after: Storyboard, words: str, merge: str
    ) -> None:
        super().__init__(words)
        self._edits = edits
        self._before = before
        self._after = after
        self._merge = merge

    def id(self) -> int:
        return self.ID if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other._merge != self._merge:
            return False
        self._after = other._after
        return True

    def undo(self) -> None:
        self._edits.put(self._before)

    def redo(self) -> None:
        self._edits.put(self._after)


def _single_shot(parent: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
