"""A script or a table that comes in again: the difference is shown, and what the artist chooses
taken over."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import new_id
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.rewrite import Change, Kind, rewritten, said_of, settled
from hailuo_desktop.domain.rewrite_words import settings, words
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.studio.importing import list_id
from hailuo_desktop.studio.list_rewrites import Rewrite, before, remember, rewrite_of
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.carry.rewrite_dialog import RewriteDialog, RewriteLine


class Boards(Protocol):
    def open(self, board_id: str) -> None: ...


class RewritePresenter:
    def __init__(
        self, context: Context, *, board_presenter: BoardPresenter, boards: Boards
    ) -> None:
        self._library = context.studio.library
        self._board_presenter = board_presenter
        self._boards = boards
        self._parent = context.window
        self._notify = context.notify
        self.dialog: RewriteDialog | None = None

    def came_in(self, script: Storyboard, board: Storyboard) -> None:
        """A script or a table has become a board of its own."""
        remember(script.id, board.id, said_of(board.shots), self._library)

    def went_out(self, name: str, board: Storyboard) -> None:
        """A board was written as a table of that name."""
        remember(list_id(name), board.id, said_of(board.shots), self._library)

    async def offer(self, script: Storyboard, as_new: Callable[[], None]) -> bool:
        """Show what the rewrite changes; False where the list has never been here."""
        known = before(script, self._library)
        rewrite = known and await asyncio.to_thread(rewrite_of, script, known)
        if rewrite is None:
            return False
        board = rewrite.board
        if not rewrite.changes:
            self._boards.open(board.id)
            self._notify(t("“{board}” says all that this file says.", board=board.name))
            return True
        lines = [self._line(board, change) for change in rewrite.changes]
        dialog = RewriteDialog(board.name, lines, self._parent)
        dialog.take_requested.connect(partial(self._take, script, rewrite))
        dialog.new_requested.connect(as_new)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()
        return True

    def _closed(self) -> None:
        self.dialog = None

    def _take(self, script: Storyboard, rewrite: Rewrite, rows: list[int]) -> None:
        """One step of the board, which is in hand then."""
        chosen = [rewrite.changes[row] for row in rows]
        self._boards.open(rewrite.board.id)
        board = self._board_presenter.board
        after, ids = rewritten(board, chosen, new_id)
        self._board_presenter.make(after, mark("Take over the rewrite"))
        said = settled(rewrite.said, script.shots, ids)
        remember(script.id, board.id, said, self._library)

    def _line(self, board: Storyboard, change: Change) -> RewriteLine:
        old, new = change.old, change.new
        code = board.code(old.id) if old else (new.name if new else "")
        here, there = (
            "\n".join((*words(shot), *settings(shot, change.fields))) if shot else ""
            for shot in (old, new)
        )
        return RewriteLine(_word(change.kind), code, here, there, self._why_not(change))

    def _why_not(self, change: Change) -> str:
        """What speaks against taking it over unseen."""
        if change.is_edited:
            return t("you edited it, too")
        if change.kind is Kind.REMOVED and change.old:
            if self._library.takes.of_shot(change.old.id):
                return t("it has takes")
            if change.old.first or change.old.last:
                return t("it has frames")
        return ""


def _word(kind: Kind) -> str:
    match kind:
        case Kind.ADDED:
            return t("New")
        case Kind.CHANGED:
            return t("Changed")
        case Kind.REMOVED:
            return t("Taken out")
