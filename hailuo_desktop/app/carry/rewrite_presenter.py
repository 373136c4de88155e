"""A script that comes in again: the difference is shown, and what the artist chooses taken over."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.edits import new_id
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.rewrite import Change, Kind, changes, rewritten, said_of, settled
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.studio.script_rewrites import board_of, remember, said_before
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
        """A script has become a board of its own."""
        remember(script, board, said_of(board.shots), self._library)

    def offer(self, script: Storyboard, as_new: Callable[[], None]) -> bool:
        """Show what the rewrite changes; False where the script has never been here."""
        board = board_of(script, self._library)
        if board is None:
            return False
        found = changes(board, said_before(board, self._library), script.shots)
        if not found:
            self._boards.open(board.id)
            self._notify(t("“{board}” says all that this script says.", board=board.name))
            return True
        lines = [self._line(board, change) for change in found]
        dialog = RewriteDialog(board.name, lines, self._parent)
        dialog.take_requested.connect(partial(self._take, script, board.id, found))
        dialog.new_requested.connect(as_new)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()
        return True

    def _closed(self) -> None:
        self.dialog = None

    def _take(
        self, script: Storyboard, board_id: str, found: Sequence[Change], rows: list[int]
    ) -> None:
        """One step of the board, which is in hand then."""
        chosen = [found[row] for row in rows]
        self._boards.open(board_id)
        board = self._board_presenter.board
        said = said_before(board, self._library)
        after, ids = rewritten(board, chosen, new_id)
        self._board_presenter.make(after, mark("Take over the rewrite"))
        remember(script, board, settled(said, script.shots, ids), self._library)

    def _line(self, board: Storyboard, change: Change) -> RewriteLine:
        old, new = change.old, change.new
        code = board.code(old.id) if old else (new.name if new else "")
        before, after = (_words(shot) if shot else "" for shot in (old, new))
        return RewriteLine(_word(change.kind), code, before, after, self._why_not(change))

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
            return t("Rewritten")
        case Kind.REMOVED:
            return t("Taken out")


def _words(shot: Shot) -> str:
    return "\n".join(filter(None, (shot.scene, shot.prompt, shot.notes)))
