"""Takes that wait and the shots they were made from: what was edited since, and taking it over."""

from collections.abc import Callable

from hailuo_desktop.app.board.board_presenter import BoardPresenter
from hailuo_desktop.app.board.boards_presenter import BoardsPresenter
from hailuo_desktop.app.board.edits import Edits
from hailuo_desktop.app.context import Context
from hailuo_desktop.domain.diff import edits
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.review import blocking, frozen
from hailuo_desktop.domain.shot import Link, Request
from hailuo_desktop.domain.take import Take
from hailuo_desktop.domain.words import sentence
from hailuo_desktop.studio.known_takes import KnownTakes
from hailuo_desktop.translate import mark, t
from hailuo_desktop.ui.actions.takes import EDIT
from hailuo_desktop.ui.notices import Kind
from hailuo_desktop.ui.queue.panel import QueuePanel

EDITED = mark(
    "The shot was edited since this was queued: {edits}. "
    "It is sent as it was queued, unless it takes that over."
)
GONE = mark("The shot of this take is on no board any more: the take is sent as it was queued.")
NOT_READY = mark("The take stays as it was queued, since the shot cannot be sent: {why}")


class EditsSince:
    """How the shot, while its board is in hand, differs from a take that can be amended."""

    def __init__(self, known_takes: KnownTakes, board_edits: Edits) -> None:
        self._known_takes = known_takes
        self._edits = board_edits

    def __call__(self, take: Take) -> str:
        if not take.never_sent:
            return ""
        found = edits(self._edits.board, take, self._known_takes.find)
        return t(EDITED, edits=", ".join(found)) if found else ""


class AmendPresenter:
    def __init__(
        self,
        context: Context,
        *,
        panel: QueuePanel,
        board_presenter: BoardPresenter,
        boards: BoardsPresenter,
        opened: Callable[[], None],
    ) -> None:
        """``opened`` hears that the shot of a take is in hand, to be edited."""
        self._studio = context.studio
        self._known_takes = context.known_takes
        self._panel = panel
        self._board_presenter = board_presenter
        self._boards = boards
        self._shot_opened = opened
        self._notify = context.notify
        context.actions.bind(EDIT, self._edit)
        panel.take_over_requested.connect(self._take_over)
        context.edits.changed.connect(panel.show_edits)
        context.edits.opened.connect(panel.show_edits)

    def _edit(self, ids: list[str]) -> None:
        take = self._known_takes.find(ids[0])
        if take is None:
            return
        if self._board_presenter.shot(take.shot) is None:
            self._open_board_of(take.shot)
        if self._board_presenter.shot(take.shot) is None:
            self._notify(t(GONE), Kind.PROBLEM)
            return
        self._board_presenter.select(take.shot)
        self._panel.show_edits()
        self._shot_opened()

    def _open_board_of(self, shot_id: str) -> None:
        boards = self._studio.library.boards.all()
        board = next((board for board in boards if shot_id in board.rows), None)
        if board is not None:
            self._boards.open(board.id)

    def _take_over(self, take_id: str) -> None:
        take = self._known_takes.find(take_id)
        shot = self._board_presenter.shot(take.shot) if take is not None else None
        if shot is None:
            self._notify(t(GONE), Kind.PROBLEM)
            return
        board = self._board_presenter.board
        if problems := blocking(board, shot):
            self._notify(t(NOT_READY, why=sentence(problems[0])), Kind.PROBLEM)
        else:
            self._amend(take_id, frozen(board, shot), shot.first_from)

    def _amend(self, take_id: str, request: Request, first_from: Link | None) -> None:
        try:
            self._studio.queue.amend(take_id, request, first_from)
        except HailuoError as error:
            self._notify(str(error), Kind.PROBLEM)
