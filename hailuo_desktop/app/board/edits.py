"""The storyboard in hand: every edit is one undo step and on disk within a second."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.storyboard import Storyboard, with_numbers_of, with_other_ids
from hailuo_desktop.translate import Marked, t

from .touched import touched

SAVE_AFTER = 300  # milliseconds of rest after an edit
SAVE_AT_LATEST = 700  # milliseconds after the first edit that is not on disk
SAVE_AGAIN = 2000  # milliseconds until a board that could not be saved is tried once more
MERGE_WITHIN = 1500  # milliseconds between two edits of one kind that make one undo step

Words = Marked | Callable[[], str]
"""What a step did: a marked text, or what words it where it has fields. It is worded when it is
shown, for another language may speak by then."""


def new_id() -> str:
    return uuid4().hex


def said(words: Words) -> str:
    """In the language spoken now."""
    return words() if callable(words) else t(words)


@dataclass(frozen=True)
class Beside:
    """What goes back and forth with an edit, though it is no part of the board."""

    undo: Callable[[], None]
    redo: Callable[[], None]


class Edits(QObject):
    """Holds the board; ``changed`` tells of every new value, whoever made it.

    ``stack`` stands for the undo stack of the board in hand: each keeps its own for the run.
    ``unsaved`` says in words why the board is not on disk; it is tried again until it is.
    ``stepping`` is True while ``changed`` tells of an undo or redo: nothing may follow that with
    an edit of its own. ``stepped`` tells which shots it has brought back or changed; ``opened``
    that another board is in hand.
    """

    changed = Signal(object)
    stepped = Signal(list)
    opened = Signal(object)
    unsaved = Signal(str)

    def __init__(
        self,
        board: Storyboard,
        save: Callable[[Storyboard], None],
        elsewhere: Callable[[str], Collection[str]] = lambda _: (),
    ) -> None:
        """``elsewhere`` gives the ids of all shots that other boards than the named one hold."""
        super().__init__()
        self._elsewhere = elsewhere
        self._copied: dict[str, str] = {}  # ids of shots that came back as copies, by their own
        self.board = board
        self.stack = QUndoGroup(self)
        self._stacks: dict[str, QUndoStack] = {}
        self._save = save
        self._saved = board
        self._later = _single_shot(self, SAVE_AFTER, self._try)
        self._latest = _single_shot(self, SAVE_AT_LATEST, self._try)
        self._again = _single_shot(self, SAVE_AGAIN, self._try)
        self._pause = _single_shot(self, MERGE_WITHIN, self._end_run)
        self._run = 0
        self.stepping = False
        self._activate(board.id)

    def make(
        self, board: Storyboard, words: Words, kind: str = "", beside: Beside | None = None
    ) -> None:
        """A new value of the board; edits of one ``kind`` in quick succession are one step."""
        if board == self.board:
            return
        if not kind:
            self._end_run()
        merge = f"{kind}/{self._run}" if kind else ""
        self._stacks[self.board.id].push(_Edit(self, self.board, board, words, merge, beside))
        self._pause.start()

    def make_elsewhere(
        self,
        before: Storyboard,
        after: Storyboard,
        words: Words,
        beside: Beside | None = None,
    ) -> None:
        """An edit of a board that is not in hand, such as pictures that come late: it is on disk
        at once, and undone when that board is in hand again."""
        if after != before:
            self._stack(before.id).push(_Edit(self, before, after, words, "", beside))

    def note(self, words: Words, beside: Beside, kind: str = "") -> None:
        """A step that is done already and leaves the board as it is, such as a mark on a take."""
        if not kind:
            self._end_run()
        merge = f"{kind}/{self._run}" if kind else ""
        self._stacks[self.board.id].push(_Note(words, beside, merge))
        self._pause.start()

    def open(self, board: Storyboard) -> None:
        """Take another board in hand; what was edited of the one before is on disk first."""
        self.flush()
        self._end_run()
        self.board = self._saved = board
        self._activate(board.id)
        self.opened.emit(board)

    def drop_history(self) -> None:
        """Other values than the steps know have taken their place."""
        for stack in self._stacks.values():
            stack.clear()

    def put(self, board: Storyboard) -> None:
        if board.id != self.board.id:
            self._save(board)
            return
        self.board = board
        self._later.start()
        if not self._latest.isActive():
            self._latest.start()
        self.changed.emit(board)

    def step(self, board: Storyboard) -> None:
        """The value that an undo or redo leads to.

        A shot that it brings back, and that another board holds by now with all its takes, comes
        back as a copy: one shot is on one board.
        """
        before = self.board
        board = with_numbers_of(self._without_strangers(board), before)
        self._end_run()
        self.stepping = True
        self.put(board)
        self.stepping = False
        self.stepped.emit(touched(before, board))

    def _without_strangers(self, board: Storyboard) -> Storyboard:
        back = board.rows.keys() - self.board.rows.keys()
        gone = back.intersection(self._elsewhere(board.id)) if back else set[str]()
        if not gone:
            return board
        for shot_id in gone:
            self._copied.setdefault(shot_id, new_id())
        return with_other_ids(board, {shot_id: self._copied[shot_id] for shot_id in gone})

    def flush(self) -> None:
        """Write what is not on disk yet."""
        for timer in (self._later, self._latest, self._again):
            timer.stop()
        if self.board != self._saved:
            self._save(self.board)
            self._saved = self.board

    def _try(self) -> None:
        try:
            self.flush()
        except HailuoError as error:
            self._again.start()
            self.unsaved.emit(t("What you edit cannot be saved. {why}", why=error))

    def close(self) -> None:
        """Save, and tell nobody any more: the window goes before the stacks do."""
        self.flush()
        for stack in (self.stack, *self._stacks.values()):
            stack.blockSignals(True)

    def undo_words(self) -> str:
        """The step that an undo would take back; "" where there is none."""
        return self._words(-1)

    def redo_words(self) -> str:
        """The step that a redo would make again; "" where there is none."""
        return self._words(0)

    def _words(self, place: int) -> str:
        stack = self._stack(self.board.id)
        row = stack.index() + place
        step = stack.command(row) if 0 <= row < stack.count() else None
        return said(step.words) if isinstance(step, _Edit | _Note) else ""

    def _activate(self, board_id: str) -> None:
        self.stack.setActiveStack(self._stack(board_id))

    def _stack(self, board_id: str) -> QUndoStack:
        if board_id not in self._stacks:
            self._stacks[board_id] = QUndoStack(self.stack)
        return self._stacks[board_id]

    def _end_run(self) -> None:
        self._run += 1


class _Edit(QUndoCommand):
    ID = 1

    def __init__(
        self,
        edits: Edits,
        before: Storyboard,
        after: Storyboard,
        words: Words,
        merge: str,
        beside: Beside | None = None,
    ) -> None:
        super().__init__()
        self.words = words
        self._edits = edits
        self._before = before
        self._after = after
        self._merge = merge
        self._beside = beside
        self._done = False

    def id(self) -> int:
        return self.ID if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other._merge != self._merge:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)  # typed and taken back: no step at all
        return True

    def undo(self) -> None:
        self._edits.step(self._before)
        if self._beside is not None:
            self._beside.undo()

    def redo(self) -> None:
        """Qt calls it for the first time when the edit is made."""
        if self._done:
            self._edits.step(self._after)
            if self._beside is not None:
                self._beside.redo()
        else:
            self._done = True
            self._edits.put(self._after)


class _Note(QUndoCommand):
    ID = 2

    def __init__(self, words: Words, beside: Beside, merge: str) -> None:
        super().__init__()
        self.words = words
        self._beside = beside
        self._merge = merge
        self._done = False

    def id(self) -> int:
        return self.ID if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Note) or other._merge != self._merge:
            return False
        self._beside = Beside(self._beside.undo, other._beside.redo)
        return True

    def undo(self) -> None:
        self._beside.undo()

    def redo(self) -> None:
        """Qt calls it for the first time when the step is made."""
        if self._done:
            self._beside.redo()
        self._done = True


def _single_shot(parent: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
